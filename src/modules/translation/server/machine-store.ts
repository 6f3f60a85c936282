import { and, asc, eq, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { MachineService, MachineTerm } from '#kernel/machine-translation.ts';
import type { GlossaryTerm, MachineBudget, MachineRunView, MachineSettings } from '../contract-machine.ts';
import { glossaryTerm, machineUse, type machineRun } from './machine-schema.ts';
import { translationSettings } from './schema.ts';

export const yearOf = (ctx: CountyCtx): number => Number(berlinDay(ctx.clock.now()).slice(0, 4));

/** The settings, and the service made of them; null while none is set up. `lock` keeps others from reserving meanwhile. */
export async function loadMachine(input: {
  tx: Tx;
  lock?: boolean;
}): Promise<{ settings: MachineSettings; service: MachineService | null }> {
  const query = input.tx.select().from(translationSettings);
  const [row] = await (input.lock ? query.for('update') : query);
  const settings: MachineSettings = {
    provider: row?.provider ?? null,
    address: row?.address ?? '',
    hasKey: (row?.sealedKey ?? null) !== null,
    formality: row?.formality ?? 'default',
    wordsPerYear: row?.wordsPerYear ?? 0,
    forReaders: row?.forReaders ?? false,
  };
  if (settings.provider === null) return { settings, service: null };
  const { provider, address, formality } = settings;
  return { settings, service: { provider, address, formality, sealedKey: row?.sealedKey ?? null } };
}

/** What of this year's words is used, reservations counted. */
export async function loadBudget(input: { ctx: CountyCtx; tx: Tx; words: number }): Promise<MachineBudget> {
  const year = yearOf(input.ctx);
  const [row] = await input.tx
    .select({ used: sql<number>`coalesce(sum(${machineUse.words}), 0)::int` })
    .from(machineUse)
    .where(eq(machineUse.year, year));
  return { year, words: input.words, used: row?.used ?? 0 };
}

export async function loadTerms(input: { tx: Tx; from: string; language: string }): Promise<MachineTerm[]> {
  return input.tx
    .select({ source: glossaryTerm.source, target: glossaryTerm.target })
    .from(glossaryTerm)
    .where(and(eq(glossaryTerm.fromLanguage, input.from), eq(glossaryTerm.language, input.language)))
    .orderBy(asc(glossaryTerm.source));
}

export const termView = (row: typeof glossaryTerm.$inferSelect): GlossaryTerm => ({
  id: row.id,
  from: row.fromLanguage,
  language: row.language,
  source: row.source,
  target: row.target,
  note: row.note,
});

export const runView = (row: typeof machineRun.$inferSelect): MachineRunView => ({
  ...{ id: row.id, language: row.language, kind: row.kind, state: row.state, total: row.total, done: row.done },
  ...{ refused: row.refused, words: row.words, message: row.message },
  createdAt: row.createdAt.toISOString(),
});
