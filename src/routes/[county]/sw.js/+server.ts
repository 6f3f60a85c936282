import pushHandler from '#lib/offline/push-handler.js?raw';
import worker from '#lib/offline/worker.ts?worker&url';
import type { RequestHandler } from './$types';

/** The county's service worker. Its scope is the county: what one keeps or is told is no other's. */
export const GET: RequestHandler = ({ locals }) => {
  // Among files nobody sends messages, and the script lies somewhere beside the county's folder.
  const script = locals.kept === 'files' ? '' : `${pushHandler}\n`;
  const address = locals.kept === 'files' ? `..${worker}` : worker;
  return new Response(`${script}importScripts(${JSON.stringify(address)});`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=0, must-revalidate' },
  });
};
