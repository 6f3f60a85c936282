import { createHash } from 'node:crypto';
import type { RequestHandler } from './$types';

/** A calendar program may ask whether it changed; nobody else keeps it or learns its address. */
const privately = {
  'cache-control': 'private, no-cache',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};
const gone = () => new Response('Diesen Kalender gibt es nicht oder nicht mehr.\n', { status: 404, headers: privately });

/** When somebody interprets, as a calendar that her program reads again and again. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { app, county, requestId } = locals;
  const actor = county && (await app.identity.linkActor({ county, purpose: 'interpreter-calendar', token: params.token }));
  if (!actor) return gone();
  const calendar = await app.interpreting.readCalendarOfConversations(app.context({ county, actor, requestId }), {});
  if (!calendar.ok) return gone();
  const etag = `"${createHash('sha256').update(calendar.value.text).digest('base64url').slice(0, 27)}"`;
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (known) return new Response(null, { status: 304, headers: { ...privately, etag } });
  return new Response(calendar.value.text, {
    headers: {
      ...privately,
      etag,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="sprachmittlung.ics"',
    },
  });
};
