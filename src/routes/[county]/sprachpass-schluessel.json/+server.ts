import { error } from '@sveltejs/kit';
import { valueOrError } from '#lib/server/answers.ts';
import type { RequestHandler } from './$types';

/** The county's public keys as a JSON Web Key Set (RFC 7517): whoever writes a program of their own tells true stamps by them. */
export const GET: RequestHandler = async ({ locals }) => {
  if (locals.county === null) error(404, 'Diesen Landkreis gibt es hier nicht.');
  const keys = valueOrError(await locals.app.courses.readStampKeys(locals.ctx, {}));
  const set = keys.map(({ kid, x, y, endedOn, withdrawn }) => ({
    kty: 'EC',
    crv: 'P-256',
    alg: 'ES256',
    use: 'sig',
    kid,
    x,
    y,
    // Members of our own: the last day on which it signed, and whether nothing under it counts any more.
    ...(endedOn === null ? {} : { ended_on: endedOn }),
    ...(withdrawn ? { withdrawn } : {}),
  }));
  return new Response(JSON.stringify({ keys: set }), {
    headers: { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=0, must-revalidate' },
  });
};
