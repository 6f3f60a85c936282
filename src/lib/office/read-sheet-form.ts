import { parseHundredths, parseMoney } from '#kernel/money.ts';
import { textOf } from '#lib/server/answers.ts';
import { sheetTexts, type SheetForm } from './sheet-form.ts';

/** Not a number stays wrong, and the field says so. */
const metresOf = (text: string): number => (text === '' ? 0 : (parseHundredths(text) ?? Number.NaN) * 10);
const centsOf = (text: string): number => (text === '' ? 0 : (parseMoney(text) ?? Number.NaN));

/** What was typed, and what the use case is given. */
export function readSheetForm(form: FormData) {
  const typed: SheetForm = {
    ...(Object.fromEntries(sheetTexts.map((name) => [name, textOf(form, name) ?? ''])) as Omit<SheetForm, 'drove'>),
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
