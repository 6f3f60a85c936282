import { desks, referrals, taskLines } from './list-registers-guidance.ts';
import { loadDesks } from './load-desks.ts';
import { loadReferralFigures } from './load-guidance-figures.ts';
import { list, type OfficeList } from './office-list.ts';

/** The lists of guidance. */
export const guidanceLists: readonly OfficeList[] = [
  list('beratung/ansprechstellen', async ({ locals, url }) => ({
    register: desks,
    rows: (await loadDesks({ locals, url })).desks,
    name: `ansprechstellen-${locals.county!.slug}`,
  })),
  list('beratung/zahlen', async ({ locals, url }) => ({
    register: referrals,
    rows: taskLines(await loadReferralFigures({ locals, url })),
    name: `verweise-${locals.county!.slug}`,
  })),
];
