import type { CountyCtx, Tx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { storedFile } from '#kernel/tables.ts';
import type { Receipt } from '../contract-sheets.ts';

export type Upload = { sha256: string; size: number; name: string; mime: string } | { error: 'too-large' | 'missing' } | null;

/** Photographs of telephones and scans of an office. */
const mostBytes = 8 * 1024 * 1024;
const heads: readonly [mime: string, begins: string][] = [
  ['application/pdf', '%PDF-'],
  ['image/jpeg', '\u00ff\u00d8\u00ff'],
  ['image/png', '\u0089PNG\r\n\u001a\n'],
];
const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** A receipt or scan, judged by what it holds. Its own name is not kept: people name files after people. */
export async function keepReceipt(input: {
  ctx: CountyCtx;
  tx: Tx;
  upload: Upload;
  title: string;
}): Promise<Result<Receipt | null>> {
  const { ctx, tx, upload, title } = input;
  if (upload === null || ('error' in upload && upload.error === 'missing') || ('size' in upload && upload.size === 0))
    return ok(null);
  if ('error' in upload || upload.size > mostBytes)
    return invalidField('datei', 'Die Datei ist größer als 8 MB. Bitte fotografieren Sie kleiner.', 'too-large');
  const head = Buffer.from((await ctx.files.read(upload.sha256)).subarray(0, 16)).toString('latin1');
  const mime = heads.find(([, begins]) => head.startsWith(begins))?.[0];
  if (mime === undefined) return invalidField('datei', 'Möglich sind Fotos (JPEG, PNG) und PDF.', 'wrong-kind');
  const now = ctx.clock.now();
  const name = `${title}.${endings[mime]}`;
  await tx.insert(storedFile).values({
    ...{ id: newId(now.getTime()), countyId: ctx.county.id, name, mime, size: upload.size, sha256: upload.sha256 },
    createdAt: now,
    createdBy: actorRef(ctx.actor),
  });
  return ok({ sha256: upload.sha256, name, mime, size: upload.size });
}
