import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { contentHash, type Block, type CitableDocument, type Run } from '#kernel/document.ts';
import { ok, type Result } from '#kernel/result.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { formatDay } from '#lib/format.ts';
import { directionOf, isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import type { EventDate, PublicEvent } from '../../contract.ts';
import type { PublicSeries } from '../../contract-series.ts';
import { clockWords, dateStateWord, dayWords, forWords, kindWord, languageWord, placeWords, priceWords } from '../../ui/words.ts';
import { readPublicSeries } from './series.ts';

export type ProgrammePdf = { pdf: Uint8Array; fileName: string; contentHash: string; draft: boolean };

/** The printed programme of a public series as an accessible PDF, in one language, right-to-left too. */
export async function renderProgramme(
  ctx: Ctx,
  input: { seriesId: string; language: string; accent: string },
): Promise<Result<ProgrammePdf>> {
  const language: Language = isLanguage(input.language) ? input.language : 'de';
  const read = await readPublicSeries(ctx, { seriesId: input.seriesId, language });
  if (!read.ok) return read;
  const draft = programmeOf({
    series: read.value,
    language,
    county: ctx.county?.name ?? '',
    accent: input.accent,
    today: berlinDay(ctx.clock.now()),
    address: ctx.origin + publicPaths({ base: `/${ctx.county?.slug ?? ''}`, language }).eventSeries(read.value.slug),
  });
  const hash = await contentHash({ document: draft });
  const document = { ...draft, meta: { ...draft.meta, contentHash: hash } };
  return ok({
    pdf: await ctx.pdf.render({ document }),
    fileName: `${read.value.slug}-${language}.pdf`,
    contentHash: hash,
    draft: false,
  });
}

/** A text of the county's: marked as German where there is no translation of it. */
const words = (input: { text: string; translated: boolean; language: Language; strong?: boolean }): Run => ({
  text: input.text,
  ...(input.strong ? { strong: true } : {}),
  ...(input.translated || input.language === 'de' ? {} : { lang: 'de', dir: 'ltr' as const }),
});

function programmeOf(input: {
  series: PublicSeries;
  language: Language;
  county: string;
  accent: string;
  today: string;
  address: string;
}): CitableDocument {
  const { series, language, county, accent, today, address } = input;
  const locale = language;
  const events = new Map(series.events.map((event) => [event.id, event]));
  const period = m.events_span(
    { from: formatDay(series.periodFrom, locale), to: formatDay(series.periodTo, locale) },
    { locale },
  );
  const days = [
    ...Map.groupBy(series.dates, (date) => (date.startDate < series.periodFrom ? series.periodFrom : date.startDate)),
  ];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, id: 'programm', text: m.events_pdf_programme({}, { locale }) },
    ...(series.description === null
      ? []
      : [
          {
            kind: 'paragraph' as const,
            lead: true,
            runs: [words({ text: series.description, translated: series.marks.description !== undefined, language })],
          },
        ]),
    ...(days.length === 0 ? [{ kind: 'paragraph' as const, runs: [{ text: m.events_series_none({}, { locale }) }] }] : []),
    ...days.flatMap(([day, dates], index): Block[] => [
      { kind: 'heading', level: 2, id: `tag-${index + 1}`, text: dayWords(day, locale) },
      ...dates.flatMap((date) => entryOf({ event: events.get(date.eventId)!, date, language })),
    ]),
  ];
  return {
    meta: {
      lang: language,
      dir: directionOf(language),
      title: series.title,
      county,
      accent,
      period,
      date: { iso: today, text: formatDay(today, locale) },
      author: county,
      permanentAddress: address,
      contentHash: '',
      status: 'frozen',
      labels: sheetLabels(locale),
    },
    blocks,
  };
}

function entryOf(input: { event: PublicEvent; date: EventDate; language: Language }): Block[] {
  const { event, date, language } = input;
  const locale = language;
  const place = date.place ?? event.place;
  const state = dateStateWord(date.state, locale);
  const german = (text: string): Run => words({ text, translated: false, language });
  const facts: (Run[] | null)[] = [
    [{ text: clockWords(date, locale) }, { text: ` · ${kindWord(event.kind, locale)}` }],
    place === null ? null : [german(placeWords(place))],
    event.meetingUrl === null ? null : [{ text: event.meetingUrl, href: event.meetingUrl }],
    event.organiser === null ? null : [german(event.organiser)],
    event.languages.length === 0 ? null : [{ text: event.languages.map((tag) => languageWord(tag, locale)).join(', ') }],
    [{ text: priceWords(event, locale) }],
    event.childcare ? [{ text: m.events_childcare({}, { locale }) }] : null,
    forWords(event, locale) === null ? null : [{ text: forWords(event, locale)! }],
    event.enquiries === null ? null : [{ text: `${m.events_enquiries({}, { locale })} ` }, german(event.enquiries)],
    date.note === null ? null : [german(date.note)],
  ];
  return [
    {
      kind: 'paragraph',
      runs: [
        ...(state === null ? [] : [{ text: `${state}: `, strong: true }]),
        words({ text: event.title, translated: event.marks.title !== undefined, language, strong: true }),
      ],
    },
    { kind: 'list', ordered: false, items: facts.filter((runs) => runs !== null).map((runs) => ({ runs })) },
    ...(event.description === null
      ? []
      : [
          {
            kind: 'paragraph' as const,
            runs: [words({ text: event.description, translated: event.marks.description !== undefined, language })],
          },
        ]),
  ];
}
