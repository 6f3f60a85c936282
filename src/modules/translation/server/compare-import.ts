import { createHash } from 'node:crypto';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { piecesOf } from '#kernel/content/marks.ts';
import type { ReturnedUnit } from '#kernel/exchange.ts';
import type { TranslatableThing } from '#kernel/translation.ts';
import type { ImportEntry, ImportOutcome } from '../contract-exchange.ts';
import { codedSource, codedTranslation, loadWork, type LoadedText } from './load-work.ts';
import { decodeHtml } from './model/coded.ts';
import { renderTranslation } from './model/render.ts';

/** What an entry of a file would write. */
export type Comparison = {
  entry: ImportEntry;
  write: { thing: TranslatableThing; one: LoadedText; text: string; source: string } | null;
};

/** A returned file beside what stands there now: what each of its entries would do. */
export async function compareImport(input: {
  ctx: CountyCtx;
  tx: Tx;
  language: string;
  from: string;
  units: readonly ReturnedUnit[];
}): Promise<{ comparisons: Comparison[]; stamp: string }> {
  const { ctx, tx, language, from, units } = input;
  const subjectIds = [...new Set(units.map(({ subjectId }) => subjectId))];
  const { works } = await loadWork({ ctx, tx, language, from, subjectIds });
  const known = new Map<string, { thing: TranslatableThing; one: LoadedText }>(
    works.flatMap(({ thing, texts }) => texts.map((one) => [`${thing.subjectId} ${one.text.field}`, { thing, one }] as const)),
  );
  const seen = new Set<string>();
  const comparisons = units.map((unit): Comparison => {
    const key = `${unit.subjectId} ${unit.field}`;
    const found = known.get(key);
    if (found === undefined) return { entry: entryOf({ unit, outcome: 'gone' }), write: null };
    const twice = seen.has(key);
    seen.add(key);
    return compareUnit({ unit, ...found, twice });
  });
  const parts = comparisons.map(({ entry, write }) => [entry.outcome, entry.before, write?.one.source.hash, write?.one.state]);
  return { comparisons, stamp: createHash('sha256').update(JSON.stringify(parts)).digest('hex') };
}

function compareUnit(input: { unit: ReturnedUnit; thing: TranslatableThing; one: LoadedText; twice: boolean }): Comparison {
  const { unit, thing, one, twice } = input;
  const { format } = one.text;
  const named = { title: thing.title, what: one.text.what };
  const before =
    one.row === null ? null : (codedTranslation({ format, source: one.source.text, translated: one.row.text }) ?? one.row.text);
  const given = format === 'html' ? unit.target : unbraced(unit.target);
  const result = (
    outcome: ImportOutcome,
    more: { faults?: string[]; hints?: string[]; text?: string; source?: string } = {},
  ): Comparison => ({
    entry: entryOf({ unit, outcome, before, after: given, ...named, ...more }),
    write:
      more.text === undefined || outcome === 'same'
        ? null
        : { thing, one, text: more.text, source: more.source ?? one.source.text },
  });
  if (twice) return result('faulty', { faults: ['Dieser Text kommt in der Datei zweimal vor.'] });
  if (unit.target.trim() === '') return result('empty');
  if (format === 'text' && hasMarks(unit.target)) {
    return result('faulty', { faults: ['Dieser Text hat keine Auszeichnungen; in der Datei stehen welche.'] });
  }
  const rendered = renderTranslation({ format, source: one.source.text, text: given });
  // A tool that drops notes still shows the source that it translated.
  const shown = codedSource(format, one.source.text);
  const own = format === 'html' ? unit.source : unbraced(unit.source);
  const current = unit.hash === one.source.hash || (unit.hash === '' && own.trim() === shown.trim());
  if (!rendered.ok) {
    return result('faulty', {
      faults: [...(current ? [] : ['Die Datei gehört zu einem früheren Wortlaut.']), ...rendered.faults],
    });
  }
  const { text, hints } = rendered;
  if (!current) {
    const source = format === 'html' ? decodeHtml({ source: one.source.text, text: own }) : { ok: true as const, html: own };
    if (!source.ok)
      return result('faulty', { faults: ['Die Vorlage ist heute anders gebaut als die, aus der übersetzt wurde.'] });
    return result('outdated', { text, hints, source: source.html });
  }
  if (one.row?.text === text && one.state !== 'outdated') return result('same', { text, hints });
  return result(one.row === null ? 'new' : 'changed', { text, hints });
}

const entryOf = (input: {
  unit: ReturnedUnit;
  outcome: ImportOutcome;
  title?: string;
  what?: string;
  before?: string | null;
  after?: string;
  faults?: string[];
  hints?: string[];
}): ImportEntry => ({
  subjectId: input.unit.subjectId,
  field: input.unit.field,
  title: input.title ?? '',
  what: input.what ?? input.unit.field,
  outcome: input.outcome,
  before: input.before ?? null,
  after: input.after ?? input.unit.target,
  faults: input.faults ?? [],
  hints: input.hints ?? [],
});

const linePieces = (text: string) => text.split('\n').map((line) => piecesOf(line));
const hasMarks = (text: string): boolean => linePieces(text).some((pieces) => pieces.some((piece) => !('text' in piece)));
const unbraced = (text: string): string =>
  linePieces(text)
    .map((pieces) => pieces.map((piece) => ('text' in piece ? piece.text : '')).join(''))
    .join('\n');
