import { valueOrError } from '#lib/server/answers.ts';
import { linkContext } from '#lib/server/link-context.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The person's own certificate. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const ctx = await linkContext({ locals, token: params.token, purpose: 'interpreter' });
  const made = valueOrError(await locals.app.interpreting.renderOwnCertificate(ctx, { accent: locals.county!.accent.light }));
  return pdfAnswer({ ...made, contentHash: '' }, 'no-store');
};
