import { noticeKinds } from '#modules/welcome/contract-alerts.ts';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const kind = noticeKinds.find((known) => known === url.searchParams.get('art')) ?? null;
  const municipalityId = url.searchParams.get('ort') || null;
  const { notices, municipalities } = publicValue(
    await locals.app.welcome.listPublicNotices(locals.ctx, { language, kind, municipalityId }),
    language,
  );
  return { notices, municipalities, kind, municipalityId, narrowed: kind !== null || municipalityId !== null, query: url.search };
};
