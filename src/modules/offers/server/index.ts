/** The front door of the offers module: the directory of offers, its upkeep, coverage, and what other systems read of it. */
export { changeByLink, confirmByLink, readOfferByLink } from './use-cases/by-link.ts';
export { followUnits } from './use-cases/follow-units.ts';
export {
  addOffer,
  changeOffer,
  confirmOffer,
  listOffers,
  quickChangeOffer,
  readOffer,
  setOfferState,
} from './use-cases/offers.ts';
export {
  readOpenAtLocation,
  readOpenAtLocations,
  readOpenOrganisation,
  readOpenOrganisations,
  readOpenService,
  readOpenServices,
  readOpenTerms,
} from './use-cases/open-data.ts';
export { readPublicOffer, readPublicOffers } from './use-cases/public-offers.ts';
export { listPublicProjects, readPublicProject } from './use-cases/public-projects.ts';
export { askAboutOffer, reviewOffers } from './use-cases/review.ts';
export { readCoverage, readCoverageBasis, saveResidents, saveTarget } from './use-cases/coverage.ts';
export { readCoverageHistory, readCoverageTrend, recordCoverage } from './use-cases/coverage-history.ts';
export { listDuplicates, mergeOffers } from './use-cases/duplicates.ts';
export { findSimilar, listEnding } from './use-cases/ending.ts';
export {
  listPublicGroups,
  listTargetGroups,
  readPublicGroup,
  readTargetGroup,
  readTargetGroupProfile,
  saveTargetGroup,
} from './use-cases/target-groups.ts';
export { listPlacesWithoutOffer, listTaken, noteSource, takeOffer, takePlacesAsOffers } from './use-cases/take-over.ts';
