import { redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { reading } = valueOrError(await locals.app.mobility.readMobility(locals.ctx, {}));
  return { reading: reading?.file ?? null, limitMib: Math.round(locals.app.config.timetableBytes / 1024 / 1024) };
};

export const actions: Actions = {
  default: async ({ locals }) => {
    const received = await locals.app.mobility.receiveTimetable(locals.ctx, {
      upload: locals.upload,
      limit: locals.app.config.timetableBytes,
    });
    if (!received.ok) return failure(received, {});
    redirect(303, `${officePaths(locals.county!.slug).mobility}?gespeichert=fahrplan-angenommen`);
  },
};
