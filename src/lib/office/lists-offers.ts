import { coverage, coverageHistory, coverageLines, recordedLines } from './list-registers-coverage.ts';
import { targetGroups } from './list-registers-groups.ts';
import { offers as offerRegister } from './list-registers-offers.ts';
import { loadCoverage, loadCoverageHistory } from './load-coverage.ts';
import { loadOffers } from './load-offers.ts';
import { loadTargetGroups } from './load-target-groups.ts';
import { list, type OfficeList } from './office-list.ts';

/** The lists of the directory of offers. */
export const offerLists: readonly OfficeList[] = [
  list('angebote', async ({ locals, url }) => ({
    register: offerRegister,
    rows: (await loadOffers({ locals, url })).offers,
    name: `angebote-${locals.county!.slug}`,
  })),
  list('angebote/abdeckung', async ({ locals, url }) => ({
    register: coverage,
    rows: coverageLines((await loadCoverage({ locals, url })).coverage),
    name: `abdeckung-${locals.county!.slug}`,
  })),
  list('angebote/abdeckung/verlauf', async ({ locals, url }) => ({
    register: coverageHistory,
    rows: recordedLines(await loadCoverageHistory({ locals, url })),
    name: `abdeckung-verlauf-${locals.county!.slug}`,
  })),
  list('angebote/zielgruppen', async ({ locals, url }) => ({
    register: targetGroups,
    rows: (await loadTargetGroups({ locals, url })).groups,
    name: `zielgruppen-${locals.county!.slug}`,
  })),
];
