import source from '#lib/office/page-editor.js?raw';
import type { RequestHandler } from './$types';

/** The script of the text of a page: toolbar, preview and saving while somebody writes. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=300' },
  });
