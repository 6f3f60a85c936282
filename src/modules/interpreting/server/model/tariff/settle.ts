import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { invalid } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Allowance, Outcome, Span, Tariff, Travel } from '../../../contract-tariff.ts';
import { allowance } from './allowance.ts';
import { tariffOn } from './dated-tariffs.ts';

/** The money of a sheet by the tariff of the day for which it was planned; kept with the sheet from then on. */
export function settle(input: {
  tariffs: readonly Tariff[];
  planned: Span;
  actual: Span | null;
  travel: Travel | null;
  outcome: Outcome;
}): Result<{ day: IsoDate; tariffFrom: IsoDate } & Allowance> {
  const { tariffs, ...sheet } = input;
  const day = berlinDay(new Date(sheet.planned.startsAt));
  const tariff = tariffOn(tariffs, day);
  if (tariff === null) return invalid('no-tariff', `Für den ${day.split('-').toReversed().join('.')} ist kein Tarif hinterlegt.`);
  return ok({ day, tariffFrom: tariff.validFrom, ...allowance({ ...sheet, tariff }) });
}
