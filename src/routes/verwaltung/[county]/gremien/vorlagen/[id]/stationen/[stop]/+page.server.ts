import { error, redirect } from '@sveltejs/kit';
import type { ConsultationResult, ConsultationRole } from '#modules/network/contract.ts';
import { paperPage } from '#lib/office/body-page.ts';
import { atPlace, placeOptions, readPlace } from '#lib/office/deliberation-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { paper, keeps } = await paperPage({ locals, id: params.id });
  if (!keeps) error(403, 'Ergebnisse trägt die Stelle ein, die das Gremium führt.');
  const stop = paper.stops.find((entry) => entry.id === params.stop);
  if (params.stop !== 'neu' && !stop) error(404, 'Diese Station gibt es hier nicht.');
  const bodies = valueOrError(await locals.app.network.listBodies(locals.ctx, {}));
  const meetings = valueOrError(await locals.app.network.listMeetings(locals.ctx, {}));
  const place = stop ? [stop.body.id, stop.meeting?.id].filter(Boolean).join(':') : '';
  return {
    paper: { id: paper.id, title: paper.title, version: paper.version },
    body: stop?.body.name ?? null,
    places: placeOptions({ bodies, meetings, chosen: place }),
    stored: {
      place,
      role: (stop?.role ?? '') as string,
      result: (stop?.result ?? '') as string,
      wording: stop?.wording ?? '',
      yes: stop?.votes ? String(stop.votes.yes) : '',
      no: stop?.votes ? String(stop.votes.no) : '',
      abstained: stop?.votes ? String(stop.votes.abstained) : '',
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string): string => textOf(form, name) ?? '';
    const input = {
      place: text('place'),
      role: text('role'),
      result: text('result'),
      wording: text('wording'),
      yes: text('yes'),
      no: text('no'),
      abstained: text('abstained'),
    };
    const counted = input.yes !== '' || input.no !== '' || input.abstained !== '';
    const result = await locals.app.network.saveStop(locals.ctx, {
      paperId: params.id,
      version: Number(text('version')),
      stopId: params.stop === 'neu' ? null : params.stop,
      ...readPlace(input.place),
      role: input.role as ConsultationRole,
      result: (input.result || null) as ConsultationResult | null,
      wording: input.wording || null,
      votes: counted ? { yes: Number(input.yes), no: Number(input.no), abstained: Number(input.abstained) } : null,
    });
    if (!result.ok) return failure(atPlace(result), input);
    redirect(303, `${officePaths(locals.county!.slug).paper(params.id)}?gespeichert=station`);
  },
};
