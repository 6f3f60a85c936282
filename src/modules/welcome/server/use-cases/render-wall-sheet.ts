import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Block, CitableDocument } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { formatDay } from '#lib/format.ts';
import { directionOf, isLanguage, languages as known, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { wayRuns } from '#modules/mobility/ui/way-runs.ts';
import { officeFacts, officeName, saidRun } from '#modules/network/ui/office-blocks.ts';
import { officeFunctionWord } from '#modules/network/ui/place-words.ts';
import { officesOf, waysOf } from '../wall-offices.ts';
import type { WallSheetRow } from '../wall-store.ts';
import { readForPrint } from './wall-sheets.ts';

export type WallPdf = { pdf: Uint8Array; fileName: string; draft: false };

/**
 * A poster as one PDF in all of its languages, or an accommodation's sheet in one. Printing notes nothing: that it hangs is
 * said by `markWallSheetPrinted`.
 */
export async function renderWallSheet(
  ctx: Ctx,
  input: { sheetId: string; language: string; accent: string },
): Promise<Result<WallPdf>> {
  const read = await readForPrint(ctx, input.sheetId);
  if (!read.ok) return read;
  const { row } = read.value;
  if (row.kind === 'poster') {
    const pdf = await ctx.pdf.poster({ poster: posterOf(ctx, read.value, input.accent) });
    return ok({ pdf, fileName: 'plakat.pdf', draft: false });
  }
  if (!isLanguage(input.language) || !row.languages.includes(input.language)) return notFound('Diese Sprache');
  const document = await sheetOf({ ctx, found: read.value, locale: input.language, accent: input.accent });
  return ok({
    pdf: await ctx.pdf.render({ document, layout: 'handout' }),
    fileName: `aushang-${input.language}.pdf`,
    draft: false,
  });
}

function posterOf(ctx: Ctx, { row, place }: WallSheetRow, accent: string) {
  const today = berlinDay(ctx.clock.now());
  const town = [place?.postcode, place?.town].filter(Boolean).join(' ');
  return {
    title: row.name,
    county: ctx.county!.name,
    accent,
    date: { iso: today, text: `Stand: ${formatDay(today, 'de')}` },
    foot: [[place?.name, place?.street, town].filter(Boolean).join(' · ')],
    panels: row.languages.filter(isLanguage).map((language) => {
      const paths = publicPaths({ base: `/${ctx.county!.slug}`, language });
      return {
        lang: language,
        dir: directionOf(language),
        name: known[language].name,
        text: m.wall_scan({}, { locale: language }),
        address: ctx.origin + (place === null ? paths.home : paths.publicPlace(place.slug)),
      };
    }),
  };
}

async function sheetOf(input: { ctx: Ctx; found: WallSheetRow; locale: Language; accent: string }): Promise<CitableDocument> {
  const { ctx, found, locale, accent } = input;
  const { row, municipality } = found;
  const today = berlinDay(ctx.clock.now());
  const offices = await officesOf(ctx, found, locale);
  const ways = await waysOf(ctx, found, offices);
  const title = m.wall_title({}, { locale });
  const address = [row.name, row.street, [row.postcode, municipality?.name].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const blocks: Block[] = [
    { kind: 'heading', level: 1, id: 'titel', text: title },
    { kind: 'paragraph', lead: true, runs: [{ text: address, ...(locale === 'de' ? {} : { lang: 'de', dir: 'ltr' as const }) }] },
    ...offices.flatMap((office): Block[] => {
      const name = officeName(office);
      const way = ways.get(office.function);
      return [
        { kind: 'heading', level: 2, id: `amt-${office.function}`, text: officeFunctionWord(office.function, locale) },
        ...(name ? [{ kind: 'paragraph' as const, runs: [{ ...saidRun(name, locale), strong: true }] }] : []),
        ...(office.note ? [{ kind: 'paragraph' as const, runs: [saidRun(office.note, locale)] }] : []),
        officeFacts(office, locale, way ? wayRuns(way, locale) : []),
      ];
    }),
    {
      kind: 'note',
      tone: 'warning',
      blocks: [{ kind: 'paragraph', runs: [{ text: m.alert_emergency({}, { locale }), strong: true }] }],
    },
  ];
  return {
    meta: {
      lang: locale,
      dir: directionOf(locale),
      title,
      county: ctx.county!.name,
      accent,
      period: '',
      date: { iso: today, text: formatDay(today, locale) },
      author: ctx.county!.name,
      permanentAddress: ctx.origin + publicPaths({ base: `/${ctx.county!.slug}`, language: locale }).home,
      contentHash: '',
      status: 'frozen',
      labels: sheetLabels(locale),
    },
    blocks,
    imprint: [{ kind: 'paragraph', runs: [{ text: m.wall_scan({}, { locale }) }] }],
  };
}
