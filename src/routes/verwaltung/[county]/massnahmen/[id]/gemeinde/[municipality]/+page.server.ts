import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { StatusState } from '#modules/strategy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

/** One municipality's own state of a measure that each of them reports on for itself. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  const municipal = valueOrError(await locals.app.strategy.readMunicipalReports(locals.ctx, { nodeId: page.node.id }));
  if (municipal === null) error(409, 'Zu dieser Maßnahme melden die Gemeinden keinen eigenen Stand.');
  const place = municipal.mayReport.find(({ id }) => id === params.municipality);
  if (!place) error(403, 'Den Stand einer Gemeinde meldet die Gemeinde selbst.');
  const { settings } = valueOrError(await locals.app.tenancy.readCounty(locals.ctx, {}));
  return {
    name: nodeName(page.node),
    nodeId: page.node.id,
    place: { id: place.id, name: place.name },
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    last: place.last,
    fourEyes: settings.fourEyes,
    today: berlinDay(locals.app.clock.now()),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      state: textOf(form, 'state') ?? '',
      text: textOf(form, 'text') ?? '',
      reason: textOf(form, 'reason'),
      nextStep: textOf(form, 'nextStep'),
      date: textOf(form, 'date') ?? '',
      source: textOf(form, 'source') ?? '',
    };
    const result = await locals.app.strategy.writeMunicipalReport(locals.ctx, {
      ...input,
      state: input.state as StatusState,
      nodeId: params.id,
      municipalityId: params.municipality,
    });
    if (!result.ok) return failure(result, input);
    redirect(
      303,
      `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=${result.value.released ? 'stand-gemeinde' : 'entwurf'}#gemeinden`,
    );
  },
};
