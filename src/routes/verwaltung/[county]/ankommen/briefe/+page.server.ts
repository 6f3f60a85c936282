import { letterLength } from '#modules/welcome/contract-letters.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
  // Neither the browser nor anything between keeps what stands here.
  setHeaders({ 'cache-control': 'no-store' });
  return { most: letterLength };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const text = textOf(form, 'text') ?? '';
    const { upload } = locals;
    if (upload !== null && 'error' in upload && upload.error === 'too-large') {
      const message = 'Die Datei ist größer als 5 MB. Nehmen Sie Bilder heraus, oder fügen Sie nur den Text ein.';
      const problem = {
        kind: 'invalid' as const,
        code: 'too-large',
        message,
        fields: [{ path: 'datei', message, code: 'too-large' }],
      };
      return failure({ ok: false, problem }, { text });
    }
    const bytes = upload !== null && 'sha256' in upload && upload.size > 0 ? locals.app.passing.read(upload.sha256) : null;
    const file = bytes === null || upload === null || !('name' in upload) ? null : { bytes, name: upload.name };
    const result = await locals.app.welcome.checkLetter(locals.ctx, { text, file });
    return result.ok ? { checked: result.value } : failure(result, { text });
  },
};
