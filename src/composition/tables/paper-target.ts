import type { CountyCtx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { RowAddition, RowChange } from '#kernel/table-diff.ts';
import { paperLines, papers, resultOf, type PaperLine } from '#lib/office/list-registers-papers.ts';
import type { ConsultationRole, PaperKind } from '#modules/network/contract.ts';
import { addPaper, changePaper, listMeetings, listPapers, readPaper, saveStop } from '#modules/network/server/index.ts';
import { loadBodyDirectory } from './directories.ts';
import { taker, targetOf, type Task, type Values } from './target.ts';

type Text = string | null;
type Meetings = readonly { id: string; body: { id: string }; date: string }[];

/** Columns of the paper itself: its lines repeat them. */
const ofPaper = ['number', 'title', 'kind', 'date', 'public', 'link'];
const isOfPaper = (key: string): boolean => ofPaper.includes(key);

export const paperTarget = targetOf<PaperLine>({
  register: papers,
  action: 'network.keep-body',
  headKey: 'title',
  idOf: ({ paper, stop }) => stop?.id ?? paper.id,
  nameOf: ({ paper, stop }) =>
    [[paper.number, paper.title].filter(Boolean).join(' '), stop?.body.name].filter(Boolean).join(', '),
  versionOf: ({ paper }) => paper.version,
  columns: { bodyId: 'body', meetingId: 'meeting', votes: 'yes', isPublic: 'public' },
  open: async (ctx) => {
    const found = await listPapers(ctx, {});
    if (!found.ok) return found;
    const bodies = await loadBodyDirectory(ctx);
    if (!bodies.ok) return bodies;
    const meetings = await listMeetings(ctx, {});
    if (!meetings.ok) return meetings;
    return ok({
      title: 'Vorlagen und Beschlüsse',
      rows: paperLines(found.value),
      directories: { bodies: bodies.value },
      tasks: ({ changes, additions }) => tasksOf({ changes, additions, meetings: meetings.value }),
    });
  },
});

type Lines = { paperId: string; changes: RowChange<PaperLine>[]; additions: RowAddition[] };

/** Lines of one paper are one piece of work; a line without a paper is a new one. */
function tasksOf(input: {
  changes: readonly RowChange<PaperLine>[];
  additions: readonly RowAddition[];
  meetings: Meetings;
}): Task[] {
  const { meetings } = input;
  const byPaper = new Map<string, Lines>();
  const linesOf = (paperId: string): Lines => {
    const lines = byPaper.get(paperId) ?? { paperId, changes: [], additions: [] };
    byPaper.set(paperId, lines);
    return lines;
  };
  for (const change of input.changes) linesOf(change.before.paper.id).changes.push(change);
  const fresh: RowAddition[] = [];
  for (const addition of input.additions) {
    const paperId = addition.values.get('paper');
    if (typeof paperId === 'string') linesOf(paperId).additions.push(addition);
    else fresh.push(addition);
  }
  const tasks: Task[] = [...byPaper.values()].map((lines) => savePaper({ lines, meetings }));
  tasks.push(...fresh.map(({ row, values }) => enterPaper({ row, values, meetings })));
  return tasks.sort((one, other) => one.row - other.row);
}

const columns: Readonly<Record<string, string>> = { bodyId: 'body', meetingId: 'meeting', votes: 'yes', isPublic: 'public' };
const keyOf = (path: string): string => {
  const name = path.split('.').filter((part) => part !== 'stop')[0] ?? '';
  return columns[name] ?? name;
};

function savePaper({ lines, meetings }: { lines: Lines; meetings: Meetings }): Task {
  const rows = [...lines.changes, ...lines.additions].map(({ row }) => row).sort((one, other) => one - other);
  let at = rows[0]!;
  return {
    row: at,
    placeOf: (path) => ({ row: at, key: keyOf(path) }),
    run: async (ctx) => {
      const before = await readPaper(ctx, { paperId: lines.paperId });
      if (!before.ok) return before;
      const { paper } = before.value;
      let { version } = paper;
      const wanted = new Map<string, unknown>();
      for (const { row, values } of lines.changes) {
        at = row;
        for (const [key, value] of values) {
          if (!isOfPaper(key)) continue;
          if (wanted.has(key) && wanted.get(key) !== value)
            return invalidField(
              key,
              'Eine andere Zeile derselben Vorlage sagt etwas anderes. Bitte schreiben Sie es in allen gleich.',
            );
          wanted.set(key, value);
        }
      }
      if (wanted.size > 0) {
        at = lines.changes.find(({ values }) => [...values.keys()].some(isOfPaper))!.row;
        const changed = await changePaper(ctx, {
          paperId: paper.id,
          version,
          ...paperFields(wanted as Values, paper),
          demonstration: paper.demonstration,
        });
        if (!changed.ok) return changed;
        version = changed.value.version;
      }
      for (const { row, before: line, values } of lines.changes) {
        at = row;
        if ([...values.keys()].every(isOfPaper)) continue;
        const saved = await stopOf({ ctx, paperId: paper.id, version, stop: line.stop, values, meetings });
        if (!saved.ok) return saved;
        version = saved.value.version;
      }
      for (const { row, values } of lines.additions) {
        at = row;
        const saved = await stopOf({ ctx, paperId: paper.id, version, stop: null, values, meetings });
        if (!saved.ok) return saved;
        version = saved.value.version;
      }
      return ok();
    },
  };
}

function enterPaper(input: { row: number; values: Values; meetings: Meetings }): Task {
  const { row, values, meetings } = input;
  return {
    row,
    placeOf: (path) => ({ row, key: keyOf(path) }),
    run: async (ctx) => {
      const stop = stopFields({ stop: null, values, meetings });
      if (!stop.ok) return stop;
      const { bodyId, meetingId, role, ...outcome } = stop.value;
      const made = await addPaper(ctx, { ...paperFields(values, null), stop: { bodyId, meetingId, role } });
      if (!made.ok || (outcome.result === null && outcome.wording === null && outcome.votes === null)) return made;
      const entered = await readPaper(ctx, { paperId: made.value.id });
      if (!entered.ok) return entered;
      const { paper } = entered.value;
      return saveStop(ctx, { paperId: paper.id, version: paper.version, stopId: paper.stops[0]!.id, ...stop.value });
    },
  };
}

function paperFields(values: Values, paper: PaperLine['paper'] | null) {
  const take = taker(values);
  return {
    number: take<Text>('number', paper?.number ?? null),
    title: take('title', paper?.title ?? ''),
    kind: take('kind', paper?.kind ?? ('' as PaperKind)),
    date: take<Text>('date', paper?.date ?? null),
    isPublic: take('public', paper?.isPublic ?? true) ?? true,
    link: take<Text>('link', paper?.link ?? null),
  };
}

type Stop = PaperLine['stop'];

function stopFields(input: { stop: Stop; values: Values; meetings: Meetings }) {
  const { stop, values, meetings } = input;
  const take = taker(values);
  const bodyId = take('body', stop?.body.id ?? '');
  let meetingId = stop?.meeting?.id ?? null;
  if (values.has('meeting') || values.has('body')) {
    const day = take<Text>('meeting', stop?.meeting?.date ?? null);
    const found = meetings.filter((meeting) => meeting.body.id === bodyId && meeting.date === day);
    if (day !== null && found.length !== 1)
      return invalidField(
        'meetingId',
        found.length === 0
          ? 'An diesem Tag ist keine Sitzung dieses Gremiums eingetragen. Bitte tragen Sie zuerst die Sitzung ein.'
          : 'An diesem Tag hat dieses Gremium mehrere Sitzungen. Bitte wählen Sie die Sitzung an der Vorlage selbst.',
      );
    meetingId = found[0]?.id ?? null;
  }
  const choice = take<Text>('result', stop?.result ?? null);
  const votes = {
    yes: take<number | null>('yes', stop?.votes?.yes ?? null),
    no: take<number | null>('no', stop?.votes?.no ?? null),
    abstained: take<number | null>('abstained', stop?.votes?.abstained ?? null),
  };
  const counted = votes.yes !== null || votes.no !== null || votes.abstained !== null;
  return ok({
    bodyId,
    meetingId,
    role: take('role', stop?.role ?? ('' as ConsultationRole)),
    result: choice === null ? null : resultOf(choice),
    wording: take<Text>('wording', stop?.wording ?? null),
    votes: counted ? { yes: votes.yes ?? 0, no: votes.no ?? 0, abstained: votes.abstained ?? 0 } : null,
  });
}

async function stopOf(input: {
  ctx: CountyCtx;
  paperId: string;
  version: number;
  stop: Stop;
  values: Values;
  meetings: Meetings;
}): Promise<Result<{ version: number }>> {
  const { ctx, paperId, version, stop } = input;
  const fields = stopFields(input);
  return fields.ok ? saveStop(ctx, { paperId, version, stopId: stop?.id ?? null, ...fields.value }) : fields;
}
