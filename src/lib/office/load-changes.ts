import { error } from '@sveltejs/kit';
import { addDays, berlinDay, isIsoDate } from '#kernel/dates.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { changeKinds, type ChangeEntryView, type ChangeKind } from '#modules/strategy/contract.ts';
import { oneOf } from './address.ts';
import { longDay } from './german.ts';
import { sinceMeetings } from '#modules/network/ui/since-meetings.ts';
import { strategyHead, type StrategyHead } from './strategy-head.ts';

/** A change with what the table marks: a delay or an end without a reason is to be mended before the meeting. */
export type ChangeRow = ChangeEntryView & { path: string; needsReason: boolean };

/** The changes that an address asks for; the page and its download show the same. */
export async function loadChanges(input: { locals: App.Locals; key: string; url: URL }): Promise<{
  head: StrategyHead;
  from: string;
  to: string;
  today: string;
  fault: string | null;
  /** Known days to start from: adoptions first, then spans that people ask for. */
  starts: { day: string; to: string | null; label: string }[];
  kind: ChangeKind | null;
  kinds: { kind: ChangeKind; count: number }[];
  total: number;
  entries: ChangeRow[];
}> {
  const { locals, key, url } = input;
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key }));
  if (strategy.state === 'draft') error(409, 'Ein Entwurf hat noch keine Änderungsliste: Sie beginnt mit dem Beschluss.');
  const today = berlinDay(locals.app.clock.now());
  const adopted = strategy.baselines.map((baseline) => ({
    day: baseline.adoptedOn ?? berlinDay(new Date(baseline.recordedAt)),
    body: baseline.resolution?.body ?? 'Beschluss',
  }));
  const first = adopted.map((entry) => entry.day).sort()[0] ?? today;
  const [from, to] = [dayOf(url, 'von') ?? first, dayOf(url, 'bis') ?? today];
  const meetings = valueOrError(await locals.app.network.listHeldMeetings(locals.ctx, {}));
  const found = await locals.app.strategy.listChanges(locals.ctx, { strategyId: strategy.id, from, to });
  if (!found.ok && found.problem.kind !== 'invalid') valueOrError(found);
  const paths = new Map<string, string>();
  const visit = (nodes: typeof strategy.nodes): void => {
    for (const node of nodes) {
      paths.set(node.id, node.path);
      visit(node.children);
    }
  };
  visit(strategy.nodes);
  const all = (found.ok ? found.value : [])
    .map((entry): ChangeRow => ({
      ...entry,
      path: (entry.nodeId === null ? undefined : paths.get(entry.nodeId)) ?? entry.number ?? '',
      needsReason: (entry.kind === 'delayed' || entry.kind === 'dropped') && !entry.reason,
    }))
    .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  const kind = oneOf(url, 'art', changeKinds);
  return {
    head: strategyHead(strategy),
    from,
    to,
    today,
    fault: found.ok ? null : found.problem.message,
    starts: [
      ...adopted.map((entry) => ({ day: entry.day, to: null, label: `seit dem ${longDay(entry.day)}, ${entry.body}` })),
      ...sinceMeetings(meetings).flatMap(({ body, last, previous }) => [
        { day: last, to: null, label: `seit der Sitzung am ${longDay(last)}, ${body}` },
        ...(previous === null
          ? []
          : [{ day: previous, to: last, label: `zwischen den Sitzungen am ${longDay(previous)} und ${longDay(last)}, ${body}` }]),
      ]),
      { day: addDays(today, -90), to: null, label: 'letzte 90 Tage' },
      { day: `${today.slice(0, 4)}-01-01`, to: null, label: `seit Jahresbeginn ${today.slice(0, 4)}` },
    ].filter(
      (entry, index, list) =>
        entry.day >= first && list.findIndex((other) => other.day === entry.day && other.to === entry.to) === index,
    ),
    kind,
    kinds: changeKinds.map((name) => ({ kind: name, count: all.filter((entry) => entry.kind === name).length })),
    total: all.length,
    entries: kind === null ? all : all.filter((entry) => entry.kind === kind),
  };
}

function dayOf(url: URL, name: string): string | null {
  const value = url.searchParams.get(name);
  return isIsoDate(value) ? value : null;
}
