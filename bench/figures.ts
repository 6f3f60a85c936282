import { coverageMatrix } from './figures/coverage-matrix.ts';
import { lighthouseScores } from './figures/lighthouse.ts';
import { contentFirstView, contentThroughput, firstView, throughput } from './figures/public-page.ts';
import { manyCounties } from './figures/many-counties.ts';
import { hsdsStream } from './figures/hsds-stream.ts';
import { importDocument } from './figures/import-document.ts';
import { integreatPages } from './figures/integreat-pages.ts';
import { interpretingDay, interpretingPlans, interpretingScale } from './figures/interpreting-plans.ts';
import { interpretingAccept } from './figures/interpreting-accept.ts';
import { linkFirstView } from './figures/link-page.ts';
import { offlinePackage } from './figures/offline-package.ts';
import { offersSearchScale } from './figures/offers-search-scale.ts';
import { reportPdf } from './figures/report-pdf.ts';
import { publicSearch } from './figures/search.ts';
import { searchLargeCounty } from './figures/search-large-county.ts';
import { strategyScale } from './figures/strategy-scale.ts';
import { transitCourses, transitReach } from './figures/transit.ts';
import { tableRoundTrip } from './figures/table-round-trip.ts';
import type { Figure } from './measure.ts';

/** Every benchmark; one may give several figures. Their names are fixed: others compare them over time. */
export const figures: readonly { name: string; measure: () => Promise<Figure[]> }[] = [
  { name: 'public-first-view', measure: firstView },
  { name: 'link-first-view', measure: linkFirstView },
  { name: 'public-throughput', measure: throughput },
  { name: 'content-first-view', measure: contentFirstView },
  { name: 'content-throughput', measure: contentThroughput },
  { name: 'offline-package', measure: offlinePackage },
  { name: 'strategy-scale', measure: strategyScale },
  { name: 'many-counties', measure: manyCounties },
  { name: 'table-round-trip', measure: tableRoundTrip },
  { name: 'integreat-pages', measure: integreatPages },
  { name: 'hsds-stream', measure: hsdsStream },
  { name: 'offers-search-scale', measure: offersSearchScale },
  { name: 'coverage-matrix', measure: coverageMatrix },
  { name: 'import-document', measure: importDocument },
  { name: 'search', measure: publicSearch },
  { name: 'search-large-county', measure: searchLargeCounty },
  { name: 'transit-reach', measure: transitReach },
  { name: 'transit-200-courses', measure: transitCourses },
  { name: 'report-pdf', measure: reportPdf },
  { name: 'interpreting-plans', measure: interpretingPlans },
  { name: 'interpreting-scale', measure: interpretingScale },
  { name: 'interpreting-day', measure: interpretingDay },
  { name: 'interpreting-accept', measure: interpretingAccept },
  { name: 'lighthouse', measure: lighthouseScores },
];
