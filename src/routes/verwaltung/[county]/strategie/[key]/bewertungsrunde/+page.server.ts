import { error, redirect } from '@sveltejs/kit';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { longDay } from '#lib/office/german.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { OfficeNode } from '#modules/strategy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

const flat = (nodes: readonly OfficeNode[]): OfficeNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Bewertungsrunden legt die Koordination an.');
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  const meetings = valueOrError(await locals.app.network.listMeetings(locals.ctx, { state: 'planned' }));
  const paths = officePaths(locals.county!.slug);
  const today = berlinDay(locals.app.clock.now());
  return {
    head: { key: strategy.key },
    title: strategy.title,
    // Fields are no measures: what is reported on is offered, and what lies below it.
    targets: flat(strategy.nodes)
      .filter((node) => node.level >= strategy.lineLevel)
      .map((node) => ({ value: node.id, label: [node.path, node.title].filter(Boolean).join(' ') })),
    meetings: meetings
      .filter((meeting) => meeting.date >= today)
      .map((meeting) => ({ value: meeting.id, label: `${meeting.body.name}, ${longDay(meeting.date)}` })),
    today,
    stored: { title: '', intro: '', meetingOn: addDays(today, 28), meetingId: '', nodeIds: url.searchParams.getAll('eintrag') },
    crumbs: [
      { label: 'Strategien', href: paths.strategies },
      { label: strategy.title, href: paths.strategy(strategy.key) },
    ],
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      title: textOf(form, 'title') ?? '',
      intro: textOf(form, 'intro') ?? '',
      meetingOn: textOf(form, 'meetingOn') ?? '',
      meetingId: textOf(form, 'meetingId') ?? '',
      nodeIds: textsOf(form, 'nodeIds'),
    };
    const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
    const result = await locals.app.strategy.planEvaluationRound(locals.ctx, {
      strategyId: strategy.id,
      ...input,
      meetingId: input.meetingId === '' ? null : input.meetingId,
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).evaluationRound(result.value.id)}?gespeichert=bewertungsrunde`);
  },
};
