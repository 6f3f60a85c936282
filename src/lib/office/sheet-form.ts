import { berlinDay } from '#kernel/dates.ts';
import { formatHundredths, parseHundredths, parseMoney } from '#kernel/money.ts';
import { textOf } from '#lib/server/answers.ts';
import type { SheetView } from '#modules/interpreting/contract-sheets.ts';
import { clockWords } from '#modules/interpreting/ui/sheet-words.ts';

const names = ['day', 'from', 'untilDay', 'to', 'metres', 'metresOutside', 'minutes', 'ticketCents'] as const;
/** As people type it in: kilometres and euros with a comma. */
export type SheetForm = Record<(typeof names)[number], string> & { drove: boolean };

/** Not a number stays wrong, and the field says so. */
const metresOf = (text: string): number => (text === '' ? 0 : (parseHundredths(text) ?? Number.NaN) * 10);
const centsOf = (text: string): number => (text === '' ? 0 : (parseMoney(text) ?? Number.NaN));

/** What was typed, and what the use case is given. */
export function readSheetForm(form: FormData) {
  const typed: SheetForm = {
    ...(Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Record<(typeof names)[number], string>),
    drove: form.get('drove') !== null,
  };
  const { day, from, untilDay, to, drove } = typed;
  const way = {
    metres: metresOf(typed.metres),
    metresOutside: metresOf(typed.metresOutside),
    minutes: typed.minutes === '' ? 0 : Number(typed.minutes),
    ticketCents: centsOf(typed.ticketCents),
    drove,
  };
  return { typed, way, input: { day, from, untilDay: untilDay === '' ? null : untilDay, to, ...way } };
}

/** The form before anybody typed: what stands on the sheet, else what was planned. */
export function storedSheet(sheet: Pick<SheetView, 'planned' | 'actual' | 'travel'>): SheetForm {
  const { startsAt, endsAt } = sheet.actual ?? sheet.planned;
  const [day, untilDay] = [berlinDay(new Date(startsAt)), berlinDay(new Date(endsAt))];
  const { travel } = sheet;
  const amount = (hundredths: number, least = 0): string => (hundredths === 0 ? '' : formatHundredths(hundredths, least));
  return {
    ...{ day, from: clockWords(startsAt), untilDay: untilDay === day ? '' : untilDay, to: clockWords(endsAt) },
    metres: amount(Math.round((travel?.metres ?? 0) / 10)),
    metresOutside: travel ? amount(Math.round((travel.metres - travel.metresWithin) / 10)) : '',
    minutes: travel && travel.minutes > 0 ? String(travel.minutes) : '',
    ticketCents: amount(travel?.ticketCents ?? 0, 2),
    drove: travel?.drove ?? false,
  };
}

export const sheetNames = [...names, 'datei'] as const;
