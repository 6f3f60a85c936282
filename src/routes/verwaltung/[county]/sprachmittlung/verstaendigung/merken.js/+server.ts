import source from '#lib/office/language-gap.js?raw';
import type { RequestHandler } from './$types';

/** The script that keeps notes of a desk until there is a network. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=0, must-revalidate' },
  });
