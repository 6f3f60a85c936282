import { json } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isId } from '#kernel/ids.ts';
import { contentOf, readTypedText } from '#lib/office/read-page-text.ts';
import { textOf } from '#lib/server/answers.ts';
import type { RequestHandler } from './$types';

/** Keeps the draft while somebody writes; the button of the form does the same. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  if (!isId(params.id)) return json({ message: 'Diese Seite gibt es hier nicht.' }, { status: 404 });
  const form = await request.formData();
  const saved = await locals.app.welcome.saveDraft(locals.ctx, {
    pageId: params.id,
    language: params.language,
    version: Number(textOf(form, 'version')),
    content: contentOf(readTypedText(form)),
  });
  if (!saved.ok) return json({ message: saved.problem.message }, { status: statusOf[saved.problem.kind] });
  return json({ version: saved.value.version });
};
