import { berlinDay } from '#kernel/dates.ts';
import { halfYearOptions } from '#lib/office/class-form.ts';
import { loadClasses } from '#lib/office/load-classes.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadClasses({ locals, url })),
  halfYears: halfYearOptions(berlinDay(locals.app.clock.now())),
  search: url.search,
  saved: savedWords(url.searchParams.get('gespeichert')),
});
