import { redirect } from '@sveltejs/kit';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  return {
    name: nodeName(page.node),
    nodeId: page.node.id,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    drafts: page.notes
      .filter((note) => !note.released)
      .map((note) => ({
        ...note,
        mayRelease: page.allowed.releaseStatus && !note.own,
        mayWithdraw: page.allowed.releaseStatus || (note.own && page.allowed.writeStatus),
      })),
    current: page.notes.find((note) => note.released) ?? null,
    coordinates: page.allowed.releaseStatus,
  };
};

export const actions: Actions = {
  freigeben: async ({ locals, params, request }) => {
    const statusId = textOf(await request.formData(), 'statusId') ?? '';
    const result = await locals.app.strategy.releaseStatus(locals.ctx, { statusId });
    if (!result.ok) return failure(result, { statusId });
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=freigegeben&stand=${statusId}`);
  },
  zurueckziehen: async ({ locals, params, request }) => {
    const statusId = textOf(await request.formData(), 'statusId') ?? '';
    const result = await locals.app.strategy.withdrawStatus(locals.ctx, { statusId });
    if (!result.ok) return failure(result, { statusId });
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=zurueckgezogen`);
  },
};
