import source from '#lib/review/review-desk.js?raw';
import type { RequestHandler } from './$types';

/** The one script of the review: keys, the connecting curve, two panes that scroll by themselves. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=0, must-revalidate' },
  });
