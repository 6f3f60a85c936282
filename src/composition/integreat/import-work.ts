import { hashOf } from '#kernel/canonical.ts';
import type { CountyCtx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { together } from '#kernel/together.ts';
import type { Imported, ImportedKind } from '#modules/welcome/contract-interchange.ts';
import type { App } from '../app.ts';
import type { ImportKind, Reporter } from './report.ts';

/** What the parts of an import share. */
export type ImportWork = {
  app: Pick<App, 'welcome' | 'network' | 'events' | 'tenancy'>;
  ctx: CountyCtx;
  source: string;
  reporter: Reporter;
  /** The county's languages: texts in others are left out. */
  offered: readonly string[];
  known: ReadonlyMap<string, Imported>;
  /** Everything that was met this time, whatever became of it. */
  met: Set<string>;
  /** A thing of another system and what it is here. */
  here: Map<string, string>;
  /** Names of places here by id. */
  placeNames: Map<string, string>;
};

export const nameOf = (kind: ImportedKind, externalId: string): string => `${kind} ${externalId}`;

/** Carries a problem of a use case out of the transaction of one thing. */
class NotTaken extends Error {}

export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const fields = (result.problem.fields ?? []).map(({ path, message }) => `${path}: ${message}`);
  throw new NotTaken([...new Set(fields.length === 0 ? [result.problem.message] : fields)].join(' '));
}

/**
 * Takes one thing over, wholly or not at all, and what hangs on nobody else goes on. What came just so last time is left; what people here
 * changed since is left too, and told.
 */
export async function takeOver(
  work: ImportWork,
  thing: {
    kind: Extract<ImportedKind, ImportKind>;
    externalId: string;
    title: string;
    subjectType: string;
    /** All of it that is taken over: the same again changes nothing. */
    value: unknown;
    /** Writes it anew, or over what it is here; gives its id. */
    write: (input: { ctx: CountyCtx; subjectId: string | null }) => Promise<string>;
  },
): Promise<string | null> {
  const { reporter, source } = work;
  const { kind, externalId, title, subjectType } = thing;
  const name = nameOf(kind, externalId);
  work.met.add(name);
  const known = work.known.get(name);
  const hash = hashOf(thing.value);
  if (known !== undefined) {
    work.here.set(name, known.subjectId);
    if (known.hash === hash) {
      reporter.count(kind, 'same');
      return known.subjectId;
    }
    if (known.changedHere) {
      reporter.kept(kind, title);
      return known.subjectId;
    }
  }
  try {
    const subjectId = await asOne(work.ctx, async (ctx) => {
      const id = await thing.write({ ctx, subjectId: known?.subjectId ?? null });
      must(await work.app.welcome.noteImported(ctx, { source, kind, externalId, subjectType, subjectId: id, hash }));
      return id;
    });
    work.here.set(name, subjectId);
    reporter.count(kind, known === undefined ? 'added' : 'changed');
    return subjectId;
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    reporter.leftOut(kind, title, error.message);
    return known?.subjectId ?? null;
  }
}

async function asOne<T>(ctx: CountyCtx, run: (ctx: CountyCtx) => Promise<T>): Promise<T> {
  let touched = false;
  const value = await ctx.db.transaction({ countyId: ctx.county.id }, (tx) =>
    run(together({ ctx, tx, publicChanged: () => (touched = true) })),
  );
  if (touched) ctx.publicChanged(ctx.county);
  return value;
}

/** Texts in the county's languages; those in others are counted apart. */
export function spoken<T>(work: ImportWork, texts: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(texts).filter(([language]) => work.offered.includes(language)));
}

/** Translations of what is here; a text without one here has nothing that it renders. */
export async function saveTexts(input: {
  work: ImportWork;
  ctx: CountyCtx;
  subjectType: string;
  subjectId: string;
  own: Readonly<Record<string, string | null>>;
  words: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}): Promise<void> {
  const { work, ctx, subjectType, subjectId, own, words } = input;
  const texts = Object.entries(words).flatMap(([language, fields]) =>
    Object.entries(fields).flatMap(([field, text]) => {
      const source = own[field] ?? null;
      return source === null || text === null ? [] : [{ language, field, source, text }];
    }),
  );
  if (texts.length > 0) must(await work.app.welcome.takeTranslations(ctx, { subjectType, subjectId, texts }));
}
