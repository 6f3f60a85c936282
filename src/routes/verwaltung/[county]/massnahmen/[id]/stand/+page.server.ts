import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { StatusState } from '#modules/strategy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  if (page.strategy.state !== 'adopted') {
    error(409, 'Stände gibt es erst, wenn die Strategie beschlossen ist.');
  }
  if (!page.allowed.writeStatus)
    error(403, `Den Stand schreibt die zuständige Stelle${page.node.lead ? `: ${page.node.lead.name}` : ''}.`);
  const own = await locals.app.strategy.listOwnRequests(locals.ctx, {});
  const { settings } = valueOrError(await locals.app.tenancy.readCounty(locals.ctx, {}));
  const last = page.notes.find((note) => note.released) ?? null;
  return {
    name: nodeName(page.node),
    nodeId: page.node.id,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    last,
    mayHandOn:
      own.ok &&
      own.value.some(
        (request) => request.deputies.length > 0 && request.measures.some((measure) => measure.nodeId === page.node.id),
      ),
    waiting: page.notes.some((note) => !note.released),
    fourEyes: settings.fourEyes,
    today: berlinDay(locals.app.clock.now()),
    plannedEnd: page.node.plannedPeriod.to,
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
      expectedEnd: textOf(form, 'expectedEnd'),
      source: textOf(form, 'source') ?? '',
    };
    const result = await locals.app.strategy.writeStatus(locals.ctx, {
      ...input,
      state: input.state as StatusState,
      nodeId: params.id,
    });
    if (!result.ok) return failure(result, input);
    const paths = officePaths(locals.county!.slug);
    redirect(303, `${paths.node(params.id)}?gespeichert=${result.value.released ? 'stand' : 'entwurf'}&stand=${result.value.id}`);
  },
};
