import { error } from '@sveltejs/kit';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
  if (locals.county === null) error(404, 'Diesen Landkreis gibt es hier nicht.');
  const result = await locals.app.strategy.readConsultationByLink(locals.ctx, { token: params.token });
  if (!result.ok) error(404, 'Diese Beteiligung gibt es hier nicht. Vielleicht fehlt ein Stück des Links.');
  return {
    consultation: valueOrError(result),
    county: { name: locals.county.name, slug: locals.county.slug },
    about: url.searchParams.get('zu'),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      nodeId: textOf(form, 'nodeId') ?? '',
      name: textOf(form, 'name') ?? '',
      organisation: textOf(form, 'organisation') ?? '',
      organisationPublic: form.get('organisationPublic') !== null,
      text: textOf(form, 'text') ?? '',
    };
    const result = await locals.app.strategy.writeComment(locals.ctx, {
      token: params.token,
      nodeId: input.nodeId === '' ? null : input.nodeId,
      name: input.name,
      organisation: input.organisation === '' ? null : input.organisation,
      organisationPublic: input.organisationPublic,
      text: input.text,
    });
    if (!result.ok) return failure(result, input);
    return { sent: { name: input.name, organisation: input.organisation, organisationPublic: input.organisationPublic } };
  },
};
