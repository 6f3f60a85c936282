import { loadOtherFigures, loadReferralFigures } from '#lib/office/load-guidance-figures.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadOtherFigures({ locals, url })),
  figures: await loadReferralFigures({ locals, url }),
  search: url.search,
});
