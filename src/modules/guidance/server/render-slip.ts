import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Block, CitableDocument, FactsBlock, Run } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { formatDay } from '#lib/format.ts';
import { directionOf, isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { dateWords, placeWords } from '#modules/events/ui/words.ts';
import type { OfficeFunction } from '#modules/network/contract-places.ts';
import { officeFacts, officeName, saidRun, type Shown } from '#modules/network/ui/office-blocks.ts';
import { officeFunctionWord, spokenWord } from '#modules/network/ui/place-words.ts';
import type { PublicOffer } from '#modules/offers/contract.ts';
import { scheduleWord } from '#modules/offers/ui/words.ts';
import type { PublicDesk, Slip } from '../contract.ts';
import { deskShown } from '../ui/desk-shown.ts';
import { readSlip } from './read-slip.ts';

export type SlipPdf = { pdf: Uint8Array; fileName: string; draft: false };

/** The slip on paper, in the client's language, with a code that leads to its page. */
export async function renderSlip(
  ctx: Ctx,
  input: { task: OfficeFunction; municipalityAgs: string; deskIds: readonly string[]; language: string; accent: string },
): Promise<Result<SlipPdf>> {
  if (ctx.county === null) return notFound('Diesen Landkreis');
  const locale: Language = isLanguage(input.language) ? input.language : 'de';
  const slip = await readSlip(ctx, { ...input, language: locale });
  if (!slip.ok) return slip;
  const address = publicPaths({ base: `/${ctx.county.slug}`, language: locale }).slip({
    task: input.task,
    ags: input.municipalityAgs,
    desks: input.deskIds,
  });
  const today = berlinDay(ctx.clock.now());
  const title = m.guidance_slip_title({}, { locale });
  const document: CitableDocument = {
    meta: {
      lang: locale,
      dir: directionOf(locale),
      title: `${title}: ${officeFunctionWord(input.task, locale)}`,
      county: ctx.county.name,
      accent: input.accent,
      period: '',
      date: { iso: today, text: formatDay(today, locale) },
      author: ctx.county.name,
      permanentAddress: ctx.origin + address,
      contentHash: '',
      status: 'frozen',
      labels: sheetLabels(locale),
    },
    blocks: slipBlocks(slip.value, locale),
    imprint: [{ kind: 'paragraph', runs: [{ text: m.wall_scan({}, { locale }) }] }],
  };
  return ok({ pdf: await ctx.pdf.render({ document, layout: 'handout' }), fileName: `merkblatt-${locale}.pdf`, draft: false });
}

const german = (text: string, locale: Language): Run => ({
  text,
  ...(locale === 'de' ? {} : { lang: 'de', dir: 'ltr' as const }),
});
const line = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

function slipBlocks(slip: Slip, locale: Language): Block[] {
  const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 2, id, text });
  const shown = (of: Shown, desk: PublicDesk | null): Block[] => {
    const name = officeName(of);
    const facts = officeFacts(of, locale);
    const room: FactsBlock['items'] = !desk?.room
      ? []
      : [{ term: m.guidance_room({}, { locale }), runs: [german(desk.room, locale)] }];
    return [
      ...(name ? [{ kind: 'paragraph' as const, runs: [{ ...saidRun(name, locale), strong: true }] }] : []),
      ...(!desk?.letterFrom ? [] : [line(m.guidance_letters({ from: desk.letterFrom, to: desk.letterTo ?? '' }, { locale }))]),
      ...(of.note ? [{ kind: 'paragraph' as const, runs: [saidRun(of.note, locale)] }] : []),
      { ...facts, items: [...facts.items.slice(0, 1), ...room, ...facts.items.slice(1)] },
    ];
  };
  const responsible: Block[] =
    slip.desks.length > 0
      ? slip.desks.flatMap((desk) => shown(deskShown(desk, slip.places), desk))
      : slip.office
        ? shown(slip.office, null)
        : [line(m.guidance_nobody({}, { locale }))];
  return [
    { kind: 'heading', level: 1, id: 'titel', text: m.guidance_slip_title({}, { locale }) },
    {
      kind: 'paragraph',
      lead: true,
      runs: [{ text: `${officeFunctionWord(slip.task, locale)} · ` }, german(slip.town, locale)],
    },
    heading('zustaendig', m.guidance_responsible({}, { locale })),
    ...(slip.byLetter ? [line(m.guidance_by_letter({}, { locale }))] : []),
    ...responsible,
    ...(slip.hours.length === 0
      ? []
      : [heading('sprechstunden', m.guidance_hours({}, { locale })), listOf(slip.hours.map((entry) => hourRuns(entry, locale)))]),
    ...(slip.offers.length === 0
      ? []
      : [heading('hilfe', m.guidance_help({}, { locale })), listOf(slip.offers.map((offer) => offerRuns(offer, locale)))]),
  ];
}

const listOf = (items: Run[][]): Block => ({ kind: 'list', ordered: false, items: items.map((runs) => ({ runs })) });

function hourRuns({ date, event }: Slip['hours'][number], locale: Language): Run[] {
  const place = date.place ?? event.place;
  return [
    { text: `${dateWords(date, locale)}: ` },
    saidRun({ text: event.title, mark: event.marks.title ?? null }, locale),
    ...(place === null ? [] : [{ text: ', ' }, german(placeWords(place), locale)]),
  ];
}

function offerRuns(offer: PublicOffer, locale: Language): Run[] {
  const place = offer.places[0];
  const address = place ? [place.name, place.street, place.town].filter(Boolean).join(', ') : '';
  const times = [...(place?.schedules ?? []), ...offer.schedules].map((schedule) => scheduleWord(schedule, locale)).join('; ');
  const spoken = offer.languages.map((code) => spokenWord(code, locale)).join(', ');
  return [
    { ...saidRun(offer.name, locale), strong: true },
    ...(address === '' ? [] : [{ text: ', ' }, german(address, locale)]),
    ...(times === '' ? [] : [{ text: `. ${times}` }]),
    ...(spoken === '' ? [] : [{ text: `. ${spoken}` }]),
    ...(offer.phone === null
      ? []
      : [{ text: '. ' }, { text: offer.phone, href: `tel:${offer.phone.replace(/[^+\d]/g, '')}`, dir: 'ltr' as const }]),
  ];
}
