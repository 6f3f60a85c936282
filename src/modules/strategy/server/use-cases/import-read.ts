import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { importIdInput, finishReadingInput } from '../../inputs.ts';
import { changeImport, findFile, findImport } from '../import-store.ts';
import { policy } from '../policy.ts';

/**
 * Says that a document is being read now and answers where it lies. Answers null when there is nothing to read
 * (any more): it was read before, or given up. May be called again for one whose reading was broken off.
 */
export const beginReading = useCase({
  name: 'strategy.begin-reading',
  action: 'strategy.read-import',
  policy,
  mode: 'write',
  input: importIdInput,
  run: async ({ tx, input, audit }) => {
    const row = await findImport(tx, input.importId, 'lock');
    if (!row) return notFound('Diesen Import');
    const file = row.fileId === null ? null : await findFile(tx, row.fileId);
    if ((row.state !== 'waiting' && row.state !== 'reading') || !file) {
      audit({
        subjectType: 'strategy-import',
        subjectId: row.id,
        summary: `„${row.fileName}“ braucht nicht mehr gelesen zu werden`,
      });
      return ok(null);
    }
    await changeImport(tx, row, { state: 'reading' });
    audit({ subjectType: 'strategy-import', subjectId: row.id, summary: `Einlesen von „${row.fileName}“ begonnen` });
    return ok({ sha256: file.sha256, name: row.fileName });
  },
});

/** Stores what reading yielded, once: a second run of the same work, or one that was given up meanwhile, changes nothing. */
export const finishReading = useCase({
  name: 'strategy.finish-reading',
  action: 'strategy.read-import',
  policy,
  mode: 'write',
  input: finishReadingInput,
  run: async ({ ctx, tx, input, audit }) => {
    const row = await findImport(tx, input.importId, 'lock');
    if (!row) return notFound('Diesen Import');
    const record = (summary: string): void => audit({ subjectType: 'strategy-import', subjectId: row.id, summary });
    if (row.state !== 'reading') {
      record(`Ein zweites Einlesen von „${row.fileName}“ blieb ohne Wirkung`);
      return ok({ kept: false });
    }
    const readAt = ctx.clock.now();
    if ('error' in input.outcome) {
      await changeImport(tx, row, { state: 'failed', error: input.outcome.error, readAt, endedAt: readAt });
      record(`„${row.fileName}“ ließ sich nicht einlesen`);
    } else {
      await changeImport(tx, row, { state: 'review', draft: input.outcome.read, error: null, readAt });
      record(`„${row.fileName}“ eingelesen`);
    }
    return ok({ kept: true });
  },
});
