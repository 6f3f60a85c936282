import { redirect } from '@sveltejs/kit';
import { atPlace, placeOptions } from '#lib/office/deliberation-form.ts';
import { readPaperForm } from '#lib/office/read-deliberation-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const bodies = valueOrError(await locals.app.network.listBodies(locals.ctx, {}), url);
  const meetings = valueOrError(await locals.app.network.listMeetings(locals.ctx, {}));
  const asked = meetings.find((meeting) => meeting.id === url.searchParams.get('sitzung'));
  const place = asked ? `${asked.body.id}:${asked.id}` : '';
  return {
    places: placeOptions({ bodies, meetings, chosen: place }),
    back: asked?.id ?? null,
    stored: { number: '', title: '', kind: '', date: '', link: '', place, role: '', closed: false },
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input, stop } = readPaperForm(await request.formData());
    const result = await locals.app.network.addPaper(locals.ctx, { ...input, stop });
    if (!result.ok) return failure(atPlace(result), typed);
    redirect(303, `${officePaths(locals.county!.slug).paper(result.value.id)}?gespeichert=vorlage`);
  },
};
