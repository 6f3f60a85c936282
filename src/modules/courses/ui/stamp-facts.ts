import { formatDay, formatNumber } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Stamp } from '../contract-stamps.ts';
import { courseLevelWordIn } from './words.ts';

/** What a stamp says, in the reader's language, line by line; proper names stay German. */
export function stampFacts(stamp: Stamp, locale: Language): { term: string; value: string; isGerman: boolean }[] {
  const number = (value: number): string => formatNumber(value, locale);
  const units =
    stamp.unitsOf === null
      ? number(stamp.units)
      : m.pass_units_of({ units: number(stamp.units), of: number(stamp.unitsOf) }, { locale });
  return [
    { term: m.pass_course({}, { locale }), value: stamp.course, isGerman: true },
    { term: m.pass_provider({}, { locale }), value: stamp.provider, isGerman: true },
    ...(stamp.units === 0 && stamp.unitsOf === null
      ? []
      : [{ term: m.pass_attended({}, { locale }), value: units, isGerman: false }]),
    ...(stamp.level === null
      ? []
      : [{ term: m.pass_level({}, { locale }), value: courseLevelWordIn(stamp.level, locale), isGerman: false }]),
    { term: m.pass_day({}, { locale }), value: formatDay(stamp.day, locale), isGerman: false },
  ];
}
