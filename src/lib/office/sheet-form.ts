import { berlinDay } from '#kernel/dates.ts';
import { formatHundredths } from '#kernel/money.ts';
import type { SheetView } from '#modules/interpreting/contract-sheets.ts';
import { clockWords } from '#modules/interpreting/ui/sheet-words.ts';

export const sheetTexts = ['day', 'from', 'untilDay', 'to', 'metres', 'metresOutside', 'minutes', 'ticketCents'] as const;
/** As people type it in: kilometres and euros with a comma. */
export type SheetForm = Record<(typeof sheetTexts)[number], string> & { drove: boolean };

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

export const sheetNames = [...sheetTexts, 'datei'] as const;
