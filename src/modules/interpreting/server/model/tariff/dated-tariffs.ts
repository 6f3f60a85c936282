import { isIsoDate, type IsoDate } from '#kernel/dates.ts';
import { invalid, type FieldFault } from '#kernel/errors.ts';
import { mostCents } from '#kernel/money.ts';
import { ok, type Result } from '#kernel/result.ts';
import { roundings, travelBearers, travelReaches, type Tariff } from '../../../contract-tariff.ts';

/** The tariff of a day: the last one that began. Null before the first. */
export function tariffOn(tariffs: readonly Tariff[], day: IsoDate): Tariff | null {
  return tariffs.reduce<Tariff | null>(
    (found, tariff) => (tariff.validFrom <= day && (found === null || tariff.validFrom > found.validFrom) ? tariff : found),
    null,
  );
}

const mostMinutes = 24 * 60;
const whole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

/** What is wrong with a tariff, in words for its form. */
export function tariffFaults(tariff: Tariff): FieldFault[] {
  const { kilometres, ticket, time, reach } = tariff.travel;
  const money = (value: number | null) => value === null || whole(value, 0, mostCents);
  const minutes = (value: number | null) => value === null || whole(value, 0, mostMinutes);
  const checks: [path: string, right: boolean, message: string][] = [
    ['validFrom', isIsoDate(tariff.validFrom), 'Bitte nennen Sie den ersten Tag, an dem der Tarif gilt.'],
    ['centsPerHour', money(tariff.centsPerHour), 'Der Stundensatz muss ein Betrag sein, der nicht negativ ist.'],
    [
      'retainedCentsPerHour',
      money(tariff.retainedCentsPerHour),
      'Der Anteil des Pools muss ein Betrag sein, der nicht negativ ist.',
    ],
    ['rounding', roundings.includes(tariff.rounding), 'Bitte wählen Sie, wie gerundet wird.'],
    ['unitMinutes', whole(tariff.unitMinutes, 1, 240), 'Die Einheit muss zwischen 1 und 240 Minuten lang sein.'],
    ['minimumMinutes', minutes(tariff.minimumMinutes), 'Die Mindestzeit muss zwischen 0 und 1440 Minuten liegen.'],
    ['travel.reach', travelReaches.includes(reach), 'Bitte wählen Sie, wo Wege bezahlt werden.'],
    ['travelBilledTo', travelBearers.includes(tariff.travelBilledTo), 'Bitte wählen Sie, wer Wege bezahlt.'],
    ['noShow.minutes', minutes(tariff.noShow.minutes), 'Die Minuten müssen zwischen 0 und 1440 liegen.'],
    ...tariff.cancellation.steps.flatMap(({ hoursBefore, minutes: paid }, index): typeof checks => [
      [`cancellation.steps.${index}.hoursBefore`, whole(hoursBefore, 0, 8760), 'Bitte nennen Sie die Stunden vor dem Beginn.'],
      [`cancellation.steps.${index}.minutes`, minutes(paid), 'Die Minuten müssen zwischen 0 und 1440 liegen.'],
      [
        `cancellation.steps.${index}.hoursBefore`,
        tariff.cancellation.steps.findIndex((step) => step.hoursBefore === hoursBefore) === index,
        'Diese Frist steht schon in der Liste.',
      ],
    ]),
  ];
  if (kilometres !== null)
    checks.push(
      [
        'travel.kilometres.centsPerKm',
        whole(kilometres.centsPerKm, 0, 10_000),
        'Der Satz je Kilometer muss zwischen 0 und 100 € liegen.',
      ],
      ['travel.kilometres.freeKm', whole(kilometres.freeKm, 0, 1000), 'Die freien Kilometer müssen zwischen 0 und 1000 liegen.'],
      ['travel.kilometres.mostCents', money(kilometres.mostCents), 'Die Obergrenze muss ein Betrag sein, der nicht negativ ist.'],
    );
  if (ticket !== null)
    checks.push([
      'travel.ticket.mostCents',
      money(ticket.mostCents),
      'Die Obergrenze muss ein Betrag sein, der nicht negativ ist.',
    ]);
  if (time !== null)
    checks.push(
      [
        'travel.time.centsPerHour',
        money(time.centsPerHour),
        'Der Satz für Fahrzeit muss ein Betrag sein, der nicht negativ ist.',
      ],
      ['travel.time.freeMinutes', minutes(time.freeMinutes), 'Die freien Minuten müssen zwischen 0 und 1440 liegen.'],
      ['travel.time.freeKm', whole(time.freeKm, 0, 1000), 'Die freien Kilometer müssen zwischen 0 und 1000 liegen.'],
      ['travel.time.mostMinutes', minutes(time.mostMinutes), 'Die Minuten müssen zwischen 0 und 1440 liegen.'],
    );
  return checks.flatMap(([path, right, message]) => (right ? [] : [{ path, message, code: 'invalid' }]));
}

/**
 * The tariffs with another one, in their order; one that begins on the same day takes the place of the earlier.
 * @param settledUntil the last day with a settled sheet: no tariff begins on it or before
 */
export function withTariff(input: {
  tariffs: readonly Tariff[];
  tariff: Tariff;
  settledUntil: IsoDate | null;
}): Result<Tariff[]> {
  const { tariffs, tariff, settledUntil } = input;
  const faults = tariffFaults(tariff);
  if (faults.length > 0) return invalid('tariff-faulty', 'Der Tarif ist noch nicht vollständig.', faults);
  if (settledUntil !== null && tariff.validFrom <= settledUntil) {
    const message = `Bis zum ${settledUntil.split('-').toReversed().join('.')} ist schon abgerechnet. Ein neuer Tarif kann erst danach beginnen.`;
    return invalid('tariff-too-early', message, [{ path: 'validFrom', message, code: 'tariff-too-early' }]);
  }
  const others = tariffs.filter(({ validFrom }) => validFrom !== tariff.validFrom);
  return ok([...others, tariff].toSorted((one, other) => one.validFrom.localeCompare(other.validFrom)));
}
