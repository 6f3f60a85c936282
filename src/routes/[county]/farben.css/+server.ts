import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The county's accent as a style sheet: the policy for scripts and styles lets no page carry styles of its own. */
export const GET: RequestHandler = ({ locals }) => {
  if (locals.county === null) error(404, 'Diesen Landkreis gibt es hier nicht.');
  const { light, dark } = locals.county.accent;
  return new Response(`:root{--accent:light-dark(${light},${dark})}`, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};
