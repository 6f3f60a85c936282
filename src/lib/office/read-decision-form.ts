import { berlinDay } from '#kernel/dates.ts';
import type { DecisionKind } from '#modules/strategy/contract.ts';
import { textOf, valueOrError } from '#lib/server/answers.ts';
import { decisionFieldNames, type DecisionForm } from './decision-form.ts';
import { placeOptions, readPlace } from './deliberation-form.ts';
import { latestFirst } from './latest-first.ts';

/** What was typed, and what the use case is given. */
export function readDecisionForm(form: FormData) {
  const texts = Object.fromEntries(decisionFieldNames.map((name) => [name, textOf(form, name) ?? '']));
  const typed = { ...texts, closed: form.get('closed') !== null } as DecisionForm;
  const place = typed.place === '' ? { bodyId: null, meetingId: null } : readPlace(typed.place);
  return {
    typed,
    input: {
      kind: typed.kind as DecisionKind,
      title: typed.title,
      wording: typed.wording || null,
      date: typed.date || null,
      ...place,
      paperId: typed.paperId || null,
      paperNumber: typed.paperNumber || null,
      unitId: typed.unitId || null,
      due: typed.due || null,
      strategyId: typed.strategyId || null,
      isPublic: !typed.closed,
    },
  };
}

/** What the form offers: places, papers, units and strategies. */
export async function decisionChoices(input: { locals: App.Locals; place: string; unitId: string }) {
  const { app, ctx } = input.locals;
  const bodies = valueOrError(await app.network.listBodies(ctx, {}));
  const meetings = valueOrError(await app.network.listMeetings(ctx, {}));
  const papers = valueOrError(await app.network.listPapers(ctx, {}));
  const { units } = valueOrError(await app.tenancy.listUnits(ctx, {}));
  const today = berlinDay(app.clock.now());
  return {
    places: placeOptions({ bodies, meetings: meetings.filter((meeting) => meeting.state === 'held'), chosen: input.place }),
    papers: papers.map((paper) => ({ value: paper.id, label: [paper.number, paper.title].filter(Boolean).join(' ') })),
    units: units
      .filter((unit) => unit.id === input.unitId || (unit.kind !== 'partner' && (unit.validTo ?? today) >= today))
      .map(({ id, name }) => ({ value: id, label: name })),
    strategies: latestFirst(valueOrError(await app.strategy.listOfficeStrategies(ctx, {}))).map(({ id, title }) => ({
      value: id,
      label: title,
    })),
  };
}
