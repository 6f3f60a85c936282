import type { Block, CitableDocument, ListBlock, ParagraphBlock, Run } from '#kernel/document.ts';
import { levelBelow } from '#kernel/content/blocks.ts';
import { htmlBlocks } from '#kernel/content/html-blocks.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { formatDay } from '#lib/format.ts';
import { directionOf, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublicOffice, PublicReference } from '#modules/network/contract-places.ts';
import { isOfficeFunction } from '#modules/network/contract-places.ts';
import { officeFacts, officeName, saidRun } from '#modules/network/ui/office-blocks.ts';
import { officeFunctionWord } from '#modules/network/ui/place-words.ts';
import type { Way } from '#modules/mobility/contract.ts';
import { wayRuns } from '#modules/mobility/ui/way-runs.ts';
import type { PublicMedium } from '../contract-media.ts';
import type { PublicBlock, PublicPage, Worded } from '../contract.ts';

/** How words in another language than the sheet's are marked. */
export const foreignTo = (language: string, locale: Language): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  language === locale ? {} : { lang: language, dir: directionOf(language) };
const runOf = (words: Worded, locale: Language): Run => ({ text: words.text, ...foreignTo(words.language, locale) });
const boxed = (block: Block): block is ParagraphBlock | ListBlock => block.kind === 'paragraph' || block.kind === 'list';

/** A picture of a page with its bytes for paper; of a document there is its name alone. */
export type SheetMedium = { medium: PublicMedium; data: string | null; address: string };

function mediumBlocks({ medium, data, address }: SheetMedium, locale: Language): Block[] {
  if (medium.kind === 'document' || data === null) {
    const link: Run[] = [
      { text: `${medium.title}: `, ...foreignTo('de', locale) },
      { text: address, href: address, dir: 'ltr' },
    ];
    return [{ kind: 'paragraph', runs: link }];
  }
  const caption: Run[] = [
    ...(medium.caption === null ? [] : [runOf(medium.caption, locale), { text: ' ' }]),
    ...(medium.credit === '' ? [] : [{ text: medium.credit, ...foreignTo('de', locale) }]),
  ];
  return [{ kind: 'picture', data, alt: medium.alt.text, caption }];
}

function leadOf(words: Worded, locale: Language): ParagraphBlock {
  const { dir } = foreignTo(words.language, locale);
  return { kind: 'paragraph', lead: true, runs: [runOf(words, locale)], ...(dir ? { dir } : {}) };
}

function blocksOf(input: {
  block: PublicBlock;
  /** Of the heading of what is shown from elsewhere. */
  level: 2 | 3 | 4;
  id: string;
  locale: Language;
  offices: readonly PublicOffice[];
  references: readonly PublicReference[];
  media: readonly SheetMedium[];
  ways: ReadonlyMap<string, Way>;
  address: string;
}): Block[] {
  const { block, level, id, locale, offices, references, media, ways, address } = input;
  if (block.kind === 'media') {
    const shown = media.find(({ medium }) => medium.id === block.ref);
    return shown ? mediumBlocks(shown, locale) : [];
  }
  if (block.kind === 'office') {
    if (!isOfficeFunction(block.ref)) return [];
    const office = offices.find((one) => one.function === block.ref);
    const name = office ? officeName(office) : null;
    const heading: Block = {
      kind: 'heading',
      level,
      id: `${id}-${block.id}`,
      text: officeFunctionWord(block.ref, locale),
    };
    if (!office) {
      const ask: Run[] = [{ text: `${m.page_office_choose({}, { locale })} ` }, { text: address, href: address, dir: 'ltr' }];
      return [heading, { kind: 'paragraph', runs: ask }];
    }
    const way = ways.get(block.ref);
    return [
      heading,
      ...(name ? [{ kind: 'paragraph' as const, runs: [{ ...saidRun(name, locale), strong: true }] }] : []),
      ...(office.note ? [{ kind: 'paragraph' as const, runs: [saidRun(office.note, locale)] }] : []),
      officeFacts(office, locale, way ? wayRuns(way, locale) : []),
    ];
  }
  if (block.kind === 'place' || block.kind === 'contact') {
    const shown = references.find((one) => one.kind === block.kind && one.id === block.ref);
    const name = shown ? officeName(shown) : null;
    if (!shown || !name) return [];
    // The name stands above facts in the sheet's own direction.
    const { text, lang } = saidRun(name, locale);
    const said = { text, ...(lang ? { lang } : {}) };
    return [{ kind: 'heading', level, id: `${id}-${block.id}`, ...said }, officeFacts(shown, locale)];
  }
  if (block.html === '') return [];
  const said = foreignTo(block.language, locale);
  const inside = htmlBlocks({ html: block.html, id: `${id}-${block.id}`, ...said }).map((one) =>
    said.dir !== undefined && boxed(one) ? { ...one, dir: said.dir } : one,
  );
  if (block.kind !== 'note' && block.kind !== 'warning') return inside;
  const title = inside.find((one) => one.kind === 'heading');
  const tone = block.kind === 'warning' ? 'warning' : 'info';
  if (title?.lang === undefined) {
    return [{ kind: 'note', tone, ...(title ? { title: title.text } : {}), blocks: inside.filter(boxed) }];
  }
  // A title knows no language of its own; words in another one are said as such.
  const { text, lang, dir } = title;
  const first: ParagraphBlock = { kind: 'paragraph', runs: [{ text, strong: true, lang, ...(dir ? { dir } : {}) }] };
  return [{ kind: 'note', tone, blocks: [first, ...inside.filter(boxed)] }];
}

/** A page of a chapter, with the offices that it names, and the places and contacts that it shows. */
export type SheetPage = {
  page: PublicPage;
  offices: readonly PublicOffice[];
  references: readonly PublicReference[];
  media: readonly SheetMedium[];
  /** The way to each office, where the reader's municipality is known and has a timetable. */
  ways: ReadonlyMap<string, Way>;
  address: string;
};

/**
 * A page, or a page with all that stands below it, as a sheet of paper in one language. What is not translated stands in the
 * language in which it was written, marked as such.
 */
export function pageDocument(input: {
  pages: readonly [SheetPage, ...SheetPage[]];
  language: Language;
  county: string;
  accent: string;
  today: string;
  place: string | null;
}): CitableDocument {
  const { pages, language: locale, county, accent, today, place } = input;
  const [first] = pages;
  const chapter = pages.length > 1;
  const blocks = pages.flatMap(({ page, ...around }, index): Block[] => {
    const id = `seite-${index}`;
    return [
      { kind: 'heading', level: 1, id, text: page.title.text, ...foreignTo(page.title.language, locale) },
      ...(page.summary.text === '' ? [] : [leadOf(page.summary, locale)]),
      ...page.blocks.flatMap((block, at) => blocksOf({ block, level: levelBelow(page.blocks, at), id, locale, ...around })),
    ];
  });
  const checked = first.page.reviewedOn;
  const state = {
    complete: null,
    partly: m.page_partly,
    outdated: m.page_outdated,
    machine: m.page_machine,
    missing: m.page_missing,
  }[first.page.state];
  const sources = first.page.sources.map(({ name }) => name).join(', ');
  const line = (text: string): ParagraphBlock => ({ kind: 'paragraph', runs: [{ text }] });
  return {
    meta: {
      lang: locale,
      dir: directionOf(locale),
      title: first.page.title.text,
      ...(place === null ? {} : { subtitle: place }),
      county,
      accent,
      period: '',
      date: { iso: today, text: formatDay(today, locale) },
      author: county,
      permanentAddress: first.address,
      contentHash: '',
      status: 'frozen',
      labels: sheetLabels(locale),
    },
    blocks,
    imprint: [
      ...(state === null ? [] : [line(state({}, { locale }))]),
      ...(checked === null ? [] : [line(m.page_reviewed({ date: formatDay(checked, locale) }, { locale }))]),
      ...(sources === '' || chapter
        ? []
        : [
            {
              kind: 'paragraph' as const,
              runs: [{ text: `${m.page_sources({}, { locale })} ` }, { text: sources, ...foreignTo('de', locale) }],
            },
          ]),
    ],
  };
}
