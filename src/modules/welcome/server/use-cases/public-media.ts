import { isId } from '#kernel/ids.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { mediumFileName, type PublicMedium } from '../../contract-media.ts';
import { mediumFileInput, publicMediaInput } from '../../inputs-media.ts';
import { findByHash, findMedia, findMediumFiles } from '../media-store.ts';
import { hasEnded, publicMediumView } from '../media-views.ts';
import { policy } from '../policy.ts';

/** Pictures and documents that a page refers to; what may not be shown any more, or is gone, is left out. */
export const readPublicMedia = useCase({
  name: 'welcome.read-public-media',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: publicMediaInput,
  run: async ({ ctx, tx, input }) => {
    const ids = [...new Set(input.ids.filter(isId))];
    if (ids.length === 0) return ok<PublicMedium[]>([]);
    const { language } = input;
    const dictionary = await loadDictionary({ tx, language, subjectIds: ids });
    const files = Map.groupBy(await findMediumFiles(tx, ids), ({ mediumId }) => mediumId);
    const shown = (await findMedia(tx, ids)).filter(({ row }) => !hasEnded(row, ctx.clock.now()) && files.has(row.id));
    return ok(shown.map(({ row }) => publicMediumView({ row, files: files.get(row.id)!, language, dictionary })));
  },
});

/** The bytes at a medium's address. An earlier file, and one whose right has ended, is not found. */
export const readMediumFile = useCase({
  name: 'welcome.read-medium-file',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: mediumFileInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findByHash(tx, input.file.slice(0, 64));
    if (found === null || mediumFileName(found.file) !== input.file || hasEnded(found.medium, ctx.clock.now()))
      return notFound(what);
    return ok({ mime: found.file.mime, title: found.medium.title, bytes: await ctx.files.read(found.file.sha256) });
  },
});

const what = 'Diese Datei';
