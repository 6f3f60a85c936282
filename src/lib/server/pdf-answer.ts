import type { ReportPdf } from '#modules/reporting/server/index.ts';

/** A report as an answer: shown in the browser's own reader, saved under the report's name. */
export const pdfAnswer = (given: Omit<ReportPdf, 'contentHash'> & Partial<ReportPdf>, cacheControl: string): Response =>
  new Response(new Uint8Array(given.pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(given.pdf.byteLength),
      'content-disposition': `inline; filename="${given.fileName}"`,
      'cache-control': cacheControl,
      ...(given.draft ? { 'x-robots-tag': 'noindex' } : {}),
    },
  });
