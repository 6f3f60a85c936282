import { formatHundredths, formatMoney, parseMoney } from '#kernel/money.ts';
import {
  roundings,
  roundingWords,
  travelBearers,
  travelBearerWords,
  travelReaches,
  travelReachWords,
  type Rounding,
  type Tariff,
  type TravelBearer,
  type TravelReach,
} from '#modules/interpreting/contract-tariff.ts';
import { wholeOf } from './pool-rules-form.ts';

const options = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));
export const roundingOptions = options(roundings, roundingWords);
export const reachOptions = options(travelReaches, travelReachWords);
export const travelBearerOptions = options(travelBearers, travelBearerWords);

/** Controls by their place in the tariff, so that a fault leads to its own. */
export const tariffTexts = [
  'validFrom',
  'centsPerHour',
  'retainedCentsPerHour',
  'rounding',
  'unitMinutes',
  'minimumMinutes',
  'travel.reach',
  'travel.kilometres.centsPerKm',
  'travel.kilometres.freeKm',
  'travel.kilometres.mostCents',
  'travel.ticket.mostCents',
  'travel.time.centsPerHour',
  'travel.time.freeMinutes',
  'travel.time.freeKm',
  'travel.time.mostMinutes',
  'travelBilledTo',
  'cancellation.steps.0.hoursBefore',
  'cancellation.steps.0.minutes',
  'cancellation.steps.1.hoursBefore',
  'cancellation.steps.1.minutes',
  'cancellation.steps.2.hoursBefore',
  'cancellation.steps.2.minutes',
  'noShow.minutes',
] as const;
export const tariffFlags = ['leastPlanned', 'kilometres', 'ticket', 'time', 'cancellation.travel', 'noShow.travel'] as const;
type Text = (typeof tariffTexts)[number];
type Flag = (typeof tariffFlags)[number];
export type TariffForm = { texts: Record<Text, string>; flags: Record<Flag, boolean> };
export const stepLines = [0, 1, 2] as const;

const money = (cents: number | null | undefined): string =>
  cents === null || cents === undefined ? '' : formatHundredths(cents, 2);
const number = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

export const storedTariff = (tariff: Tariff, validFrom: string): TariffForm => {
  const { kilometres, ticket, time } = tariff.travel;
  const [first, second, third] = tariff.cancellation.steps;
  return {
    texts: {
      validFrom,
      centsPerHour: money(tariff.centsPerHour),
      retainedCentsPerHour: money(tariff.retainedCentsPerHour),
      rounding: tariff.rounding,
      unitMinutes: number(tariff.unitMinutes),
      minimumMinutes: number(tariff.minimumMinutes),
      'travel.reach': tariff.travel.reach,
      'travel.kilometres.centsPerKm': money(kilometres?.centsPerKm ?? 30),
      'travel.kilometres.freeKm': number(kilometres?.freeKm ?? 0),
      'travel.kilometres.mostCents': money(kilometres?.mostCents),
      'travel.ticket.mostCents': money(ticket?.mostCents),
      'travel.time.centsPerHour': money(time?.centsPerHour),
      'travel.time.freeMinutes': number(time?.freeMinutes ?? 0),
      'travel.time.freeKm': number(time?.freeKm ?? 0),
      'travel.time.mostMinutes': number(time?.mostMinutes),
      travelBilledTo: tariff.travelBilledTo,
      'cancellation.steps.0.hoursBefore': number(first?.hoursBefore),
      'cancellation.steps.0.minutes': number(first?.minutes),
      'cancellation.steps.1.hoursBefore': number(second?.hoursBefore),
      'cancellation.steps.1.minutes': number(second?.minutes),
      'cancellation.steps.2.hoursBefore': number(third?.hoursBefore),
      'cancellation.steps.2.minutes': number(third?.minutes),
      'noShow.minutes': number(tariff.noShow.minutes),
    },
    flags: {
      leastPlanned: tariff.leastPlanned,
      kilometres: kilometres !== null,
      ticket: ticket !== null,
      time: time !== null,
      'cancellation.travel': tariff.cancellation.travel,
      'noShow.travel': tariff.noShow.travel,
    },
  };
};

/** Nonsense stays none, so that the use case names the fault. */
const cents = (text: string): number => parseMoney(text) ?? Number.NaN;
const centsOrNull = (text: string): number | null => (text === '' ? null : cents(text));
const wholeOrNull = (text: string): number | null => (text === '' ? null : wholeOf(text));

export function toTariff({ texts, flags }: TariffForm): Tariff {
  return {
    validFrom: texts.validFrom,
    centsPerHour: cents(texts.centsPerHour),
    retainedCentsPerHour: texts.retainedCentsPerHour === '' ? 0 : cents(texts.retainedCentsPerHour),
    rounding: texts.rounding as Rounding,
    unitMinutes: wholeOf(texts.unitMinutes),
    minimumMinutes: wholeOf(texts.minimumMinutes),
    leastPlanned: flags.leastPlanned,
    travel: {
      reach: texts['travel.reach'] as TravelReach,
      kilometres: flags.kilometres
        ? {
            centsPerKm: cents(texts['travel.kilometres.centsPerKm']),
            freeKm: wholeOf(texts['travel.kilometres.freeKm']),
            mostCents: centsOrNull(texts['travel.kilometres.mostCents']),
          }
        : null,
      ticket: flags.ticket ? { mostCents: centsOrNull(texts['travel.ticket.mostCents']) } : null,
      time: flags.time
        ? {
            centsPerHour: centsOrNull(texts['travel.time.centsPerHour']),
            freeMinutes: wholeOf(texts['travel.time.freeMinutes']),
            freeKm: wholeOf(texts['travel.time.freeKm']),
            mostMinutes: wholeOrNull(texts['travel.time.mostMinutes']),
          }
        : null,
    },
    travelBilledTo: texts.travelBilledTo as TravelBearer,
    cancellation: {
      steps: stepLines.flatMap((index) => {
        const hours = texts[`cancellation.steps.${index}.hoursBefore`];
        return hours === ''
          ? []
          : [{ hoursBefore: wholeOf(hours), minutes: wholeOrNull(texts[`cancellation.steps.${index}.minutes`]) }];
      }),
      travel: flags['cancellation.travel'],
    },
    noShow: { minutes: wholeOrNull(texts['noShow.minutes']), travel: flags['noShow.travel'] },
  };
}

const paid = (minutes: number | null): string => (minutes === null ? 'die ganze geplante Zeit' : `${minutes} Minuten`);
const upTo = (cents: number | null): string => (cents === null ? '' : `, höchstens ${formatMoney(cents)}`);

/** A tariff in words, for whoever reads it. */
export function tariffFacts(tariff: Tariff): { label: string; value: string }[] {
  const { kilometres, ticket, time, reach } = tariff.travel;
  const travel = [
    ...(kilometres
      ? [
          `${formatMoney(kilometres.centsPerKm)} je Kilometer${kilometres.freeKm > 0 ? ` ab dem ${kilometres.freeKm + 1}. Kilometer` : ''}${upTo(kilometres.mostCents)}`,
        ]
      : []),
    ...(ticket ? [`Fahrkarte${upTo(ticket.mostCents)}`] : []),
    ...(time
      ? [`Fahrzeit${time.centsPerHour === null ? ' wie Gesprächszeit' : `, ${formatMoney(time.centsPerHour)} je Stunde`}`]
      : []),
  ];
  return [
    { label: 'Satz', value: `${formatMoney(tariff.centsPerHour)} je Stunde` },
    ...(tariff.retainedCentsPerHour > 0
      ? [{ label: 'Dazu für den Pool', value: `${formatMoney(tariff.retainedCentsPerHour)} je Stunde` }]
      : []),
    { label: 'Gerechnet wird', value: `${roundingWords[tariff.rounding]}, Einheit ${tariff.unitMinutes} Minuten` },
    { label: 'Mindestens', value: `${tariff.minimumMinutes} Minuten${tariff.leastPlanned ? ', nie weniger als geplant' : ''}` },
    { label: 'Wege', value: travel.length === 0 ? 'werden nicht bezahlt' : `${travel.join('; ')} (${travelReachWords[reach]})` },
    { label: 'Wege bezahlt', value: travelBearerWords[tariff.travelBilledTo] },
    {
      label: 'Absage der Einrichtung',
      value:
        tariff.cancellation.steps.length === 0
          ? 'wird nicht bezahlt'
          : tariff.cancellation.steps
              .map(({ hoursBefore, minutes }) => `weniger als ${hoursBefore} Stunden vorher: ${paid(minutes)}`)
              .join('; '),
    },
    { label: 'Niemand war da', value: `${paid(tariff.noShow.minutes)}${tariff.noShow.travel ? ' und der Weg' : ''}` },
  ];
}
