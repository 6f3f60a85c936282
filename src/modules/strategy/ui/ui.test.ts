import { expect, test } from 'vitest';
import {
  emptyProgress,
  type ChangeEntryView,
  type Progress,
  type PublicNode,
  type ShownState,
  type StatusView,
} from '../contract.ts';
import { csvOf } from './csv.ts';
import { countedOf, coverageWords, silentShare } from './coverage.ts';
import { currentOf } from './current.ts';
import { ganttOf } from './gantt.ts';
import { fieldsOf, latestNote, latestReports, linesIn, measuresOf, sumOf } from './lines.ts';
import { applySelection, queryOf, readSelection } from './selection.ts';
import { markWords, tallyOf, tallyWords } from './wording.ts';

const progress = (part: Partial<Progress> = {}): Progress => ({
  ...emptyProgress(),
  ...part,
});

let count = 0;
const node = (part: Partial<PublicNode> & { level: number }): PublicNode => {
  count += 1;
  return {
    id: `n${count}`,
    parentId: null,
    levelName: '',
    number: null,
    path: '',
    title: `Titel ${count}`,
    titleLanguage: 'de',
    text: null,
    kind: null,
    horizon: null,
    period: { from: null, to: null },
    plannedPeriod: { from: null, to: null },
    lead: null,
    partners: [],
    targetGroups: [],
    municipalities: [],
    layer: null,
    countyRole: null,
    links: [],
    toBeDeveloped: false,
    state: 'not-reported',
    lastStatus: null,
    progress: progress(),
    steps: [],
    children: [],
    ...part,
  };
};
const note = (date: string, state: StatusView['state'], reason: string | null = null): StatusView => ({
  id: date,
  nodeId: '',
  date,
  state,
  text: `Meldung ${date}`,
  nextStep: null,
  reason,
  authorName: '',
  source: '',
  released: true,
  demonstration: false,
  createdAt: `${date}T00:00:00Z`,
});
const goal = (state: ShownState, part: Partial<PublicNode> = {}): PublicNode => node({ level: 1, state, ...part });
const unit = (key: string) => ({ id: key, key, name: key.toUpperCase() });

test('chapters, headings and lines come out of every shape of levels', () => {
  // Field, goal, measure.
  const three = [node({ level: 0, children: [goal('done', { children: [node({ level: 2 })] }), goal('running')] })];
  expect(linesIn(fieldsOf({ nodes: three, lineLevel: 1 })).map(({ state }) => state)).toEqual(['done', 'running']);
  // One level alone.
  const flat = [node({ level: 0 }), node({ level: 0 })];
  expect(fieldsOf({ nodes: flat, lineLevel: 0 })).toEqual([{ field: null, groups: [{ heads: [], beside: [], lines: flat }] }]);
  // Main goals beside the goals that carry the measures are headings and no lines.
  const main = node({ level: 1 });
  const sub = node({ level: 2, children: [node({ level: 3 })] });
  const [field] = fieldsOf({ nodes: [node({ level: 0, children: [main, sub] })], lineLevel: 2 });
  expect(field!.groups).toEqual([{ heads: [], beside: [main], lines: [sub] }]);
  // Main goals above them are headings of their own group.
  const above = node({ level: 1, children: [sub] });
  expect(fieldsOf({ nodes: [node({ level: 0, children: [above] })], lineLevel: 2 })[0]!.groups).toEqual([
    { heads: [above], beside: [], lines: [sub] },
  ]);
  // A field without anything keeps its chapter.
  expect(fieldsOf({ nodes: [node({ level: 0 })], lineLevel: 1 })[0]!.groups).toEqual([]);
});

const none = { state: null, field: null, unit: null, place: null, group: null, year: null } as const;

test('a selection goes into the address and comes back', () => {
  const selection = { ...none, state: 'delayed', field: '2', unit: 'amt-1' } as const;
  expect(queryOf(selection)).toBe('?stand=verzoegert&feld=2&stelle=amt-1');
  expect(readSelection(new URLSearchParams(queryOf(selection)))).toEqual(selection);
  expect(readSelection(new URLSearchParams('stand=quatsch&feld='))).toEqual(none);
  expect(queryOf(none)).toBe('');
});

test('a selection keeps what fits and counts states within field and unit', () => {
  const fields = fieldsOf({
    lineLevel: 1,
    nodes: [
      node({ level: 0, number: '1', children: [goal('done', { lead: unit('a') }), goal('running', { partners: [unit('b')] })] }),
      node({ level: 0, number: '2', children: [goal('done', { children: [node({ level: 2, lead: unit('b') })] })] }),
    ],
  });
  const all = applySelection({ fields, selection: none });
  expect([all.shown, all.total, all.counts.done, all.counts.running]).toEqual([3, 3, 2, 1]);
  expect(all.unitChoices.map(({ key }) => key)).toEqual(['a', 'b']);
  const one = applySelection({ fields, selection: { ...none, state: 'done', unit: 'b' } });
  expect([one.shown, one.total, one.counts.done, one.counts.running]).toEqual([1, 2, 1, 1]);
  expect(one.fields.map(({ field }) => field!.number)).toEqual(['2']);
  expect(applySelection({ fields, selection: { ...none, field: '1' } }).shown).toBe(2);
  expect(applySelection({ fields, selection: { ...none, state: 'dropped' } })).toMatchObject({
    shown: 0,
    fields: [],
  });
});

test('municipality, target group and year narrow further, and the choices offered stay all', () => {
  const fields = fieldsOf({
    lineLevel: 1,
    nodes: [
      node({
        level: 0,
        number: '1',
        children: [
          goal('done', { municipalities: ['Musterstadt'], plannedPeriod: { from: '2018-01-01', to: '2019-06-30' } }),
          goal('running', { targetGroups: ['Eltern'], period: { from: '2020-03-01', to: null } }),
          goal('running', { lastStatus: note('2021-05-01', 'running'), plannedPeriod: { from: null, to: '2017-12-31' } }),
        ],
      }),
    ],
  });
  const shown = (part: Partial<Parameters<typeof queryOf>[0]>): number =>
    applySelection({ fields, selection: { ...none, ...part } }).shown;
  expect(shown({ place: 'Musterstadt' })).toBe(1);
  expect(shown({ place: 'Anderswo' })).toBe(0);
  expect(shown({ group: 'Eltern' })).toBe(1);
  expect(shown({ group: 'Eltern', place: 'Musterstadt' })).toBe(0);
  // Planned until 2017, begun in 2020 without an end, reported on in 2021.
  expect([2016, 2017, 2018, 2019, 2020, 2021].map((year) => shown({ year: String(year) }))).toEqual([0, 1, 1, 1, 1, 2]);
  const all = applySelection({ fields, selection: { ...none, group: 'Eltern', state: 'done' } });
  expect(all.counts).toMatchObject({ running: 1, done: 0 });
  expect([all.placeChoices, all.groupChoices, all.yearChoices.at(0), all.yearChoices.at(-1)]).toEqual([
    ['Musterstadt'],
    ['Eltern'],
    '2017',
    '2021',
  ]);
  const whole = { ...none, place: 'Bad Ort', group: 'Eltern & Kinder', year: '2020' };
  expect(readSelection(new URLSearchParams(queryOf(whole)))).toEqual(whole);
  expect(readSelection(new URLSearchParams('jahr=20x0')).year).toBeNull();
});

test('the plan shows what was first decided, work up to the last report, and what was put off with its reason', () => {
  const line = goal('delayed', {
    plannedPeriod: { from: '2018-01-01', to: '2019-03-31' },
    period: { from: '2018-04-10', to: null },
    lastStatus: note('2018-11-05', 'delayed', 'Es fehlt Personal.'),
  });
  const change: ChangeEntryView = {
    id: 'c',
    at: '2018-11-05T10:00:00Z',
    kind: 'delayed',
    subject: 'node',
    subjectId: line.id,
    nodeId: line.id,
    number: null,
    title: '',
    actorName: '',
    reason: 'Anderer Grund',
    fields: [{ field: 'periodTo', before: '2018-09-30', after: '2019-03-31' }],
  };
  const fields = fieldsOf({ nodes: [node({ level: 0, children: [line, goal('not-reported')] })], lineLevel: 1 });
  const view = ganttOf({ fields, changes: [change], today: '2019-05-01', depth: 'lines' })!;
  expect(view.quarters[0]).toBe('2018-Q1');
  expect(view.quarters.at(-1)).toBe('2019-Q4');
  expect(view.today).toBe(5);
  expect(view.undated).toBe(1);
  const row = view.rows[1]!;
  if (row.kind !== 'line') throw new Error('the field stands before its goals');
  const marks = row.cells.map((entry) => `${entry.planned ? 'p' : ''}${entry.actual ? 'a' : ''}${entry.shifted ? 's' : ''}`);
  expect(marks).toEqual(['p', 'pa', 'pa', 'as', 's', '', '', '']);
  expect(row.cells[4]!.shiftEnd).toBe(true);
  expect(view.reasons).toEqual([{ number: 1, node: line, text: 'Es fehlt Personal.' }]);
});

test('a goal without times of its own spans its measures; a strategy without times has no plan', () => {
  const measure = node({
    level: 2,
    state: 'done',
    plannedPeriod: { from: null, to: '2019-06-30' },
    period: { from: '2019-02-01', to: '2019-05-01' },
    lastStatus: note('2019-05-01', 'done'),
  });
  const fields = fieldsOf({ nodes: [node({ level: 0, children: [goal('done', { children: [measure] })] })], lineLevel: 1 });
  const view = ganttOf({ fields, changes: [], today: '2026-11-26', depth: 'measures' })!;
  expect(view.today).toBeNull();
  expect(view.rows.map((row) => (row.kind === 'line' ? row.depth : row.kind))).toEqual(['field', 0, 1]);
  for (const row of view.rows) {
    if (row.kind === 'line')
      expect(row.cells.map((entry) => [entry.planned, entry.actual])).toEqual([
        [false, true],
        [true, true],
        [false, false],
        [false, false],
      ]);
  }
  const silent = fieldsOf({ nodes: [node({ level: 0, children: [goal('running')] })], lineLevel: 1 });
  expect(ganttOf({ fields: silent, changes: [], today: '2026-11-26', depth: 'lines' })).toBeNull();
});

test('notes and counts of what is below come together', () => {
  const line = goal('running', {
    lastStatus: note('2018-01-01', 'running'),
    children: [node({ level: 2, state: 'done', lastStatus: note('2019-01-01', 'done') }), node({ level: 2 })],
  });
  expect(latestNote(line)?.date).toBe('2019-01-01');
  expect(measuresOf(line)).toEqual({ done: 1, silent: 1, total: 2 });
  expect(latestReports([line], 1).map((entry) => entry.note.date)).toEqual(['2019-01-01']);
  expect(
    sumOf([progress({ points: 1, weight: 1, counted: 1 }), progress({ points: 0.5, weight: 1, counted: 1 }), progress()]),
  ).toMatchObject({ share: 0.75, points: 1.5, weight: 2, counted: 2 });
  expect(sumOf([]).share).toBeNull();
});

test('the current strategy is the one that no other continues', () => {
  const old = { id: 'a', state: 'adopted', predecessorId: null } as const;
  const successor = { id: 'b', state: 'adopted', predecessorId: 'a' } as const;
  expect(currentOf([old, successor])).toBe(successor);
  expect(currentOf([old])).toBe(old);
  expect(currentOf([])).toBeNull();
});

const tableOf = (locale: 'de' | 'en', nodes: PublicNode[]): string =>
  csvOf({ levels: ['Handlungsfeld', 'Ziel'], fields: fieldsOf({ lineLevel: 1, nodes }), locale });

test('the table for spreadsheets is quoted, and never a formula', () => {
  const text = tableOf('de', [
    node({
      level: 0,
      path: '1',
      title: 'Feld',
      children: [goal('not-reported', { toBeDeveloped: true }), goal('done', { title: '=1+1; "ja"' })],
    }),
  ]);
  expect(text).toContain(`;"'=1+1; ""ja""";fertig;`);
  expect(text.startsWith('\uFEFFNummer;Ebene;Handlungsfeld;')).toBe(true);
  expect(text.split('\r\n')[1]).toContain('1 Feld;');
  expect(text.split('\r\n')[1]).toContain(';Maßnahmen werden noch entwickelt;');
});

test('the table in another language has its words, and says of each text how it is translated', () => {
  const marked = (state: 'draft' | 'checked', checkedOn: string | null) => ({ title: { language: 'en', state, checkedOn } });
  const [head, ...lines] = tableOf('en', [
    node({
      level: 0,
      path: '1',
      title: 'Field',
      children: [
        goal('done', { title: 'Courses', wording: marked('checked', '2026-02-01') }),
        goal('delayed', { title: 'Buses', wording: marked('draft', null) }),
        goal('running', { title: 'Räume' }),
      ],
    }),
  ])
    .slice(1)
    .trimEnd()
    .split('\r\n');
  expect(head).toMatch(/^Number;Level;Field of action;Title;Translation of the title;State;/);
  expect(lines.map((line) => line.split(';').slice(1, 6))).toEqual([
    ['Goal', '1 Field', 'Courses', 'checked on 1 February 2026', 'done'],
    ['Goal', '1 Field', 'Buses', 'translation not yet checked', 'delayed'],
    ['Goal', '1 Field', 'Räume', 'not translated yet, German text', 'under way'],
  ]);
});

test('a share is never said without what it is made of', () => {
  const levels = ['Feld', 'Ziel', 'Maßnahme'];
  const done = progress({
    share: 1,
    points: 1,
    weight: 1,
    counted: 1,
    parts: { reported: 1, silent: 0 },
    coverage: { reported: 1, all: 1 },
  });
  const none = progress({ notCounted: { ...emptyProgress().notCounted, notReported: 1 }, coverage: { reported: 0, all: 1 } });
  const goal = node({
    level: 1,
    progress: { ...done, parts: { reported: 1, silent: 3 }, coverage: { reported: 0.25, all: 1 } },
    children: [done, none, none, none].map((given) => node({ level: 2, progress: given })),
  });
  const counted = countedOf({ node: goal, levels });
  expect(coverageWords({ ...counted, levels, locale: 'de' })).toBe('aus 1 Maßnahme mit Meldung; 3 ohne Meldung');
  expect(silentShare(counted.progress)).toBe(0.75);
  // The whole strategy counts goals, and says what is silent within them.
  expect(coverageWords({ progress: goal.progress, levels, level: 1, locale: 'de' })).toBe(
    'aus 1 Ziel mit Meldung, darin 3 Maßnahmen ohne',
  );
  // Where the goal's own report decides, the silence below says nothing about it.
  const own = { ...goal, progress: done };
  expect(coverageWords({ ...countedOf({ node: own, levels }), levels, locale: 'de' })).toBe('aus 1 Ziel mit Meldung');
  expect(silentShare(own.progress)).toBe(0);
});

test('the state of a page’s translation counts what is German, a draft or outdated, and says when it was checked last', () => {
  const mark = (state: 'draft' | 'checked' | 'outdated', checkedOn: string | null) => ({ language: 'en', state, checkedOn });
  const tally = tallyOf([
    { text: 'One', mark: mark('checked', '2026-02-01') },
    { text: 'Two', mark: mark('outdated', '2026-03-01') },
    { text: 'Three', mark: mark('draft', null) },
    { text: 'Vier', mark: undefined },
    { text: null, mark: undefined },
    { text: ' ', mark: undefined },
  ]);
  expect(tally).toEqual({ total: 4, german: 1, drafts: 1, outdated: 1, checkedOn: '2026-03-01' });
  expect(tallyWords(tally, 'en')).toBe(
    'Translation last checked on 1 March 2026. Texts of this page that exist only in German: 1 of 4. ' +
      'Translations that nobody has checked yet: 1. Translations whose German text has changed since: 1.',
  );
  expect(tallyWords(tallyOf([{ text: 'Vier', mark: undefined }]), 'en')).toBeNull();
  expect(markWords(mark('outdated', null), 'en')).toBe('the German text has changed since');
  expect(markWords(mark('checked', null), 'en')).toBeNull();
});
