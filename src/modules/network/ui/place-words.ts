import { languageNameIn } from '#kernel/language-names.ts';
import { formatList, formatTags } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { DayHours } from '../contract-hours.ts';
import type { OfficeFunction, PlaceAudience, PlaceKind, PublicText } from '../contract-places.ts';

/** Words about places in the reader's language. */

const kinds = {
  authority: m.places_kind_authority,
  advice: m.places_kind_advice,
  education: m.places_kind_education,
  school: m.places_kind_school,
  kita: m.places_kind_kita,
  health: m.places_kind_health,
  'meeting-place': m.places_kind_meeting_place,
  library: m.places_kind_library,
  sport: m.places_kind_sport,
  culture: m.places_kind_culture,
  religion: m.places_kind_religion,
  shop: m.places_kind_shop,
  transport: m.places_kind_transport,
  housing: m.places_kind_housing,
  emergency: m.places_kind_emergency,
  other: m.places_kind_other,
} satisfies Record<PlaceKind, unknown>;
export const placeKindWord = (kind: PlaceKind, locale: Language): string => kinds[kind]({}, { locale });

const audiences = {
  newcomers: m.places_audience_newcomers,
  volunteers: m.places_audience_volunteers,
  professionals: m.places_audience_professionals,
} satisfies Record<PlaceAudience, unknown>;
export const placeAudienceWord = (audience: PlaceAudience, locale: Language): string => audiences[audience]({}, { locale });

const functions = {
  'residents-registration': m.places_function_residents_registration,
  'foreigners-authority': m.places_function_foreigners_authority,
  naturalisation: m.places_function_naturalisation,
  'job-centre': m.places_function_job_centre,
  'employment-agency': m.places_function_employment_agency,
  'social-welfare': m.places_function_social_welfare,
  'asylum-benefits': m.places_function_asylum_benefits,
  'youth-office': m.places_function_youth_office,
  'kita-registration': m.places_function_kita_registration,
  'school-authority': m.places_function_school_authority,
  'health-office': m.places_function_health_office,
  'integration-office': m.places_function_integration_office,
  'migration-advice': m.places_function_migration_advice,
  'youth-migration-service': m.places_function_youth_migration_service,
  'adult-education': m.places_function_adult_education,
  'language-courses': m.places_function_language_courses,
  'recognition-advice': m.places_function_recognition_advice,
  'housing-benefit': m.places_function_housing_benefit,
  'family-benefits': m.places_function_family_benefits,
  'registry-office': m.places_function_registry_office,
  'driving-licence': m.places_function_driving_licence,
  'vehicle-registration': m.places_function_vehicle_registration,
  'waste-collection': m.places_function_waste_collection,
  police: m.places_function_police,
  hospital: m.places_function_hospital,
  'women-advice': m.places_function_women_advice,
  'equal-opportunities': m.places_function_equal_opportunities,
  'anti-discrimination': m.places_function_anti_discrimination,
  'debt-advice': m.places_function_debt_advice,
  'volunteer-coordination': m.places_function_volunteer_coordination,
  library: m.places_function_library,
  'tax-office': m.places_function_tax_office,
  'customer-office-health-insurance': m.places_function_customer_office_health_insurance,
} satisfies Record<OfficeFunction, unknown>;
export const officeFunctionWord = (name: OfficeFunction, locale: Language): string => functions[name]({}, { locale });

/** `8:00–12:00`, from left to right in every script and never broken at the dash. */
const slotsOf = (hours: DayHours, locale: Language): string =>
  formatList(
    hours.slots.map(({ opens, closes }) => `\u2066${clock(opens)}\u2060–\u2060${clock(closes)}\u2069`),
    locale,
  );
const clock = (time: string): string => time.replace(/^0(\d)/, '$1');

/** Hours of one day in words: `8:00–12:00 und 14:00–16:00 Uhr`, `geschlossen`. */
export function dayHoursWord(hours: DayHours, locale: Language): string {
  const slots = slotsOf(hours, locale);
  switch (hours.kind) {
    case 'closed':
      return m.places_hours_closed({}, { locale });
    case 'all-day':
      return m.places_hours_all_day({}, { locale });
    case 'by-appointment':
      return slots === '' ? m.places_hours_appointment({}, { locale }) : m.places_hours_appointment_at({ slots }, { locale });
    case 'open':
      return m.places_hours_slots({ slots }, { locale });
  }
}

/** A text's language: that of its translation, or the German in which the county writes. */
export const tongueOf = (text: PublicText): string => text.mark?.language ?? 'de';

/** Whether one of these is a translation that nobody has checked, or whose source has changed. */
export const isUnchecked = (texts: readonly (PublicText | null)[]): boolean =>
  texts.some((text) => text !== null && text.mark !== null && text.mark.state !== 'checked');

/** Own or reader's name of a spoken language. */
export function spokenWord(code: string, locale: Language): string {
  if (code === 'gsg') return m.places_sign_language({}, { locale });
  return languageNameIn(code, formatTags[locale]);
}

const weekday = (locale: Language): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(formatTags[locale], { weekday: 'long', timeZone: 'UTC' });
/** Monday first. */
export const weekdayWords = (locale: Language): string[] =>
  // 5 January 2026 is a Monday.
  Array.from({ length: 7 }, (_, index) => weekday(locale).format(new Date(Date.UTC(2026, 0, 5 + index))));
