import { and, asc, desc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ReorganisationView } from '../../contract.ts';
import { reorganisationIdInput, reorganiseInput } from '../../inputs.ts';
import { carryOut, type ReorganisationRow } from '../carry-out-reorganisation.ts';
import { policy } from '../policy.ts';
import { unit, unitReorganisation } from '../schema.ts';

/** How many units take part on either side. */
const sides = { rename: ['one', 'one'], split: ['one', 'several'], merge: ['several', 'one'] } as const;

/**
 * Plans a renaming, split or merger on a day. Units that follow are made at once, valid from that day; what the old ones
 * carry (open measures, duties, accounts) moves on the day, or now when the day has come. Old notes keep the old name.
 */
export const reorganise = useCase({
  name: 'tenancy.reorganise',
  action: 'tenancy.manage-county',
  policy,
  mode: 'write',
  input: reorganiseInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const today = berlinDay(ctx.clock.now());
    const checked = await checkUnits({ tx, input });
    if (!checked.ok) return checked;
    const now = ctx.clock.now();
    const made = input.successors.map((entry) => ('unitId' in entry ? entry.unitId : newId(now.getTime())));
    const fresh = input.successors.flatMap((entry, index) => ('unitId' in entry ? [] : [{ ...entry, id: made[index]! }]));
    if (new Set(made).size < made.length) return invalidField('successors', 'Eine Stelle steht zweimal da.', 'double-unit');
    for (const entry of fresh) {
      const [taken] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.key, entry.key));
      if (taken) return invalidField('successors', `Eine Stelle mit dem Kürzel „${entry.key}“ gibt es schon.`, 'unit-exists');
    }
    if (fresh.length > 0) {
      await tx.insert(unit).values(
        fresh.map((entry) => ({
          id: entry.id,
          countyId: ctx.county.id,
          key: entry.key,
          name: entry.name,
          kind: entry.kind,
          parentId: checked.value[0]!.parentId,
          validFrom: input.effectiveOn,
          validTo: null,
        })),
      );
    }
    const placement = Object.fromEntries(
      Object.entries(input.placement).flatMap(([subject, index]) => (made[index] === undefined ? [] : [[subject, made[index]]])),
    );
    const row: ReorganisationRow = {
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      kind: input.kind,
      effectiveOn: input.effectiveOn,
      state: 'planned',
      fromUnitIds: input.fromUnitIds,
      toUnitIds: made,
      placement,
      note: input.note,
      createdAt: now,
      doneAt: null,
    };
    await tx.insert(unitReorganisation).values(row);
    audit({
      subjectType: 'unit-reorganisation',
      subjectId: row.id,
      summary: `Umbau von Stellen zum ${input.effectiveOn} angelegt`,
      fields: { kind: { after: input.kind }, from: { after: checked.value.map((entry) => entry.name) } },
    });
    if (input.effectiveOn <= today) {
      audit(await carryOut({ ctx, tx, row }));
      touchPublic();
    }
    return ok({ id: row.id, done: input.effectiveOn <= today });
  },
});

async function checkUnits(input: {
  tx: Tx;
  input: { kind: keyof typeof sides; fromUnitIds: string[]; successors: readonly object[]; effectiveOn: string };
}): Promise<Result<(typeof unit.$inferSelect)[]>> {
  const { kind, fromUnitIds, successors, effectiveOn } = input.input;
  const [from, to] = sides[kind];
  const fits = (count: number, side: 'one' | 'several'): boolean => (side === 'one' ? count === 1 : count >= 2);
  if (!fits(fromUnitIds.length, from))
    return invalidField(
      'fromUnitIds',
      from === 'one' ? 'Bitte genau eine Stelle wählen.' : 'Bitte mindestens zwei Stellen wählen.',
      'wrong-count',
    );
  if (!fits(successors.length, to))
    return invalidField(
      'successors',
      to === 'one' ? 'Bitte genau eine Nachfolge angeben.' : 'Bitte mindestens zwei Nachfolgen angeben.',
      'wrong-count',
    );
  const found = await input.tx.select().from(unit).where(inArray(unit.id, fromUnitIds)).orderBy(asc(unit.name)).for('update');
  if (found.length < new Set(fromUnitIds).size)
    return invalidField('fromUnitIds', 'Eine der Stellen gibt es nicht.', 'unknown-unit');
  const followers = successors.flatMap((entry) => ('unitId' in entry ? [entry.unitId as string] : []));
  if (followers.some((id) => fromUnitIds.includes(id)))
    return invalidField(
      'successors',
      'Eine Stelle folgt nicht auf sich selbst. Für einen neuen Namen bitte eine neue Stelle angeben.',
      'own-successor',
    );
  const known = followers.length === 0 ? [] : await input.tx.select().from(unit).where(inArray(unit.id, followers));
  if (known.length < new Set(followers).size)
    return invalidField('successors', 'Eine der Nachfolgen gibt es nicht.', 'unknown-unit');
  const ended = [...found, ...known].find((entry) => entry.validTo !== null && entry.validTo < effectiveOn);
  if (ended) return invalidField('effectiveOn', `„${ended.name}“ gibt es an diesem Tag nicht mehr.`, 'unit-ended');
  const late = found.find((entry) => entry.validFrom !== null && entry.validFrom >= effectiveOn);
  if (late) return invalidField('effectiveOn', `„${late.name}“ gibt es an diesem Tag noch nicht.`, 'unit-not-begun');
  const [planned] = await input.tx
    .select({ fromUnitIds: unitReorganisation.fromUnitIds, effectiveOn: unitReorganisation.effectiveOn })
    .from(unitReorganisation)
    .where(eq(unitReorganisation.state, 'planned'))
    .then((rows) => rows.filter((row) => row.fromUnitIds.some((id) => fromUnitIds.includes(id))));
  if (planned)
    return conflict('already-planned', `Für eine dieser Stellen ist zum ${planned.effectiveOn} schon ein Umbau geplant.`);
  return ok(found);
}

/** Every reorganisation of the county, the latest first. */
export const listReorganisations = useCase({
  name: 'tenancy.list-reorganisations',
  action: 'tenancy.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const rows = await tx
      .select()
      .from(unitReorganisation)
      .orderBy(desc(unitReorganisation.effectiveOn), desc(unitReorganisation.id));
    const names = new Map((await tx.select({ id: unit.id, name: unit.name }).from(unit)).map((row) => [row.id, row.name]));
    const named = (ids: readonly string[]): string[] => ids.map((id) => names.get(id) ?? '');
    return ok(
      rows.map((row): ReorganisationView => ({
        id: row.id,
        kind: row.kind,
        effectiveOn: row.effectiveOn,
        state: row.state,
        from: named(row.fromUnitIds),
        to: named(row.toUnitIds),
        note: row.note,
      })),
    );
  },
});

/** Calls off what was planned. A unit that was made for it and carries nothing ends with it. */
export const cancelReorganisation = useCase({
  name: 'tenancy.cancel-reorganisation',
  action: 'tenancy.manage-county',
  policy,
  mode: 'write',
  input: reorganisationIdInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(unitReorganisation).where(eq(unitReorganisation.id, input.id)).for('update');
    return row ? ok({ loaded: row }) : notFound('Diesen Umbau');
  },
  run: async ({ ctx, tx, loaded: row, audit }) => {
    if (row.state === 'done')
      return conflict('already-done', 'Dieser Umbau ist schon vollzogen. Ein neuer macht ihn rückgängig.');
    await tx.update(unitReorganisation).set({ state: 'cancelled' }).where(eq(unitReorganisation.id, row.id));
    // Units that were there only for this one begin on its day: they never came to be, and are offered no more.
    await tx
      .update(unit)
      .set({ validFrom: null, validTo: addDays(berlinDay(ctx.clock.now()), -1) })
      .where(and(inArray(unit.id, row.toUnitIds), eq(unit.validFrom, row.effectiveOn)));
    audit({
      subjectType: 'unit-reorganisation',
      subjectId: row.id,
      summary: `Umbau von Stellen zum ${row.effectiveOn} abgesagt`,
    });
    return ok();
  },
});

/** Carries out what was planned for today or earlier. Called every morning, and harmless when called again. */
export const carryOutReorganisations = useCase({
  name: 'tenancy.carry-out-reorganisations',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const due = await dueRows({ ctx, tx });
    for (const row of due) audit(await carryOut({ ctx, tx, row }));
    if (due.length === 0) audit({ subjectType: 'county', subjectId: ctx.county.id, summary: 'Kein Umbau von Stellen steht an' });
    else touchPublic();
    return ok({ done: due.length });
  },
});

const dueRows = ({ ctx, tx }: { ctx: CountyCtx; tx: Tx }): Promise<ReorganisationRow[]> =>
  tx
    .select()
    .from(unitReorganisation)
    .where(
      and(
        eq(unitReorganisation.state, 'planned'),
        isNull(unitReorganisation.doneAt),
        lte(unitReorganisation.effectiveOn, berlinDay(ctx.clock.now())),
      ),
    )
    .orderBy(asc(unitReorganisation.effectiveOn), asc(unitReorganisation.createdAt))
    .for('update');
