import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { BodyKind, ConsultationResult, ConsultationRole, MeetingState, PaperKind } from '#modules/network/contract.ts';
import type { DecisionKind, OfficeNode } from '#modules/strategy/contract.ts';
import type { App } from './app.ts';

type Deliberation = {
  bodies: { key: string; name: string; kind: BodyKind; position: number; unitKey: string | null }[];
  meetings: {
    key: string;
    body: string;
    date: string;
    time: string | null;
    number: string | null;
    state: MeetingState;
    demonstration: boolean;
  }[];
  papers: {
    key: string;
    number: string | null;
    title: string;
    date: string | null;
    kind: PaperKind;
    demonstration: boolean;
    stops: {
      body: string;
      meeting: string | null;
      role: ConsultationRole;
      result: ConsultationResult | null;
      wording: string | null;
      votes: { yes: number; no: number; abstained: number } | null;
    }[];
  }[];
  decisions?: {
    kind: DecisionKind;
    title: string;
    wording: string | null;
    meeting: string;
    paper: string | null;
    unitKey: string | null;
    due: string | null;
    becomes: { strategyKey: string; title: string } | null;
    answer: { date: string; text: string } | null;
    demonstration: boolean;
  }[];
};

/** Bodies of an example county with their meetings, papers and decisions, each entered on the day it belongs to. */
export async function loadDeliberation(input: {
  app: App;
  ctxAt: (date: string | null) => Ctx;
  file: Deliberation;
}): Promise<void> {
  const { app, ctxAt, file } = input;
  const { units } = must(await app.tenancy.listUnits(ctxAt(null), {}), 'units');
  const bodies = new Map<string, string>();
  for (const { key, unitKey, ...body } of file.bodies) {
    const unitId = units.find((unit) => unit.key === unitKey)?.id ?? null;
    bodies.set(key, must(await app.network.addBody(ctxAt(null), { ...body, unitId }), key).id);
  }
  const meetings = new Map<string, { id: string; date: string }>();
  for (const { key, body, ...meeting } of file.meetings) {
    const { id } = must(await app.network.addMeeting(ctxAt(meeting.date), { ...meeting, bodyId: bodies.get(body) ?? '' }), key);
    meetings.set(key, { id, date: meeting.date });
  }
  const papers = new Map<string, string>();
  for (const { key, stops, ...paper } of file.papers) {
    const places = stops.map((stop) => ({
      bodyId: bodies.get(stop.body) ?? '',
      meetingId: stop.meeting === null ? null : (meetings.get(stop.meeting)?.id ?? ''),
      role: stop.role,
    }));
    const paperId = must(await app.network.addPaper(ctxAt(paper.date), { ...paper, stop: places[0]! }), key).id;
    papers.set(key, paperId);
    let version = 1;
    for (const [index, stop] of stops.entries()) {
      const day = stop.meeting === null ? null : (meetings.get(stop.meeting)?.date ?? null);
      const { paper: found } = must(await app.network.readPaper(ctxAt(day), { paperId }), key);
      const saved = await app.network.saveStop(ctxAt(day), {
        paperId,
        version,
        stopId: found.stops[index]?.id ?? null,
        ...places[index]!,
        result: stop.result,
        wording: stop.wording,
        votes: stop.votes,
      });
      version = must(saved, key).version;
    }
  }
  for (const { meeting, paper, unitKey, becomes, answer, ...given } of file.decisions ?? []) {
    const held = meetings.get(meeting);
    const { id: decisionId } = must(
      await app.strategy.recordDecision(ctxAt(held?.date ?? null), {
        ...given,
        bodyId: bodies.get(file.meetings.find((entry) => entry.key === meeting)?.body ?? '') ?? null,
        meetingId: held?.id ?? null,
        paperId: paper === null ? null : (papers.get(paper) ?? null),
        unitId: units.find((unit) => unit.key === unitKey)?.id ?? null,
      }),
      given.title,
    );
    if (becomes !== null) {
      const { nodes } = must(await app.strategy.readOfficeStrategy(ctxAt(null), { key: becomes.strategyKey }), given.title);
      const nodeId = family(nodes).find((node) => node.title === becomes.title)?.id ?? '';
      must(await app.strategy.linkDecision(ctxAt(held?.date ?? null), { decisionId, version: 1, nodeId }), given.title);
    }
    if (answer !== null) {
      must(await app.strategy.answerDecision(ctxAt(answer.date), { decisionId, version: 1, answer: answer.text }), given.title);
    }
  }
}

const family = (nodes: readonly OfficeNode[]): OfficeNode[] => nodes.flatMap((node) => [node, ...family(node.children)]);

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.problem.message} ${JSON.stringify(result.problem.fields ?? [])}`);
}
