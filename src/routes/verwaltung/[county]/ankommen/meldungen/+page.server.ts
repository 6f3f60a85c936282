import { loadNoticeChoices, loadNotices } from '#lib/office/load-notices.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const choices = await loadNoticeChoices(locals);
  return {
    ...(await loadNotices({ locals, url })),
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    mayAdd: choices.whole || choices.municipalities.length > 0,
    ...valueOrError(await locals.app.welcome.countPushSubscriptions(locals.ctx, {})),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
