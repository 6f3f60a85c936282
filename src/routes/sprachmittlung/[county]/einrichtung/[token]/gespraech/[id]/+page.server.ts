import { qrPath } from '#kernel/qr.ts';
import { sitePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import { linkContext } from '#lib/server/link-context.ts';
import { enterRoom, linkHeaders, loadTalk } from '#lib/server/talk-room.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreting-requester';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  return loadTalk({ locals, token: params.token, purpose, assignmentId: params.id });
};

export const actions: Actions = {
  enter: async ({ locals, params, request }) =>
    enterRoom({ locals, token: params.token, purpose, assignmentId: params.id, request }),
  /** A link for the person who is interpreted for, as text and as a code to scan. It is shown once. */
  guest: async ({ locals, params }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const made = await locals.app.interpreting.openGuestLink(ctx, { assignmentId: params.id });
    if (!made.ok) return failure(made, {});
    const href = `${ctx.origin}${sitePaths.interpretingGuest(locals.county!.slug, made.value.token)}`;
    return { guest: { href, code: qrPath(href, 'medium') } };
  },
};
