import { error } from '@sveltejs/kit';
import type { Ctx } from '#kernel/context.ts';

/** Headers of everything behind a link: it is kept nowhere, found nowhere, and its address is passed on to nobody. */
export const linkHeaders = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/** The holder of the link as the one who asks. A link that never was, also one of another county, is not found. */
export async function linkContext(input: { locals: App.Locals; token: string; purpose: string }): Promise<Ctx> {
  const { locals, token, purpose } = input;
  const { app, county, requestId } = locals;
  const actor = county && (await app.identity.linkActor({ county, purpose, token }));
  if (!actor) error(404, 'Diese Anfrage gibt es hier nicht.');
  return app.context({ county, actor, requestId });
}
