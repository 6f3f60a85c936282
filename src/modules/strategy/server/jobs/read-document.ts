import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { ReadDraft } from '../import-store.ts';
import { EXPECTED_COLUMNS, namesColumns } from '../model/reading/recognise-tables.ts';
import { readStrategy } from '../model/reading/read-strategy.ts';
import { beginReading, finishReading } from '../use-cases/import-read.ts';

/**
 * Reads a document that was given in. The file is read outside any transaction, for it may take long; the state of
 * the import decides on both sides of it whether there is still something to do, so a repeated run has no effect.
 * @throws when the database does not answer: the queue tries again
 */
export async function readDocumentOfImport(ctx: Ctx, payload: Record<string, string>): Promise<void> {
  const importId = payload['importId'] ?? '';
  const begun = await beginReading(ctx, { importId });
  if (!begun.ok) {
    if (begun.problem.kind !== 'not-found') throw new Error(begun.problem.message);
    ctx.log.warn({ importId }, 'import to be read is not there');
    return;
  }
  if (begun.value === null) return;
  const outcome = await readIn(ctx, begun.value);
  expectDone(await finishReading(ctx, { importId, outcome }));
}

async function readIn(ctx: Ctx, file: { sha256: string; name: string }): Promise<{ read: ReadDraft } | { error: string }> {
  try {
    const document = await ctx.documents.read({
      path: ctx.files.path(file.sha256),
      name: file.name,
      acceptsColumns: namesColumns,
      expectedColumns: EXPECTED_COLUMNS,
    });
    if (!document.ok) return { error: document.message };
    const draft = readStrategy({ lines: document.lines });
    if (draft.nodes.length === 0 && draft.texts.length === 0 && draft.unused.length === 0)
      return { error: 'In der Datei steht kein Text.' };
    return { read: { draft, lines: document.lines } };
  } catch (error) {
    // A file that no reader foresaw must not be tried eight times over: the person is told at once, the log knows more.
    ctx.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'document could not be read');
    return {
      error:
        'Beim Einlesen ist etwas schiefgegangen, das wir nicht kennen. Speichern Sie die Datei neu, am besten als .docx oder .txt, und versuchen Sie es noch einmal.',
    };
  }
}

function expectDone(result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.problem.message);
}
