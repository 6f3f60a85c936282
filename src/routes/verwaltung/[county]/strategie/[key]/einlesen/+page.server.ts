import { redirect } from '@sveltejs/kit';
import { strategyHead } from '#lib/office/strategy-head.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const open = valueOrError(await locals.app.strategy.listOpenTables(locals.ctx, { key: params.key }));
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  return { head: strategyHead(strategy), open, limitMib: Math.round(locals.app.config.uploadBytes / 1024 / 1024) };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const received = await locals.app.strategy.receiveTable(locals.ctx, {
      key: params.key,
      upload: locals.upload,
      limit: locals.app.config.uploadBytes,
    });
    if (!received.ok) return failure(received, {});
    redirect(303, officePaths(locals.county!.slug).tableImport(received.value.id));
  },
};
