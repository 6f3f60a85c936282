import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = (id: string): string => (isId(id) ? id : error(404, 'Diesen Pool gibt es nicht.'));

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...valueOrError(await locals.app.interpreting.listCountImports(locals.ctx, { poolId: idOf(params.id) }), url),
  limitMib: Math.round(locals.app.passing.maxBytes / 1024 / 1024),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const { upload } = locals;
    const poolId = idOf(params.id);
    if (upload !== null && 'error' in upload && upload.error === 'too-large') {
      const message = 'Die Datei ist zu groß. Bitte teilen Sie die Tabelle in mehrere Dateien.';
      const problem = {
        kind: 'invalid' as const,
        code: 'too-large',
        message,
        fields: [{ path: 'datei', message, code: 'too-large' }],
      };
      return failure({ ok: false, problem }, {});
    }
    // The table may hold more than is asked for: it is read in memory, and laid on no disk.
    const bytes = upload !== null && 'sha256' in upload && upload.size > 0 ? locals.app.passing.read(upload.sha256) : null;
    const file = bytes === null || upload === null || !('name' in upload) ? null : { bytes, name: upload.name };
    const received = await locals.app.interpreting.receiveCounts(locals.ctx, { poolId, file });
    if (!received.ok) return failure(received, {});
    redirect(303, officePaths(locals.county!.slug).poolCountImport(poolId, received.value.id));
  },
};
