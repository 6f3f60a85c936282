import { berlinDay } from '#kernel/dates.ts';
import { textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { OfficeNode } from '#modules/strategy/contract.ts';
import type { EvaluationRoundForm } from './evaluation-round-form.ts';
import { longDay } from './german.ts';

export const readEvaluationRoundForm = (form: FormData): EvaluationRoundForm => ({
  title: textOf(form, 'title') ?? '',
  intro: textOf(form, 'intro') ?? '',
  meetingOn: textOf(form, 'meetingOn') ?? '',
  meetingId: textOf(form, 'meetingId') ?? '',
  nodeIds: textsOf(form, 'nodeIds'),
});

const flat = (nodes: readonly OfficeNode[]): OfficeNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);

/** The strategy of a round with what its form offers: measures, and meetings of bodies that lie ahead. */
export async function evaluationRoundOptions(input: { locals: App.Locals; key: string }) {
  const { locals, key } = input;
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key }));
  const meetings = valueOrError(await locals.app.network.listMeetings(locals.ctx, { state: 'planned' }));
  const today = berlinDay(locals.app.clock.now());
  return {
    strategy,
    today,
    // Fields are no measures: what is reported on is offered, and what lies below it.
    targets: flat(strategy.nodes)
      .filter((node) => node.level >= strategy.lineLevel)
      .map((node) => ({ value: node.id, label: [node.path, node.title].filter(Boolean).join(' ') })),
    meetings: meetings
      .filter((meeting) => meeting.date >= today)
      .map((meeting) => ({ value: meeting.id, label: `${meeting.body.name}, ${longDay(meeting.date)}` })),
  };
}
