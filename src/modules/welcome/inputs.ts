import { z } from 'zod';
import { blockKinds } from '#kernel/content/blocks.ts';
import { isIsoDate } from '#kernel/dates.ts';
import { audiences, pageStates } from './contract.ts';
import { pageWaits } from './contract-desk.ts';

/** A page beyond this is a book: it is to be cut into several. */
export const mostBlocks = 400;
/** Characters of one block's HTML. */
export const longestBlock = 20_000;

const day = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
const version = z.number().int().min(1);
/** BCP 47, as far as the site uses it: `de`, `de-x-ls`, `kmr`, `ckb`. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[a-zA-Z0-9]{1,8})*$/, 'Bitte eine Sprache wählen.');
const title = z.string().trim().min(2, 'Bitte einen Titel angeben.').max(200, 'Höchstens 200 Zeichen.');
const summary = z.string().trim().max(400, 'Höchstens 400 Zeichen: ein Satz, der sagt, worum es geht.');

export const blockInput = z.object({
  /** Missing for a new block. */
  id: z.string().max(40).optional(),
  kind: z.enum(blockKinds),
  html: z
    .string()
    .max(longestBlock, `Ein Absatz darf höchstens ${longestBlock.toLocaleString('de')} Zeichen haben.`)
    .default(''),
  ref: z.string().max(200).nullable().default(null),
});

export const contentInput = z.object({
  title,
  summary: summary.default(''),
  blocks: z
    .array(blockInput)
    .max(mostBlocks, `Eine Seite darf höchstens ${mostBlocks} Absätze haben. Bitte auf mehrere Seiten verteilen.`),
});

export const pageTreeInput = z.object({ language: languageTag });
export const publicPageInput = z.object({
  language: languageTag,
  /** Without language and slashes at the ends; letters of any script. */
  path: z.string().max(500),
});

export const pageIdInput = z.object({ pageId: z.uuid() });
export const listPagesInput = z.object({
  state: z.enum(pageStates).nullable().default(null),
  search: z.string().trim().max(200).nullable().default(null),
  audience: z.enum(audiences).nullable().default(null),
  waits: z.enum(pageWaits).nullable().default(null),
  /** Those alone whose drafts the reader may write. */
  own: z.boolean().default(false),
});

const keywordMap = z.record(languageTag, z.array(z.string().trim().min(1).max(80)).max(40));

const placing = {
  icon: z.string().max(40).nullable().default(null),
  audiences: z.array(z.enum(audiences)).min(1, 'Bitte mindestens eine Zielgruppe wählen.').default(['newcomers']),
  keywords: keywordMap.default({}),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
  organisationId: z.uuid('Bitte eine Organisation wählen.').nullable().default(null),
  municipalityId: z.uuid('Bitte eine Gemeinde wählen.').nullable().default(null),
  reviewBy: day.nullable().default(null),
};

export const createPageInput = z.object({
  parentId: z.uuid().nullable().default(null),
  language: languageTag.default('de'),
  content: contentInput,
  ...placing,
});
export const changePageInput = z.object({ pageId: z.uuid(), version, ...placing });

export const saveDraftInput = z.object({
  pageId: z.uuid(),
  language: languageTag,
  /** Of the edition; 0 where there is none yet. */
  version: z.number().int().min(0),
  content: contentInput,
});
export const discardDraftInput = z.object({ pageId: z.uuid(), language: languageTag, version });
export const releasePageInput = z.object({
  pageId: z.uuid(),
  language: languageTag,
  version,
  /** Alters no meaning: translations stay valid. */
  minor: z.boolean().default(false),
  note: z.string().trim().max(500, 'Höchstens 500 Zeichen.').nullable().default(null),
});
export const movePageInput = z.object({
  pageId: z.uuid(),
  parentId: z.uuid().nullable(),
  /** Place among its siblings, from 0. */
  position: z.number().int().min(0),
});
export const pageStateInput = z.object({ pageId: z.uuid(), version, state: z.enum(['public', 'hidden', 'archived']) });
export const pageAddressInput = z.object({ pageId: z.uuid(), language: languageTag, slug: z.string().trim().min(1).max(120) });
export const versionInput = z.object({ pageId: z.uuid(), language: languageTag, number: z.number().int().min(1) });
export const compareInput = z.object({
  pageId: z.uuid(),
  language: languageTag,
  from: z.number().int().min(1),
  to: z.number().int().min(1),
});
export const restoreInput = versionInput.extend({ version });
export const mirrorInput = z.object({ sharedPageId: z.uuid(), parentId: z.uuid().nullable().default(null) });

const sharedText = z.object({ title, summary, blocks: z.array(blockInput.extend({ id: z.string().min(1).max(40) })) });
export const libraryInput = z.object({
  pages: z.array(
    z.object({
      key: z.string().regex(/^[a-z0-9-]+$/),
      parent: z.string().nullable(),
      icon: z.string().nullable(),
      audiences: z.array(z.enum(audiences)).min(1),
      keywords: keywordMap,
      firstWeek: z.boolean(),
      reviewedOn: day.nullable(),
      sources: z.array(z.object({ name: z.string().min(1), url: z.url().nullable() })),
      texts: z.record(languageTag, sharedText),
    }),
  ),
});

const importedText = z.object({
  title: z.string().trim().min(1).max(500),
  summary: z.string().trim().max(2000),
  blocks: z.array(blockInput).max(2000),
});
export const importPageInput = z.object({
  /** Of the page that was taken in before. */
  pageId: z.uuid().nullable().default(null),
  parentId: z.uuid().nullable(),
  /** Who stands behind it there. */
  organisationId: z.uuid('Bitte eine Organisation wählen.').nullable().default(null),
  position: z.number().int().min(0).nullable().default(null),
  icon: z.string().max(40).nullable().default(null),
  audiences: z.array(z.enum(audiences)).min(1).default(['newcomers']),
  keywords: keywordMap.default({}),
  reviewedOn: day.nullable().default(null),
  language: languageTag,
  texts: z.record(languageTag, importedText),
  /** Last parts of the addresses by language; of the title where none is given. */
  slugs: z.record(languageTag, z.string().min(1).max(200)).default({}),
});
