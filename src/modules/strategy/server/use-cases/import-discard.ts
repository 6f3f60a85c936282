import { conflict, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { importIdInput } from '../../inputs.ts';
import { changeImport, findImport } from '../import-store.ts';
import { policy } from '../policy.ts';

/** Gives an import up, also while it waits or is being read. What was reviewed is kept: it can be taken up again. */
export const discardImport = useCase({
  name: 'strategy.discard-import',
  action: 'strategy.import',
  policy,
  mode: 'write',
  input: importIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const row = await findImport(tx, input.importId, 'lock');
    if (!row) return notFound('Diesen Import');
    if (row.state === 'taken-over')
      return conflict(
        'taken-over',
        'Aus diesem Import ist schon eine Strategie geworden. Löschen Sie stattdessen deren Entwurf.',
      );
    await changeImport(tx, row, { state: 'discarded', endedAt: ctx.clock.now() });
    audit({
      subjectType: 'strategy-import',
      subjectId: row.id,
      summary: `Import von „${row.fileName}“ verworfen`,
      fields: { state: { before: row.state, after: 'discarded' } },
    });
    return ok({ id: row.id });
  },
});

/** Takes a discarded import up again where it was left. Fault: it never got as far as a draft. */
export const restoreImport = useCase({
  name: 'strategy.restore-import',
  action: 'strategy.import',
  policy,
  mode: 'write',
  input: importIdInput,
  run: async ({ tx, input, audit }) => {
    const row = await findImport(tx, input.importId, 'lock');
    if (!row) return notFound('Diesen Import');
    if (row.state !== 'discarded') return conflict('not-discarded', 'Dieser Import ist nicht verworfen.');
    if (row.draft === null)
      return conflict('not-read', 'Von diesem Import gibt es keinen Entwurf. Bitte laden Sie das Dokument noch einmal hoch.');
    await changeImport(tx, row, { state: 'review', endedAt: null });
    audit({
      subjectType: 'strategy-import',
      subjectId: row.id,
      summary: `Import von „${row.fileName}“ wieder aufgenommen`,
      fields: { state: { before: 'discarded', after: 'review' } },
    });
    return ok({ id: row.id });
  },
});
