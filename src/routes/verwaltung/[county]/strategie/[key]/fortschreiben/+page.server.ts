import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import { originKinds, type OriginKind } from '#modules/strategy/contract-origins.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  const succession = valueOrError(await locals.app.strategy.readSuccession(locals.ctx, { key: params.key }));
  const paths = officePaths(locals.county!.slug);
  const onlyOpen = url.searchParams.get('zeige') === 'offen';
  const asked = url.searchParams.get('eintrag');
  const strategies =
    succession.predecessor === null && may.coordinate
      ? valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {}))
      : [];
  const saved = url.searchParams.get('gespeichert');
  return {
    head: succession.strategy,
    predecessor: succession.predecessor,
    items: succession.items.filter((item) => !onlyOpen || item.answer === null || item.id === asked),
    total: succession.items.length,
    fresh: succession.fresh,
    unanswered: succession.unanswered,
    onlyOpen,
    chosen: may.coordinate ? (succession.items.find((item) => item.id === asked) ?? null) : null,
    targets: succession.targets,
    predecessors: strategies
      .filter((row) => row.id !== succession.strategy.id && row.state !== 'draft')
      .map((row) => ({ value: row.id, label: row.title })),
    saved: saved === null ? null : savedWords(saved),
    crumbs: [
      { label: 'Strategien', href: paths.strategies },
      { label: succession.strategy.title, href: paths.strategy(succession.strategy.key) },
    ],
  };
};

export const actions: Actions = {
  antworten: async ({ locals, params, request, url }) => {
    const form = await request.formData();
    const item = textOf(form, 'item') ?? '';
    const kind = textOf(form, 'kind') ?? '';
    const input = {
      item,
      kind,
      targets: textsOf(form, 'targets'),
      note: textOf(form, 'note') ?? '',
      below: form.get('below') !== null,
    };
    const { strategy } = valueOrError(await locals.app.strategy.readSuccession(locals.ctx, { key: params.key }));
    const result = await locals.app.strategy.answerOrigin(locals.ctx, {
      strategyId: strategy.id,
      predecessorNodeId: item,
      seen: textsOf(form, 'seen'),
      kind: originKinds.includes(kind as OriginKind) ? (kind as OriginKind) : 'open',
      successorNodeIds: input.targets,
      note: input.note === '' ? null : input.note,
      below: input.below,
    });
    if (!result.ok) return failure(result, input);
    const query = url.searchParams.get('zeige') === 'offen' ? '?zeige=offen' : '';
    redirect(303, `${officePaths(locals.county!.slug).strategyContinue(params.key)}${query}#eintrag-${item}`);
  },
  verbinden: async ({ locals, params, request }) => {
    const predecessorId = textOf(await request.formData(), 'predecessorId') ?? '';
    const { strategy } = valueOrError(await locals.app.strategy.readSuccession(locals.ctx, { key: params.key }));
    const input = { item: '', kind: '', targets: [], note: '', below: false, predecessorId };
    const result = await locals.app.strategy.linkPredecessor(locals.ctx, { strategyId: strategy.id, predecessorId });
    if (!result.ok) return failure(result, input);
    redirect(303, officePaths(locals.county!.slug).strategyContinue(params.key));
  },
};
