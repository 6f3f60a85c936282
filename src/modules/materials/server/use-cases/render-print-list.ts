import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Block, TableBlock } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { formatDay } from '#lib/format.ts';
import { officePaths } from '#lib/paths.ts';
import { languageName, type materialLanguages } from '../../contract.ts';
import { printEditionWords, type PrintLine } from '../../contract-kits.ts';
import { makePrintList, readKit } from './kits.ts';

export type PrintListPdf = { pdf: Uint8Array; fileName: string; draft: false };

/** The print list of a welcome bag as a PDF: for its target group, language by language, with what lies in stock. */
export async function renderPrintList(
  ctx: Ctx,
  input: { kitId: string; bags: { language: (typeof materialLanguages)[number]; bags: number }[]; accent: string },
): Promise<Result<PrintListPdf>> {
  if (ctx.county === null) return notFound('Diesen Landkreis');
  const kit = await readKit(ctx, { kitId: input.kitId });
  if (!kit.ok) return kit;
  const made = await makePrintList(ctx, { kitId: input.kitId, bags: input.bags });
  if (!made.ok) return made;
  const { bags, languages, lines } = made.value;
  const today = berlinDay(ctx.clock.now());
  const title = `Druckliste: ${kit.value.title}`;
  const groups = Map.groupBy(lines, ({ language }) => language);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, id: 'titel', text: title },
    { kind: 'paragraph', lead: true, runs: [{ text: `Für: ${kit.value.targetGroup}` }] },
    {
      kind: 'paragraph',
      runs: [
        { text: `${bags} ${bags === 1 ? 'Tasche' : 'Taschen'}: `, strong: true },
        { text: languages.map((entry) => `${entry.bags} ${languageName(entry.language)}`).join(', ') },
      ],
    },
    ...[...groups].flatMap(([language, some]): Block[] => [
      {
        kind: 'heading',
        level: 2,
        id: `sprache-${language ?? 'sachen'}`,
        text: language === null ? 'Sachen' : languageName(language),
      },
      tableOf(language, some),
    ]),
  ];
  const pdf = await ctx.pdf.render({
    layout: 'handout',
    document: {
      meta: {
        lang: 'de',
        dir: 'ltr',
        title,
        county: ctx.county.name,
        accent: input.accent,
        period: '',
        date: { iso: today, text: formatDay(today, 'de') },
        author: kit.value.unit?.name ?? ctx.county.name,
        permanentAddress: ctx.origin + officePaths(ctx.county.slug).kit(kit.value.id),
        contentHash: '',
        status: 'frozen',
        labels: sheetLabels('de'),
      },
      blocks,
    },
  });
  return ok({ pdf, fileName: 'druckliste.pdf', draft: false });
}

const tableOf = (language: string | null, lines: readonly PrintLine[]): TableBlock => ({
  kind: 'table',
  id: `liste-${language ?? 'sachen'}`,
  caption: language === null ? 'Zu besorgen' : 'Zu drucken',
  columns: [
    { header: 'Inhalt', width: 3 },
    { header: 'Fassung', width: 2 },
    { header: 'Gebraucht', align: 'end', width: 'auto' },
    { header: 'Vorhanden', align: 'end', width: 'auto' },
    { header: language === null ? 'Besorgen' : 'Drucken', align: 'end', width: 'auto' },
  ],
  rowHeader: 0,
  rows: lines.map(({ what, edition, needed, stock, missing }) => ({
    cells: [
      { runs: [{ text: what }] },
      { runs: [{ text: printEditionWords[edition] }] },
      { runs: [{ text: String(needed) }] },
      { runs: [{ text: String(stock) }] },
      { runs: [{ text: String(missing), strong: true }] },
    ],
  })),
});
