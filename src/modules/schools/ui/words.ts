import { formatDay } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { isDayCare, type PlacesState, type PublicSchool, type SchoolType } from '../contract.ts';
import type { SystemRule, VocationalGroup } from '../contract-system.ts';
import type { Transition, TransitionStepKey } from '../contract-transitions.ts';

/** Words about Kitas and schools in the reader's language. Types keep their German names: families meet these on every paper. */

const about = {
  creche: m.schools_about_creche,
  kita: m.schools_about_kita,
  childminder: m.schools_about_childminder,
  primary: m.schools_about_primary,
  'after-school': m.schools_about_after_school,
  hauptschule: m.schools_about_hauptschule,
  realschule: m.schools_about_realschule,
  oberschule: m.schools_about_oberschule,
  kgs: m.schools_about_kgs,
  igs: m.schools_about_igs,
  gymnasium: m.schools_about_gymnasium,
  special: m.schools_about_special,
  vocational: m.schools_about_vocational,
  adult: m.schools_about_adult,
} satisfies Record<SchoolType, unknown>;
export const aboutType = (type: SchoolType, locale: Language): string => about[type]({}, { locale });

const vocational = {
  dual: m.schools_bbs_dual,
  entry: m.schools_bbs_entry,
  upper: m.schools_bbs_upper,
  after: m.schools_bbs_after,
} satisfies Record<VocationalGroup, unknown>;
export const aboutVocational = (group: VocationalGroup, locale: Language): string => vocational[group]({}, { locale });

const rules = {
  kita: m.schools_rule_kita,
  start: m.schools_rule_start,
  duty: m.schools_rule_duty,
  district: m.schools_rule_district,
  choice: m.schools_rule_choice,
  measles: m.schools_rule_measles,
} satisfies Record<SystemRule, unknown>;
export const ruleWord = (rule: SystemRule, locale: Language): string => rules[rule]({}, { locale });

const places = {
  yes: m.offers_seats_free,
  few: m.offers_seats_few,
  waiting: m.courses_seats_waiting,
} satisfies Record<PlacesState, unknown>;
/** Whether there are places, and from when that is. */
export const placesWord = ({ places: state, placesOn }: Pick<PublicSchool, 'places' | 'placesOn'>, locale: Language): string =>
  state === null || placesOn === null
    ? m.schools_places_unknown({}, { locale })
    : `${places[state]({}, { locale })} (${m.schools_reported({ day: formatDay(placesOn, locale, 'short') }, { locale })})`;

/** For whom, as the institution says it: years of age, or years of school. */
export function yearsWord(school: PublicSchool, locale: Language): string | null {
  const { ageFrom, ageTo, gradeFrom, gradeTo } = school;
  if (!isDayCare(school.type) && gradeFrom !== null && gradeTo !== null)
    return m.schools_grades({ from: gradeFrom, to: gradeTo }, { locale });
  if (ageFrom !== null && ageTo !== null) return m.offers_age_between({ from: ageFrom, to: ageTo }, { locale });
  if (ageFrom !== null) return m.offers_age_from({ age: ageFrom }, { locale });
  return ageTo === null ? null : m.offers_age_to({ age: ageTo }, { locale });
}

/** When one registers; null where nothing is said. */
export function registrationWord(school: PublicSchool, locale: Language): string | null {
  const { registrationFrom: from, registrationUntil: until } = school;
  if (from !== null && until !== null)
    return m.schools_registration_span({ from: formatDay(from, locale), to: formatDay(until, locale) }, { locale });
  if (from !== null) return m.schools_registration_from({ day: formatDay(from, locale) }, { locale });
  return until === null ? null : m.courses_register_until({ day: formatDay(until, locale) }, { locale });
}

const ways = {
  kita: m.schools_way_kita,
  school: m.schools_way_school,
  five: m.schools_way_five,
  job: m.schools_way_job,
} satisfies Record<Transition, unknown>;
export const transitionWord = (way: Transition, locale: Language): string => ways[way]({}, { locale });

const steps = {
  choose: m.schools_step_choose,
  visit: m.schools_step_visit,
  'register-kita': m.schools_step_register_kita,
  settle: m.schools_step_settle,
  letter: m.schools_step_letter,
  exam: m.schools_step_exam,
  'register-school': m.schools_step_register_school,
  documents: m.schools_step_documents,
  language: m.schools_step_language,
  talk: m.schools_step_talk,
  'open-day': m.schools_step_open_day,
  'register-five': m.schools_step_register_five,
  bus: m.schools_step_bus,
  report: m.schools_step_report,
  advice: m.schools_step_advice,
  training: m.schools_step_training,
  'register-bbs': m.schools_step_register_bbs,
} satisfies Record<TransitionStepKey, unknown>;
export const stepWord = (step: TransitionStepKey, locale: Language): string => steps[step]({}, { locale });
