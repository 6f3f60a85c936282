import { textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import type { RequestHandler } from './$types';

/** A Sprachpass on paper. What it says comes in the form's body and is kept nowhere, so nothing of it is in an address or a log. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const form = await request.formData();
  const made = valueOrError(
    await locals.app.courses.renderStampPass(locals.ctx, {
      codes: textsOf(form, 'codes'),
      name: textOf(form, 'name') ?? '',
      language: textOf(form, 'language') ?? 'de',
      accent: locals.county!.accent.light,
    }),
  );
  return pdfAnswer({ ...made, contentHash: '' }, 'no-store');
};
