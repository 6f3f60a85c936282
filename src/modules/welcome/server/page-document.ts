import type { Block, CitableDocument, DocumentLabels, ListBlock, ParagraphBlock, Run } from '#kernel/document.ts';
import { levelBelow } from '#kernel/content/blocks.ts';
import { htmlBlocks } from '#kernel/content/html-blocks.ts';
import { formatDay } from '#lib/format.ts';
import { directionOf, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublicOffice, PublicReference } from '#modules/network/contract-places.ts';
import { isOfficeFunction } from '#modules/network/contract-places.ts';
import { officeFacts, officeName, saidRun } from '#modules/network/ui/office-blocks.ts';
import { officeFunctionWord } from '#modules/network/ui/place-words.ts';
import type { PublicBlock, PublicPage, Worded } from '../contract.ts';

/** Words that the layout of sheets prints by itself. */
export const sheetLabels = (locale: Language): DocumentLabels => ({
  contents: m.events_pdf_contents({}, { locale }),
  page: m.events_pdf_page({ page: '{page}', pages: '{pages}' }, { locale }),
  table: m.events_pdf_table({}, { locale }),
  figure: m.events_pdf_figure({}, { locale }),
  source: m.events_pdf_source({}, { locale }),
  period: m.events_pdf_period({}, { locale }),
  date: m.events_pdf_date({}, { locale }),
  author: m.events_pdf_author({}, { locale }),
  draft: '',
  imprint: m.events_pdf_imprint({}, { locale }),
  permanentAddress: m.events_pdf_address({}, { locale }),
  contentHash: m.events_pdf_hash({}, { locale }),
  asTable: m.events_pdf_table({}, { locale }),
});

const foreign = (language: string, locale: Language): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  language === locale ? {} : { lang: language, dir: directionOf(language) };
const runOf = (words: Worded, locale: Language): Run => ({ text: words.text, ...foreign(words.language, locale) });
const boxed = (block: Block): block is ParagraphBlock | ListBlock => block.kind === 'paragraph' || block.kind === 'list';

function blocksOf(input: {
  block: PublicBlock;
  /** Of the heading of what is shown from elsewhere. */
  level: 2 | 3 | 4;
  id: string;
  locale: Language;
  offices: readonly PublicOffice[];
  references: readonly PublicReference[];
  address: string;
}): Block[] {
  const { block, level, id, locale, offices, references, address } = input;
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
    return [
      heading,
      ...(name ? [{ kind: 'paragraph' as const, runs: [{ ...saidRun(name, locale), strong: true }] }] : []),
      ...(office.note ? [{ kind: 'paragraph' as const, runs: [saidRun(office.note, locale)] }] : []),
      officeFacts(office, locale),
    ];
  }
  if (block.kind === 'place' || block.kind === 'contact') {
    const shown = references.find((one) => one.kind === block.kind && one.id === block.ref);
    const name = shown ? officeName(shown) : null;
    if (!shown || !name) return [];
    return [{ kind: 'heading', level, id: `${id}-${block.id}`, text: name.text }, officeFacts(shown, locale)];
  }
  if (block.html === '') return [];
  const inside = htmlBlocks({ html: block.html, id: `${id}-${block.id}`, ...foreign(block.language, locale) });
  if (block.kind !== 'note' && block.kind !== 'warning') return inside;
  const title = inside.find((one) => one.kind === 'heading');
  return [
    {
      kind: 'note',
      tone: block.kind === 'warning' ? 'warning' : 'info',
      ...(title ? { title: title.text } : {}),
      blocks: inside.filter(boxed),
    },
  ];
}

/** A page of a chapter, with the offices that it names, and the places and contacts that it shows. */
export type SheetPage = {
  page: PublicPage;
  offices: readonly PublicOffice[];
  references: readonly PublicReference[];
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
  const blocks = pages.flatMap(({ page, offices, references, address }, index): Block[] => {
    const id = `seite-${index}`;
    return [
      { kind: 'heading', level: 1, id, text: page.title.text, ...foreign(page.title.language, locale) },
      ...(page.summary.text === '' ? [] : [{ kind: 'paragraph' as const, lead: true, runs: [runOf(page.summary, locale)] }]),
      ...page.blocks.flatMap((block, at) =>
        blocksOf({ block, level: levelBelow(page.blocks, at), id, locale, offices, references, address }),
      ),
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
      ...(sources === '' || chapter ? [] : [line(`${m.page_sources({}, { locale })} ${sources}`)]),
    ],
  };
}
