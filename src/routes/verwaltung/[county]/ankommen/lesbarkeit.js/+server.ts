import source from '#lib/office/live-readability.js?raw';
import type { RequestHandler } from './$types';

/** The script of fields that say while somebody writes how hard the text is to read. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=0, must-revalidate' },
  });
