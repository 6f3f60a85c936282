import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { languageChoices, spokenName } from '#modules/interpreting/contract-languages.ts';
import type { GapHelp, GapOccasion } from '#modules/interpreting/contract-gaps.ts';
import type { Actions, PageServerLoad } from './$types';

/** For a desk that has noted nothing yet. */
const usual = ['uk', 'ar', 'ru', 'kmr-Latn', 'fa', 'tr'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = valueOrError(await locals.app.interpreting.readGapPage(locals.ctx, {}));
  const first = [...new Set([...page.languages, ...usual])].slice(0, 8);
  const noted = url.searchParams.get('notiz');
  return {
    desks: page.desks.map(({ key, name }) => ({ value: key, label: name })),
    first: first.map((value) => ({ value, label: spokenName({ tag: value }) })),
    others: languageChoices().map(({ tag, name }) => ({ value: tag, label: name })),
    lastOccasion: page.lastOccasion,
    today: page.today,
    clientId: randomUUID(),
    noted: noted !== null && isId(noted) ? noted : null,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  notieren: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = {
      desk: textOf(form, 'desk') ?? '',
      language: textOf(form, 'other') ?? textOf(form, 'language') ?? '',
      occasion: textOf(form, 'occasion') ?? '',
    };
    const result = await locals.app.interpreting.recordGap(locals.ctx, {
      ...typed,
      clientId: textOf(form, 'clientId') ?? '',
      occasion: typed.occasion as GapOccasion,
      help: (textOf(form, 'help') ?? '') as GapHelp,
    });
    if (!result.ok) return failure(result, typed);
    const paths = officePaths(locals.county!.slug);
    redirect(303, paths.languageGaps(`?gespeichert=verstaendigung&notiz=${result.value.clientId}`));
  },
  zuruecknehmen: async ({ locals, request }) => {
    const result = await locals.app.interpreting.takeBackGap(locals.ctx, {
      clientId: textOf(await request.formData(), 'clientId') ?? '',
    });
    if (!result.ok) return failure(result, { desk: '', language: '', occasion: '' });
    redirect(303, officePaths(locals.county!.slug).languageGaps('?gespeichert=verstaendigung-weg'));
  },
};
