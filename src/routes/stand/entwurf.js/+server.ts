import script from '../draft-element.js?raw';
import type { RequestHandler } from './$types';

/** The script that saves drafts while they are typed, as it is written. Without it the button does the same. */
export const GET: RequestHandler = () =>
  new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=300' } });
