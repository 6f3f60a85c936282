import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { statusIdInput } from '../../inputs.ts';
import { findFile } from '../import-store.ts';
import { policy } from '../policy.ts';
import { findNode, findNote, findStrategy } from '../store.ts';

/** The file that came with a released note of what is public; of a note that was taken back it is not found. */
export const readNoteFile = useCase({
  name: 'strategy.read-note-file',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: statusIdInput,
  run: async ({ ctx, tx, input }) => {
    const note = await findNote(tx, input.statusId);
    if (!note || note.fileId === null || note.releasedAt === null || note.withdrawnAt !== null) return notFound('Diese Datei');
    const node = await findNode(tx, note.nodeId);
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!strategy || strategy.state === 'draft') return notFound('Diese Datei');
    const file = await findFile(tx, note.fileId);
    if (!file) return notFound('Diese Datei');
    return ok({ name: file.name, mime: file.mime, bytes: await ctx.files.read(file.sha256) });
  },
});
