import source from '#lib/office/page-tree.js?raw';
import type { RequestHandler } from './$types';

/** The script that lets pages of the tree be dragged. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=0, must-revalidate' },
  });
