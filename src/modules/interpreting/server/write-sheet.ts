import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, berlinInstant, daysBetween } from '#kernel/dates.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { formatHundredths, formatMoney } from '#kernel/money.ts';
import { ok, type Result } from '#kernel/result.ts';
import { mostReceipts, mostSheetHours, type Receipt } from '../contract-sheets.ts';
import type { Travel } from '../contract-tariff.ts';
import { timeWords } from './offer-mails.ts';
import { keepReceipt, type Upload } from './sheet-file.ts';
import type { FoundSheet, SheetRow } from './sheet-store.ts';

export type SheetTimes = { day: string; from: string; untilDay: string | null; to: string };
export type SheetWay = { metres: number; metresOutside: number; minutes: number; ticketCents: number; drove: boolean };

const hourMs = 3_600_000;

/** When it was, as clocks in Germany showed it. In the night in which an hour comes twice, an end may be in the second. */
export function actualSpan(input: {
  given: SheetTimes;
  planned: { startsAt: Date };
  now: Date;
}): Result<{ startsAt: Date; endsAt: Date }> {
  const { given, planned, now } = input;
  const { day, from, to } = given;
  const untilDay = given.untilDay ?? day;
  const startsAt = berlinInstant(day, from);
  const first = berlinInstant(untilDay, to);
  const again = new Date(first.getTime() + hourMs);
  const endsAt = first <= startsAt && timeWords(again) === to && berlinDay(again) === untilDay ? again : first;
  if (Math.abs(daysBetween(berlinDay(planned.startsAt), day)) > 1)
    return invalidField('day', 'Dieser Tag passt nicht zum Einsatz. Wurde er verschoben, ändert ihn der Pool.', 'other-day');
  if (endsAt <= startsAt)
    return invalidField(
      'to',
      'Das Ende liegt vor dem Anfang. Ging es über Mitternacht, geben Sie bitte auch den Tag des Endes an.',
      'order',
    );
  if (endsAt.getTime() - startsAt.getTime() > mostSheetHours * hourMs)
    return invalidField('untilDay', 'Mehr als 24 Stunden kann ein Gespräch nicht dauern.', 'too-long');
  if (endsAt > now) return invalidField('to', 'Das Ende liegt noch in der Zukunft.', 'future');
  return ok({ startsAt, endsAt });
}

/** How somebody came; null where nobody travelled. */
export function travelOf(given: SheetWay, found: FoundSheet): Result<Travel | null> {
  const { metres, metresOutside, minutes, ticketCents, drove } = given;
  if (metres + minutes + ticketCents === 0) return ok(null);
  if (found.request.mode !== 'on-site') return invalidField('metres', 'Bei Video und Telefon gibt es keine Fahrt.', 'no-travel');
  if (metresOutside > metres)
    return invalidField('metresOutside', 'Außerhalb des Landkreises kann nicht mehr liegen als die ganze Strecke.', 'order');
  const leftHome = found.person.municipalityId === null || found.person.municipalityId !== found.request.municipalityId;
  return ok({ metres, metresWithin: metres - metresOutside, minutes, ticketCents, drove, leftHome });
}

const spanWords = (from: Date | null, until: Date | null): string =>
  from === null || until === null ? 'keine' : `${berlinDay(from)} ${timeWords(from)} bis ${timeWords(until)}`;
const wayWords = (travel: Travel | null): string =>
  travel === null
    ? 'keine'
    : `${formatHundredths(Math.round(travel.metres / 10))} km${travel.drove ? ' selbst gefahren' : ''}, ${travel.minutes} Minuten, Fahrkarte ${formatMoney(travel.ticketCents)}`;

/** What differs, in words for the trail. */
function differences(
  before: SheetRow | null,
  after: Pick<SheetRow, 'actualFrom' | 'actualUntil' | 'travel' | 'receipts'>,
): string[] {
  const found: string[] = [];
  const compare = (name: string, old: string, fresh: string): void => {
    if (old !== fresh) found.push(before === null ? `${name}: ${fresh}` : `${name}: ${old} → ${fresh}`);
  };
  compare(
    'Zeit',
    before === null ? '' : spanWords(before.actualFrom, before.actualUntil),
    spanWords(after.actualFrom, after.actualUntil),
  );
  compare('Fahrt', before === null ? '' : wayWords(before.travel), wayWords(after.travel));
  compare('Belege', String(before?.receipts.length ?? 0), String(after.receipts.length));
  return found;
}

/** What shall stand on a sheet, checked; with what of it is new. */
export async function sheetContent(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: FoundSheet;
  given: SheetTimes & SheetWay & { upload: Upload };
  title: string;
}): Promise<
  Result<{ set: Pick<SheetRow, 'actualFrom' | 'actualUntil' | 'travel' | 'receipts'>; details: string[]; added: Receipt | null }>
> {
  const { ctx, tx, found, given, title } = input;
  const { sheet, row } = found;
  const actual = actualSpan({ given, planned: { startsAt: sheet?.plannedFrom ?? row.startsAt }, now: ctx.clock.now() });
  if (!actual.ok) return actual;
  const travel = travelOf(given, found);
  if (!travel.ok) return travel;
  const added = await keepReceipt({ ctx, tx, upload: given.upload, title });
  if (!added.ok) return added;
  const receipts = [...(sheet?.receipts ?? []), ...(added.value === null ? [] : [added.value])];
  if (receipts.length > mostReceipts)
    return conflict('too-many', `Mehr als ${mostReceipts} Belege gehen nicht. Bitte fassen Sie sie in einem PDF zusammen.`);
  const set = { actualFrom: actual.value.startsAt, actualUntil: actual.value.endsAt, travel: travel.value, receipts };
  return ok({ set, details: differences(sheet, set), added: added.value });
}
