import { and, eq, gt, lt } from 'drizzle-orm';
import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalid, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { MachineService, MachineTerm } from '#kernel/machine-translation.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageWord } from '../../contract.ts';
import { readerAsksPerHour } from '../../contract-machine.ts';
import { machineThingInput } from '../../inputs-machine.ts';
import { loadBudget, loadMachine, loadTerms, yearOf } from '../machine-store.ts';
import { machineTexts, type MachineText } from '../machine-texts.ts';
import { machineUse } from '../machine-schema.ts';
import { policy } from '../policy.ts';

/** What a service is asked for: texts of one source language and one format at a time. */
export type MachineOrder = {
  useId: string;
  language: string;
  service: MachineService;
  words: number;
  batches: {
    from: string;
    format: 'text' | 'html';
    terms: MachineTerm[];
    texts: { subjectId: string; field: string; hash: string; source: string }[];
  }[];
};

/** So many words are given to a service at a time, so that a run can be cancelled between. */
const wordsAtOnce = 1_500;
const hour = 3_600_000;

/** Reserves the words of what a machine may write of one thing. */
export const reserveMachine = useCase({
  name: 'translation.reserve-machine',
  action: 'translation.machine',
  policy,
  mode: 'write',
  input: machineThingInput,
  load: ({ input }) => Promise.resolve(ok({ loaded: undefined, thing: { languages: [input.language] } })),
  run: async ({ ctx, tx, input, audit }) => {
    const texts = await machineTexts({ ctx, tx, language: input.language, subjectIds: [input.subjectId] });
    return reserve({ ctx, tx, audit, language: input.language, texts, cause: 'desk', subjectId: null });
  },
});

/** The same for a reader: once for all, so often in an hour, and never twice at a time. */
export const reserveForReader = useCase({
  name: 'translation.reserve-for-reader',
  action: 'translation.ask-machine',
  policy,
  mode: 'write',
  input: machineThingInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { language, subjectId } = input;
    const { settings } = await loadMachine({ tx, lock: true });
    if (!settings.forReaders) return conflict('not-offered', 'Hier wird nicht auf Wunsch übersetzt.');
    const now = ctx.clock.now();
    const since = new Date(now.getTime() - hour);
    const recent = await tx
      .select({ subjectId: machineUse.subjectId, language: machineUse.language, state: machineUse.state })
      .from(machineUse)
      .where(and(eq(machineUse.cause, 'reader'), gt(machineUse.at, since)));
    if (recent.length >= readerAsksPerHour)
      return conflict('too-many', 'Gerade wurde sehr viel übersetzt. Bitte versuchen Sie es später.');
    if (recent.some((row) => row.subjectId === subjectId && row.language === language && row.state === 'reserved')) {
      return conflict('under-way', 'Diese Seite wird gerade übersetzt.');
    }
    const texts = await machineTexts({ ctx, tx, language, subjectIds: [subjectId] });
    return reserve({ ctx, tx, audit, language, texts, cause: 'reader', subjectId });
  },
});

export async function reserve(input: {
  ctx: CountyCtx;
  tx: Tx;
  audit: (record: AuditRecord) => void;
  language: string;
  texts: readonly MachineText[];
  cause: 'desk' | 'run' | 'reader';
  subjectId: string | null;
}): Promise<Result<MachineOrder>> {
  const { ctx, tx, language, cause } = input;
  const { settings, service } = await loadMachine({ tx, lock: true });
  if (service === null) return conflict('no-service', 'Der Landkreis hat keinen Übersetzungsdienst eingerichtet.');
  if (input.texts.length === 0) return invalid('nothing-to-translate', 'Hier fehlt keine Übersetzung.');
  // A reservation whose process died would take its words for ever.
  const dead = new Date(ctx.clock.now().getTime() - hour);
  await tx.delete(machineUse).where(and(eq(machineUse.state, 'reserved'), lt(machineUse.at, dead)));
  const texts: MachineText[] = [];
  let words = 0;
  for (const text of input.texts) {
    if (texts.length > 0 && words + text.words > wordsAtOnce) break;
    texts.push(text);
    words += text.words;
  }
  const budget = await loadBudget({ ctx, tx, words: settings.wordsPerYear });
  if (budget.used + words > budget.words) {
    return unavailable(
      'budget-spent',
      `Die Wörter für ${budget.year} sind verbraucht: ${budget.used} von ${budget.words}, gebraucht würden ${words}.`,
    );
  }
  const now = ctx.clock.now();
  const useId = newId(now.getTime());
  await tx.insert(machineUse).values({
    ...{ id: useId, countyId: ctx.county.id, year: yearOf(ctx), language, words, cause, subjectId: input.subjectId },
    ...{ state: 'reserved' as const, at: now },
  });
  const batches: MachineOrder['batches'] = [];
  for (const { thing, one } of texts) {
    const { format } = one.text;
    const from = one.source.language;
    let batch = batches.find((other) => other.from === from && other.format === format);
    if (batch === undefined) {
      batch = { from, format, terms: await loadTerms({ tx, from, language }), texts: [] };
      batches.push(batch);
    }
    batch.texts.push({ subjectId: thing.subjectId, field: one.text.field, hash: one.source.hash, source: one.source.text });
  }
  input.audit({
    subjectType: 'machine-use',
    subjectId: useId,
    summary: `${words} Wörter für die maschinelle Übersetzung in ${languageWord(language)} vorgemerkt`,
    fields: { words: { after: words } },
  });
  return ok({ useId, language, service, words, batches });
}
