import { error, redirect } from '@sveltejs/kit';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { EvaluationFurther, EvaluationResult } from '#modules/strategy/contract-evaluation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  if (!page.allowed.evaluate) error(403, 'Bewertet wird am Ende, von der zuständigen Stelle.');
  return {
    name: nodeName(page.node),
    nodeId: page.node.id,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    last: page.evaluation,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      result: textOf(form, 'result') ?? '',
      why: textOf(form, 'why') ?? '',
      further: textOf(form, 'further') ?? '',
      furtherNote: textOf(form, 'furtherNote') ?? '',
    };
    const result = await locals.app.strategy.evaluateMeasure(locals.ctx, {
      nodeId: params.id,
      result: input.result as EvaluationResult,
      why: input.why,
      further: input.further as EvaluationFurther,
      furtherNote: input.furtherNote === '' ? null : input.furtherNote,
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=bewertung`);
  },
};
