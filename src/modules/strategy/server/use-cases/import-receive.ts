import { invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { storedFile } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { receiveDocumentInput } from '../../inputs.ts';
import { readDocumentJob } from '../jobs/job-names.ts';
import { policy } from '../policy.ts';
import { strategyImport } from '../schema.ts';

/**
 * Takes a document that was laid down by the front server and has it read in the background.
 * Faults (field `datei`): no file, larger than the limit, empty. Whatever is wrong inside is found while reading.
 */
export const receiveDocument = useCase({
  name: 'strategy.receive-document',
  action: 'strategy.import',
  policy,
  mode: 'write',
  input: receiveDocumentInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { upload, limit } = input;
    if (upload === null || ('error' in upload && upload.error === 'missing')) {
      return invalidField('datei', 'Bitte wählen Sie erst eine Datei aus.', 'missing');
    }
    if ('error' in upload) {
      const most = Math.round(limit / 1024 / 1024);
      return invalidField(
        'datei',
        `Die Datei ist größer als ${most} MB. Teilen Sie das Dokument, oder speichern Sie es mit kleineren Bildern.`,
        'too-large',
      );
    }
    if (upload.size === 0)
      return invalidField('datei', `Die Datei „${upload.name}“ ist leer. Bitte wählen Sie eine andere.`, 'empty');
    const now = ctx.clock.now();
    const by = actorRef(ctx.actor);
    const countyId = ctx.county.id;
    const fileId = newId(now.getTime());
    const id = newId(now.getTime());
    const name = upload.name === '' ? 'Dokument' : upload.name;
    await tx.insert(storedFile).values({
      id: fileId,
      countyId,
      name,
      mime: upload.mime,
      size: upload.size,
      sha256: upload.sha256,
      createdAt: now,
      createdBy: by,
    });
    await tx
      .insert(strategyImport)
      .values({ id, countyId, fileId, fileName: name, state: 'waiting', createdAt: now, createdBy: by });
    await ctx.enqueue(tx, { name: readDocumentJob, payload: { countyId, importId: id } });
    audit({
      subjectType: 'strategy-import',
      subjectId: id,
      summary: `Dokument „${name}“ zum Einlesen angenommen`,
      fields: { size: { after: upload.size } },
    });
    return ok({ id });
  },
});
