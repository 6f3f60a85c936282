import { berlinDay, longDay } from '#kernel/dates.ts';
import type { Block, CitableDocument, Run, TableRow } from '#kernel/document.ts';
import { formatHundredths, formatMoney } from '#kernel/money.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { spokenName } from '../contract-languages.ts';
import type { Invoice, Statement } from '../contract-statements.ts';
import { lineKindWords, type AllowanceLine } from '../contract-tariff.ts';
import { timeWords } from './offer-mails.ts';
import type { FoundSheet } from './sheet-store.ts';

export type PaperFrame = { county: string; pool: string; accent: string; now: Date; address: string };

const line = (text: string, strong = false): Block => ({ kind: 'paragraph', runs: [{ text, strong }] });
const cell = (text: string, strong = false) => ({ runs: [{ text, strong }] satisfies Run[] });
const monthName = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', month: 'long', year: 'numeric' });
export const monthWords = (month: string): string => monthName.format(new Date(`${month}-15T12:00:00Z`));
const shortDay = (day: string): string => day.split('-').toReversed().join('.');

function quantityWords({ quantity, unit }: AllowanceLine): string {
  if (unit === 'metres') return `${formatHundredths(Math.round(quantity / 10))} km`;
  if (unit === 'cents') return formatMoney(quantity);
  const hours = Math.floor(quantity / 60);
  const rest = quantity % 60;
  return hours === 0 ? `${quantity} Min.` : `${hours} Std.${rest === 0 ? '' : ` ${rest} Min.`}`;
}

function framed(input: { frame: PaperFrame; title: string; subtitle: string; blocks: Block[]; foot: string[] }): CitableDocument {
  const { frame, title, subtitle, blocks, foot } = input;
  const { county, pool, accent, now, address } = frame;
  const today = berlinDay(now);
  return {
    meta: {
      ...{ lang: 'de', dir: 'ltr', title, subtitle, accent, period: '' },
      county: `Landkreis ${county}`,
      date: { iso: today, text: longDay(today) },
      ...{ author: pool, permanentAddress: address, contentHash: '', status: 'frozen' },
      labels: sheetLabels('de'),
    },
    blocks: [{ kind: 'heading', level: 1, id: 'titel', text: title }, line(pool), ...blocks],
    imprint: foot.map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
  };
}

const rowsOf = (
  rows: readonly { number: string; day: string; language: string; lines: AllowanceLine[]; cents: number }[],
  billed: boolean,
) =>
  rows.flatMap(({ number, day, language, lines, cents }): TableRow[] => [
    ...lines.map((one, index) => ({
      cells: [
        cell(index === 0 ? number : ''),
        cell(index === 0 ? shortDay(day) : ''),
        cell(`${index === 0 ? `${spokenName({ tag: language })}: ` : ''}${lineKindWords[one.kind]}, ${quantityWords(one)}`),
        cell(formatMoney(billed ? one.billedCents : one.cents)),
      ],
    })),
    ...(lines.length > 1 ? [{ cells: [cell(''), cell(''), cell(`Summe ${number}`, true), cell(formatMoney(cents), true)] }] : []),
  ]);

const moneyTable = (input: { id: string; caption: string; rows: TableRow[]; cents: number }): Block => ({
  kind: 'table',
  id: input.id,
  caption: input.caption,
  columns: [
    { header: 'Einsatz', width: 'auto' },
    { header: 'Tag', width: 'auto' },
    { header: 'Wofür' },
    { header: 'Betrag', align: 'end', width: 'auto' },
  ],
  rows: [...input.rows, { cells: [cell('Zusammen', true), cell(''), cell(''), cell(formatMoney(input.cents), true)] }],
  rowHeader: 0,
});

/** What an interpreter gets for a month. No institution and no occasion stands on it. */
export const statementDocument = (
  frame: PaperFrame,
  statement: Statement,
  given: { ending: string | null; paidOn: string | null },
) =>
  framed({
    frame,
    title: `Abrechnung ${statement.number}`,
    subtitle: `Aufwandsentschädigung für Sprachmittlung, ${monthWords(statement.month)}`,
    blocks: [
      {
        kind: 'facts',
        items: [
          { term: 'Für', runs: [{ text: statement.interpreter.name }] },
          { term: 'Einsätze', runs: [{ text: String(statement.rows.length) }] },
          { term: 'Konto', runs: [{ text: given.ending ?? 'noch keines eingetragen' }] },
          { term: 'Bezahlt', runs: [{ text: given.paidOn === null ? 'noch nicht' : longDay(given.paidOn) }] },
        ],
      },
      moneyTable({ id: 'einsaetze', caption: 'Einsätze', rows: rowsOf(statement.rows, false), cents: statement.cents }),
    ],
    foot: ['Die Beträge sind nach dem Tarif berechnet, der am Tag des Einsatzes galt. Fragen beantwortet der Pool.'],
  });

/** What whoever bears the costs owes. No interpreter stands on it by name. */
export const invoiceDocument = (frame: PaperFrame, invoice: Invoice) =>
  framed({
    frame,
    title: `Rechnung ${invoice.number}`,
    subtitle: `Sprachmittlung vom ${longDay(invoice.period.from)} bis ${longDay(invoice.period.to)}`,
    blocks: [
      {
        kind: 'facts',
        items: [
          { term: 'An', runs: [{ text: invoice.bearer.name }] },
          ...(invoice.bearer.costUnit === null ? [] : [{ term: 'Kostenstelle', runs: [{ text: invoice.bearer.costUnit }] }]),
          { term: 'Einsätze', runs: [{ text: String(invoice.rows.length) }] },
        ],
      },
      moneyTable({ id: 'einsaetze', caption: 'Einsätze', rows: rowsOf(invoice.rows, true), cents: invoice.cents }),
    ],
    foot: [`Bitte geben Sie bei der Zahlung die Nummer ${invoice.number} an.`],
  });

const blank = (length: number): string => '_'.repeat(length);

/** To be filled in and signed by hand where no telephone helps. */
export function paperDocument(frame: PaperFrame, found: FoundSheet): CitableDocument {
  const { row, request, requester, town, person } = found;
  const facts = (items: [string, string][]): Block => ({
    kind: 'facts',
    items: items.map(([term, text]) => ({ term, runs: [{ text }] })),
  });
  return framed({
    frame,
    title: `Nachweis ${request.number}`,
    subtitle: 'Nachweis über einen Einsatz in der Sprachmittlung',
    blocks: [
      facts([
        ['Sprache', spokenName({ tag: row.language })],
        ['Einrichtung', requester.name],
        ['Ort', town?.name ?? 'Video oder Telefon'],
        ['Sprachmittlung', person.name],
        ['Geplant', `${longDay(berlinDay(row.startsAt))}, ${timeWords(row.startsAt)} bis ${timeWords(row.endsAt)} Uhr`],
      ]),
      { kind: 'heading', level: 2, id: 'zeit', text: 'Wie es war' },
      facts([
        ['Tatsächlich von – bis', `${blank(12)} – ${blank(12)} Uhr`],
        ['Hin und zurück', `${blank(12)} km, ${blank(12)} Minuten`],
        ['Gefahren mit', `${blank(3)} eigenem Fahrzeug   ${blank(3)} Bus und Bahn`],
        ['Fahrkarte', `${blank(12)} € (Beleg anheften)`],
      ]),
      { kind: 'heading', level: 2, id: 'unterschriften', text: 'Unterschriften' },
      line('Bitte keine Namen der Menschen, um die es ging, und nichts aus dem Gespräch.'),
      facts([
        ['Sprachmittlung: Ort, Tag, Unterschrift', blank(40)],
        ['Einrichtung: Ort, Tag, Unterschrift, Stempel', blank(40)],
      ]),
    ],
    foot: ['Den unterschriebenen Nachweis bitte an den Pool geben: als Foto, als Scan oder per Post.'],
  });
}
