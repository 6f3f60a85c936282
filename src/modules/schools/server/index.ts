/** The front door of the schools module: the directory of Kitas and schools, language classes. */
export {
  addLanguageClass,
  changeLanguageClass,
  listLanguageClasses,
  readLanguageClass,
  reviewLanguageClass,
} from './use-cases/classes.ts';
export { listFindings, nameFindingsKeeper, readEntry, saveEntry } from './use-cases/findings.ts';
export { followUnits } from './use-cases/follow-units.ts';
export { readPublicSchool, readPublicSchools } from './use-cases/public-schools.ts';
export { changeSchoolSettings, readSchoolSettings } from './use-cases/school-settings.ts';
export {
  addSchool,
  changeSchool,
  confirmSchool,
  listSchools,
  readSchool,
  reportPlaces,
  setSchoolState,
} from './use-cases/schools.ts';
