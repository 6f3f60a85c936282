import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const most = 50;
type Tap = Parameters<App.Locals['app']['interpreting']['recordGap']>[1];

/** Notes that waited on a device. Each is answered: taken, now or before, or never to be sent again. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const body = (await request.json().catch(() => null)) as { taps?: unknown } | null;
  if (!Array.isArray(body?.taps) || body.taps.length > most) error(400, 'Die Notizen sind nicht lesbar.');
  const [done, refused]: [string[], string[]] = [[], []];
  for (const tap of body.taps as Tap[]) {
    const result = await locals.app.interpreting.recordGap(locals.ctx, tap);
    const id = typeof tap === 'object' && tap !== null && typeof tap.clientId === 'string' ? tap.clientId : '';
    if (result.ok) done.push(id);
    // Who may not do it now may be somebody else who signed in on this device: the note waits for its own desk.
    else if (result.problem.kind === 'invalid') refused.push(id);
  }
  return json({ done, refused });
};
