import { invalid, notFound, type FieldFault } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { berlinDay } from '#kernel/dates.ts';
import { createStrategyInput, importIdInput, takeOverInput } from '../../inputs.ts';
import type { Review } from '../../review.ts';
import { insertUnit } from '#modules/tenancy/server/index.ts';
import type { Tx } from '#kernel/context.ts';
import { changeImport, findActions, findImport, inForce, summaryOf, type ImportRow, type ReadDraft } from '../import-store.ts';
import { layDownStrategy } from '../lay-down-strategy.ts';
import { foldReview } from '../model/review/apply.ts';
import { progressOf } from '../model/review/present.ts';
import { keyOfTitle, openStatuses, printedUnits, takeOverFaults, toStrategy } from '../model/review/to-strategy.ts';
import { walkReview } from '../model/review/walk.ts';
import { policy } from '../policy.ts';
import { findStrategies, findUnits, type UnitRow } from '../store.ts';
import { plain } from '../unit-names.ts';
import { openForChange } from './import-review.ts';

/** What the page of taking over needs: proposals, names that belong to no unit yet, and what stands against it. */
export const prepareTakeOver = useCase({
  name: 'strategy.prepare-take-over',
  action: 'strategy.import',
  policy,
  mode: 'read',
  input: importIdInput,
  run: async ({ tx, input }) => {
    const row = await findImport(tx, input.importId);
    if (!row || row.draft === null) return notFound('Diesen Entwurf');
    const review = await reviewOf(tx, row);
    const units = await findUnits(tx);
    const known = knownIn(units);
    const unitKeys = new Set(units.map((entry) => entry.key));
    const strategies = await findStrategies(tx);
    const taken = new Set(strategies.map((entry) => entry.key));
    const base = keyOfTitle(review.title) || 'strategie';
    let key = base;
    for (let count = 2; taken.has(key); count += 1) key = `${base}-${count}`;
    return ok({
      import: await summaryOf(tx, row),
      title: review.title,
      key,
      levels: review.levels.map((name, level) => ({
        name,
        count: [...review.nodes.values()].filter((node) => node.level === level).length,
      })),
      texts: review.texts.length,
      progress: progressOf([...walkReview(review), ...review.texts]),
      faults: takeOverFaults(review),
      names: printedUnits(review)
        .filter(({ name }) => known(name) === null || review.units.has(name))
        .map(({ name, count }) => ({
          name,
          count,
          decision: review.units.get(name) ?? null,
          proposal: closest(name, units),
          newKey: freeKey(keyOfTitle(name) || 'stelle', unitKeys),
        })),
      units: units.map((entry) => ({ key: entry.key, name: entry.name })),
      strategies: strategies.map((entry) => ({ key: entry.key, title: entry.title })),
      statuses: {
        ...openStatuses(review, false),
        all: [...review.nodes.values()].reduce((sum, node) => sum + node.status.length, 0),
      },
    });
  },
});

/**
 * Makes the reviewed draft a strategy, with everything below it and the units that were decided on, in one
 * transaction: all of it or nothing. Faults: another person changed it meanwhile, names that belong to no unit,
 * double numbers, a key that is taken, status texts without day or state; `stelle.<id>` names the place.
 */
export const takeOverImport = useCase({
  name: 'strategy.take-over-import',
  action: 'strategy.import',
  policy,
  mode: 'write',
  input: takeOverInput,
  run: async ({ ctx, tx, input, audit }) => {
    const found = await openForChange(tx, input);
    if (!found.ok) return found;
    const row = found.value;
    const review = await reviewOf(tx, row);
    const units = await findUnits(tx);
    const now = ctx.clock.now();
    const sourceNote = `Eingelesen aus „${row.fileName}“ am ${germanDay(berlinDay(now))}`;
    const made = toStrategy({ review, choices: { ...input, sourceNote }, known: knownIn(units) });
    if ('faults' in made) return faulty(made.faults);

    const keys = new Set(units.map((entry) => entry.key));
    // A new unit never becomes an old one by accident of its key.
    const taken = [...review.units].filter(([, decision]) => decision.to === 'new' && keys.has(decision.key));
    if (taken.length > 0) {
      return faulty(
        taken.map(([name]) => ({
          path: `einheit.${name}`,
          code: 'unit-exists',
          message: `„${name}“ kann nicht neu angelegt werden: Das Kürzel gibt es schon. Ordnen Sie den Namen dieser Stelle zu.`,
        })),
      );
    }
    for (const decision of new Map(
      [...review.units.values()].flatMap((entry) => (entry.to === 'new' ? [[entry.key, entry] as const] : [])),
    ).values()) {
      const id = await insertUnit({ ctx, tx, key: decision.key, name: decision.unitName, kind: decision.kind });
      audit({ subjectType: 'unit', subjectId: id, summary: `Stelle „${decision.unitName}“ bei der Übernahme angelegt` });
    }
    const checked = createStrategyInput.safeParse(made.strategy);
    if (!checked.success) {
      return faulty(
        placed(
          checked.error.issues.map((issue) => ({
            path: issue.path.map(String).join('.'),
            message: issue.message,
            code: issue.code,
          })),
          made.nodeAt,
        ),
      );
    }
    const laid = await layDownStrategy({ ctx, tx, input: checked.data, audit });
    if (!laid.ok) {
      if (laid.problem.code === 'key-taken') return faulty([{ path: 'key', code: 'key-taken', message: laid.problem.message }]);
      return laid.problem.fields ? faulty(placed(laid.problem.fields, made.nodeAt)) : laid;
    }
    await changeImport(tx, row, { state: 'taken-over', strategyId: laid.value.id, endedAt: now });
    audit({
      subjectType: 'strategy-import',
      subjectId: row.id,
      summary: `Entwurf aus „${row.fileName}“ als Strategie übernommen`,
      fields: { strategy: { after: laid.value.key } },
    });
    return ok({ strategyId: laid.value.id, key: laid.value.key });
  },
});

/** A key that nobody has yet; it is taken from then on. */
function freeKey(base: string, taken: Set<string>): string {
  let key = base;
  for (let count = 2; taken.has(key); count += 1) key = `${base.slice(0, 55)}-${count}`;
  taken.add(key);
  return key;
}

async function reviewOf(tx: Tx, row: ImportRow): Promise<Review> {
  const { draft, lines } = row.draft as ReadDraft;
  return foldReview({ draft, lines, actions: inForce(await findActions(tx, row.id)) });
}

const faulty = (faults: FieldFault[]) => invalid(faults[0]!.code ?? 'invalid', faults[0]!.message, faults);

/** Faults of the strategy's input, named after the places of the draft. */
function placed(faults: readonly FieldFault[], nodeAt: ReadonlyMap<string, string>): FieldFault[] {
  return faults.map((fault) => {
    const path = /^nodes\.\d+(?:\.children\.\d+)*/.exec(fault.path)?.[0];
    const node = path === undefined ? undefined : nodeAt.get(path);
    return node === undefined ? fault : { ...fault, path: `stelle.${node}` };
  });
}

function knownIn(units: readonly UnitRow[]): (name: string) => string | null {
  const keys = new Map([
    ...units.map((entry) => [plain(entry.name), entry.key] as const),
    ...units.map((entry) => [entry.key, entry.key] as const),
  ]);
  return (name) => keys.get(name) ?? keys.get(plain(name)) ?? null;
}

/** The unit whose name shares most with the printed one, as a proposal; null when they have too little in common. */
function closest(name: string, units: readonly UnitRow[]): string | null {
  const words = wordsOf(name);
  let best: { key: string; share: number } | null = null;
  for (const entry of units) {
    const other = wordsOf(entry.name);
    const common = [...words].filter((word) => other.has(word)).length;
    const share = common / Math.max(1, Math.min(words.size, other.size));
    if (share >= 0.6 && share > (best?.share ?? 0)) best = { key: entry.key, share };
  }
  return best?.key ?? null;
}

const wordsOf = (name: string): Set<string> =>
  new Set(
    plain(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3),
  );

const germanDay = (day: string): string => day.split('-').reverse().join('.');
