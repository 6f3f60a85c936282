import script from '../passkey-element.js?raw';
import type { RequestHandler } from './$types';

/** The script of the passkey buttons, as it is written. It is small, and pages without it lack nothing but the button. */
export const GET: RequestHandler = () =>
  new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=300' } });
