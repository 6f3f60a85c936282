import source from '#lib/office/copy-text.js?raw';
import type { RequestHandler } from './$types';

/** The script of the button that copies a text. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=0, must-revalidate' },
  });
