import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { latestFirst } from '#lib/office/latest-first.ts';
import { savedWords } from '#lib/office/saved.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diesen Eintrag gibt es hier nicht.');
  const page = valueOrError(await locals.app.strategy.readDecision(locals.ctx, { decisionId: params.id }), url);
  const strategies = latestFirst(valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {})));
  const wanted = page.decision.strategy ?? strategies[0];
  const strategy = wanted && valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: wanted.key }));
  const nodes = strategy ? flatten(strategy.nodes) : [];
  const label = (node: { path: string; title: string }): string => [node.path, node.title].filter(Boolean).join(' ');
  return {
    ...page,
    strategyTitle: strategy?.title ?? null,
    entries: nodes.map((node) => ({ value: node.id, label: label(node) })),
    parents: nodes
      .filter((node) => node.level < (strategy?.levels.length ?? 0) - 1)
      .map((node) => ({ value: node.id, label: label(node) })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (county: string, id: string, saved: string): string => `${officePaths(county).decision(id)}?gespeichert=${saved}`;

export const actions: Actions = {
  beantworten: async ({ locals, params, request }) => {
    const form = await request.formData();
    const answer = textOf(form, 'answer') ?? '';
    const version = Number(textOf(form, 'version'));
    const result = await locals.app.strategy.answerDecision(locals.ctx, { decisionId: params.id, version, answer });
    if (!result.ok) return failure(result, { answer });
    redirect(303, back(locals.county!.slug, params.id, 'beantwortet'));
  },
  verbinden: async ({ locals, params, request }) => {
    const form = await request.formData();
    const nodeId = textOf(form, 'nodeId') ?? '';
    const version = Number(textOf(form, 'version'));
    const result = await locals.app.strategy.linkDecision(locals.ctx, { decisionId: params.id, version, nodeId });
    if (!result.ok) return failure(result, { nodeId });
    redirect(303, back(locals.county!.slug, params.id, 'verbunden'));
  },
  anlegen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const given = {
      parentId: textOf(form, 'parentId') ?? '',
      title: textOf(form, 'title') ?? '',
      number: textOf(form, 'number') ?? '',
    };
    const result = await locals.app.strategy.addMeasureOfDecision(locals.ctx, {
      ...given,
      number: given.number || null,
      decisionId: params.id,
      version: Number(textOf(form, 'version')),
    });
    if (!result.ok) return failure(result, given);
    redirect(303, back(locals.county!.slug, params.id, 'verbunden'));
  },
  oeffnen: async ({ locals, params, request }) => {
    const version = Number(textOf(await request.formData(), 'version'));
    const result = await locals.app.strategy.reopenDecision(locals.ctx, { decisionId: params.id, version });
    if (!result.ok) return failure(result, { version });
    redirect(303, back(locals.county!.slug, params.id, 'wieder-offen'));
  },
};
