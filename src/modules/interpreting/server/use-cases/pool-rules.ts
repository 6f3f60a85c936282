import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, longDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { CostRule } from '../../contract-tariff.ts';
import { dropDatedInput, saveCostRulesInput, saveRulesInput, saveTariffInput } from '../../inputs-pool-rules.ts';
import { withTariff } from '../model/tariff/dated-tariffs.ts';
import { policy } from '../policy.ts';
import { whatPool } from '../pool-access.ts';
import { lastSettledDay } from '../pool-rules-store.ts';
import { interpreterPool } from '../schema.ts';
import { lockPool, type PoolRow } from '../store.ts';

const action = 'interpreting.coordinate';
const byDay = (one: { validFrom: string }, other: { validFrom: string }): number => one.validFrom.localeCompare(other.validFrom);

/** The pool, held, as it was when the form was opened. */
async function held({ tx, input }: { tx: Tx; input: { poolId: string; version: number } }): Promise<Result<{ loaded: PoolRow }>> {
  const row = await lockPool(tx, input.poolId);
  if (row === null) return notFound(whatPool);
  return row.version === input.version
    ? ok({ loaded: row })
    : conflict('changed-meanwhile', 'Jemand anderes hat diesen Pool inzwischen geändert. Bitte laden Sie die Seite neu.');
}

const save = async (input: { ctx: CountyCtx; tx: Tx; row: PoolRow; set: Partial<PoolRow> }) => {
  const { ctx, tx, row, set } = input;
  await tx
    .update(interpreterPool)
    .set({ ...set, updatedAt: ctx.clock.now(), version: row.version + 1 })
    .where(eq(interpreterPool.id, row.id));
  return ok({ version: row.version + 1 });
};

/** Rules from a day on. What held before stays, so that it can be said by which rules somebody asked. */
export const saveRules = useCase({
  name: 'interpreting.save-rules',
  action,
  policy,
  mode: 'write',
  input: saveRulesInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { rules } = input;
    if (rules.validFrom < berlinDay(ctx.clock.now()))
      return invalidField('validFrom', 'Regeln gelten frühestens ab heute: Was schon angefragt ist, bleibt, wie es war.', 'past');
    const others = row.rules.filter(({ validFrom }) => validFrom !== rules.validFrom);
    audit({
      subjectType: 'interpreter-pool',
      subjectId: row.id,
      summary: `Regeln von „${row.name}“ ab ${longDay(rules.validFrom)} festgelegt`,
    });
    touchPublic();
    return save({ ctx, tx, row, set: { rules: [...others, rules].toSorted(byDay) } });
  },
});

const sameCase = ({ occasion, requesterKind, validFrom }: CostRule): string => `${occasion} ${requesterKind} ${validFrom}`;

/** Who pays for what. Requests that were sent keep what they were told. */
export const saveCostRules = useCase({
  name: 'interpreting.save-cost-rules',
  action,
  policy,
  mode: 'write',
  input: saveCostRulesInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { costRules } = input;
    const known = new Set(row.rules.flatMap(({ occasions }) => occasions.map(({ key }) => key)));
    const strange = costRules.findIndex(({ occasion }) => occasion !== null && !known.has(occasion));
    if (strange >= 0)
      return invalidField(`costRules.${strange}.occasion`, 'Diesen Anlass gibt es in den Regeln des Pools nicht.', 'occasion');
    const cases = costRules.map(sameCase);
    const again = cases.findIndex((one, index) => cases.indexOf(one) !== index);
    if (again >= 0)
      return invalidField(
        `costRules.${again}.validFrom`,
        'Für diesen Anlass und diese Art beginnt am selben Tag schon eine andere Regel.',
        'twice',
      );
    audit({
      subjectType: 'interpreter-pool',
      subjectId: row.id,
      summary: `Wer bezahlt: ${costRules.length} Regeln für „${row.name}“`,
    });
    touchPublic();
    return save({ ctx, tx, row, set: { costRules: costRules.toSorted(byDay) } });
  },
});

/**
 * A tariff from a day on. It begins in no month that is over and on no day that is settled: what was reckoned by the tariff before it
 * never changes.
 */
export const saveTariff = useCase({
  name: 'interpreting.save-tariff',
  action,
  policy,
  mode: 'write',
  input: saveTariffInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { tariff } = input;
    const month = `${berlinDay(ctx.clock.now()).slice(0, 7)}-01`;
    if (tariff.validFrom < month)
      return invalidField(
        'validFrom',
        `Ein Tarif beginnt frühestens am ${longDay(month)}: Frühere Monate sind vorbei.`,
        'past-month',
      );
    const tariffs = withTariff({ tariffs: row.tariffs, tariff, settledUntil: await lastSettledDay(tx, row.id) });
    if (!tariffs.ok) return tariffs;
    audit({
      subjectType: 'interpreter-pool',
      subjectId: row.id,
      summary: `Tarif von „${row.name}“ ab ${longDay(tariff.validFrom)} festgelegt`,
    });
    return save({ ctx, tx, row, set: { tariffs: tariffs.value } });
  },
});

/** Takes back rules or a tariff whose day has not come. */
export const dropDated = useCase({
  name: 'interpreting.drop-dated',
  action,
  policy,
  mode: 'write',
  input: dropDatedInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { kind, validFrom } = input;
    const column = kind === 'rules' ? ('rules' as const) : ('tariffs' as const);
    if (!row[column].some((one) => one.validFrom === validFrom)) return notFound('Diese Fassung');
    if (validFrom <= berlinDay(ctx.clock.now()))
      return conflict('begun', 'Diese Fassung gilt schon. Sie bleibt, bis eine neue beginnt.');
    audit({
      subjectType: 'interpreter-pool',
      subjectId: row.id,
      summary: `${kind === 'rules' ? 'Regeln' : 'Tarif'} von „${row.name}“ ab ${longDay(validFrom)} zurückgenommen`,
    });
    if (kind === 'rules') touchPublic();
    const keep = (one: { validFrom: string }): boolean => one.validFrom !== validFrom;
    return save({
      ...{ ctx, tx, row },
      set: kind === 'rules' ? { rules: row.rules.filter(keep) } : { tariffs: row.tariffs.filter(keep) },
    });
  },
});
