import { z } from 'zod';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { findFile } from '../import-store.ts';
import { policy } from '../policy.ts';
import { findNode, findNote } from '../store.ts';
import { thingOf } from '../thing-of.ts';

const what = 'Diese Datei';

/** The file that was handed in with a status note, for those who may read its measure; its kind is that of its content. */
export const readOfficeNoteFile = useCase({
  name: 'strategy.read-office-note-file',
  action: 'strategy.read-node',
  policy,
  mode: 'read',
  input: z.object({ nodeId: z.uuid(), statusId: z.uuid() }),
  load: async ({ tx, input }) => {
    const note = await findNote(tx, input.statusId);
    const node = note && (await findNode(tx, note.nodeId));
    const file = note?.fileId ? await findFile(tx, note.fileId) : null;
    if (!note || note.withdrawnAt !== null || !node || node.id !== input.nodeId || !file) return notFound(what);
    return ok({ loaded: file, thing: await thingOf(tx, node) });
  },
  run: async ({ ctx, loaded: { name, mime, sha256 } }) => ok({ name, mime, bytes: await ctx.files.read(sha256) }),
});
