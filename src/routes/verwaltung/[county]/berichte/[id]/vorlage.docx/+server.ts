import { valueOrError } from '#lib/server/answers.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const given = valueOrError(await locals.app.reporting.renderReportDocx(locals.ctx, { reportId: params.id }), url);
  return new Response(new Uint8Array(given.docx), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-length': String(given.docx.byteLength),
      'content-disposition': `attachment; filename="${given.fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
};
