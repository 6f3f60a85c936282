import { enterRoom, linkHeaders, loadTalk } from '#lib/server/talk-room.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreter';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  return loadTalk({ locals, token: params.token, purpose, assignmentId: params.id });
};

export const actions: Actions = {
  enter: async ({ locals, params, request }) =>
    enterRoom({ locals, token: params.token, purpose, assignmentId: params.id, request }),
};
