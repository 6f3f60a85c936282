import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '#kernel/csv.ts';
import { officePaths } from '#lib/paths.ts';
import type { Duty } from '#kernel/duties.ts';
import { emptyProgress, type ChangeEntryView, type OfficeNode, type StatusView } from '#modules/strategy/contract.ts';
import { toggled, withQuery } from './address.ts';
import { changeLine } from './change-words.ts';
import { groupDuties } from './duties.ts';
import { overdueWords, periodWords, recentWords } from './german.ts';
import { mergeHistory } from './history.ts';
import { latestFirst } from './latest-first.ts';
import { differing, emptyNodeForm, toNodeFields, toNodeForm } from './node-form.ts';
import { arrange, filled, type StepInput } from './step-form.ts';
import { several } from './strategy-head.ts';
import { applyFilter, columnText, countStates, filterOf, flatten, sortRows, toldRow } from './strategy-table.ts';

const node = (given: Partial<OfficeNode> & { id: string }): OfficeNode => ({
  parentId: null,
  level: 0,
  levelName: 'Feld',
  number: null,
  path: '',
  title: given.id,
  titleLanguage: 'de',
  text: null,
  internalText: null,
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
  weight: 1,
  version: 1,
  drafts: 0,
  state: 'not-reported',
  lastStatus: null,
  progress: {
    ...emptyProgress(),
  },
  steps: [],
  children: [],
  ...given,
});
const note = (given: Partial<StatusView> & { id: string }): StatusView => ({
  nodeId: 'n',
  date: '2026-01-10',
  state: 'running',
  text: '',
  nextStep: null,
  reason: null,
  authorName: 'Tom',
  source: '',
  released: true,
  demonstration: false,
  createdAt: `${given.date ?? '2026-01-10'}T10:00:00Z`,
  ...given,
});

const youth = { id: 'u', key: 'jugend', name: 'Jugend' };
const tree = [
  node({
    id: 'sprache',
    path: '1',
    state: 'running',
    children: [
      node({ id: 'Kurse zählen', level: 1, path: '1.1', state: 'delayed', lead: youth }),
      node({ id: 'Fahrten', level: 1, path: '1.2', state: 'running' }),
    ],
  }),
  node({
    id: 'arbeit',
    path: '2',
    children: [
      node({ id: 'Übergänge', level: 1, path: '2.1', state: 'done', lastStatus: note({ id: 's', date: '2026-03-01' }) }),
    ],
  }),
];
const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

describe('the table of a strategy', () => {
  const rows = flatten(tree);
  const found = (query: string): string[] => ids(applyFilter({ rows, filter: filterOf(new URL(`http://x/?${query}`)) }));

  it('lists every node below its parent', () => {
    expect(ids(rows)).toEqual(['sprache', 'Kurse zählen', 'Fahrten', 'arbeit', 'Übergänge']);
    expect(rows[4]).toMatchObject({ fieldId: 'arbeit', above: ['arbeit'], below: 0 });
  });
  it('is filtered by what the address says, and fields are no hits on a state', () => {
    expect(found('stand=running')).toEqual(['Fahrten']);
    expect(found('stand=running,delayed&feld=sprache')).toEqual(['Kurse zählen', 'Fahrten']);
    expect(found('stelle=jugend')).toEqual(['Kurse zählen']);
    expect(found('ebene=0')).toEqual(['sprache', 'arbeit']);
    expect(found('suche=uberg')).toEqual(['Übergänge']);
    expect(found('suche=jugend+zahlen')).toEqual(['Kurse zählen']);
    expect(found('stand=unsinn&suche=')).toHaveLength(5);
  });
  it('counts states of what can be reported on', () => {
    expect(countStates(rows)).toMatchObject({ running: 1, delayed: 1, done: 1, 'not-reported': 0 });
  });
  it('sorts, with rows without a value at the end either way', () => {
    expect(ids(sortRows({ rows, order: 'titel', down: false }))[0]).toBe('arbeit');
    for (const down of [false, true]) expect(ids(sortRows({ rows, order: 'meldung', down }))[0]).toBe('Übergänge');
    for (const down of [false, true]) expect(ids(sortRows({ rows, order: 'stelle', down }))[0]).toBe('Kurse zählen');
  });
  it('finds what the public has not heard of, never or for a year', () => {
    const days: Record<string, string | null> = { 'Kurse zählen': null, Fahrten: '2025-01-01', Übergänge: '2026-11-01' };
    const told = rows.map((row) => (row.id in days ? { ...row, told: toldRow(days[row.id] ?? null, '2026-11-25') } : row));
    const silent = (query: string): string[] => ids(applyFilter({ rows: told, filter: filterOf(new URL(`http://x/?${query}`)) }));
    expect(silent('berichtet=nie')).toEqual(['Kurse zählen']);
    expect(silent('berichtet=nie,lange')).toEqual(['Kurse zählen', 'Fahrten']);
    expect(ids(sortRows({ rows: told, order: 'berichtet', down: false })).slice(0, 2)).toEqual(['Fahrten', 'Übergänge']);
    expect(told.map((row) => columnText('berichtet', row))).toEqual(['', 'noch nie', '1.1.2025', '', '1.11.2026']);
  });
});

describe('addresses', () => {
  const url = new URL('http://x/liste?stand=running&suche=a');
  it('switch one value of a list and keep the rest', () => {
    expect(toggled(url, 'stand', 'done')).toBe('/liste?stand=running%2Cdone&suche=a');
    expect(toggled(url, 'stand', 'running')).toBe('/liste?suche=a');
    expect(withQuery(url, { stand: null, suche: null })).toBe('/liste');
  });
});

describe('a CSV table', () => {
  it('quotes what must be quoted and runs no formula', () => {
    expect(
      toCsv({
        columns: ['a', 'b'],
        rows: [
          ['=1+1', 'x;"y"'],
          [null, 1.5],
        ],
      }),
    ).toBe('\uFEFFa;b\r\n\'=1+1;"x;""y"""\r\n;1,5\r\n');
  });
  it('never begins a text with the sign of a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = toCsv({ columns: ['a'], rows: [[text]] })
          .slice(4)
          .replace(/^"/, '');
        return !/^[=+\-@\t]/.test(cell);
      }),
    );
  });
});

describe('the history of a measure', () => {
  const change = (given: Partial<ChangeEntryView>): ChangeEntryView => ({
    id: 'c',
    at: '2026-02-01T09:00:00Z',
    kind: 'changed',
    subject: 'node',
    subjectId: 'n',
    nodeId: 'n',
    number: null,
    title: 'x',
    fields: [],
    actorName: 'Petra',
    reason: null,
    ...given,
  });
  it('tells notes and changes by time, each new state with what stood before', () => {
    const history = mergeHistory({
      notes: [
        note({ id: 'b', date: '2026-03-10', state: 'done' }),
        note({ id: 'a', date: '2026-01-10' }),
        note({ id: 'd', date: '2026-04-01', state: 'delayed', released: false }),
      ],
      changes: [change({}), change({ id: 'e', subject: 'status', subjectId: 'b', at: '2026-03-10T10:00:00Z' })],
    });
    expect(history.map((entry) => entry.note?.id ?? entry.change?.id)).toEqual(['d', 'b', 'c', 'a']);
    expect(history.map((entry) => entry.note?.before ?? null)).toEqual(['done', 'running', null, null]);
    expect(history[2]).toMatchObject({ decision: true, who: 'Petra' });
  });
  it('says values in words', () => {
    expect(changeLine({ field: 'periodTo', before: '2026-06-30', after: '2026-12-31' })).toEqual({
      label: 'Ende',
      before: '2. Quartal 2026',
      after: '4. Quartal 2026',
    });
    expect(changeLine({ field: 'kind', before: null, after: 'operative' })).toMatchObject({
      before: 'ohne Angabe',
      after: 'operativ',
    });
  });
  it('cuts long texts to where they differ', () => {
    const common = 'Der Landkreis unterstützt seine Gemeinden beim Ankommen der Menschen. '.repeat(5);
    const line = changeLine({ field: 'items', before: `${common}Bis 2027.`, after: `${common}Bis 2030 und darüber hinaus.` });
    expect(line.before).toMatch(/^… .*Bis 2027\.$/);
    expect(line.after).toMatch(/^… .*Bis 2030 und darüber hinaus\.$/);
  });
});

describe('duties', () => {
  const duty = (given: Partial<Duty>): Duty => ({
    kind: 'strategy.report',
    key: 'k',
    subjectId: 'n',
    title: '1 x',
    context: ['s'],
    due: null,
    action: 'strategy.write-status',
    thing: {},
    askedOf: { unitId: null, municipalityIds: [], bodyId: null },
    ...given,
  });
  it('stand in groups by time; what waits for a release comes first among those without a date', () => {
    const groups = groupDuties({
      duties: [
        duty({ due: '2026-11-20' }),
        duty({ due: '2026-11-27' }),
        duty({ kind: 'strategy.develop' }),
        duty({ kind: 'strategy.release' }),
      ],
      today: '2026-11-25',
      paths: officePaths('nordkreis'),
      limit: null,
    });
    expect(groups.map((group) => [group.title, group.duties.map((row) => row.when)])).toEqual([
      ['Überfällig', ['seit 5 Tagen']],
      ['Diese Woche', ['in 2 Tagen']],
      ['Ohne Frist', ['offen', 'offen']],
    ]);
    expect(groups[2]!.duties.map((row) => row.button!.label)).toEqual(['Stand prüfen', 'Maßnahme benennen']);
    expect(groups[0]!.duties[0]!.button).toEqual({
      href: '/verwaltung/nordkreis/massnahmen/n/stand',
      label: 'Stand schreiben',
      main: true,
    });
  });
});

describe('the form of a node', () => {
  it('gives back what is stored, whole quarters and single days alike', () => {
    for (const plannedPeriod of [
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2026-02-03', to: null },
      { from: null, to: null },
    ]) {
      const stored = toNodeForm({
        node: node({
          id: 'x',
          number: '2',
          weight: 1.5,
          plannedPeriod,
          links: [{ label: 'Vorlage', href: 'https://example.org/a' }],
          targetGroups: ['Eltern', 'Kinder'],
        }),
        municipalityAgs: ['03998001'],
      });
      expect(toNodeFields(stored)).toMatchObject({
        number: '2',
        title: 'x',
        weight: 1.5,
        targetGroups: ['Eltern', 'Kinder'],
        municipalities: ['03998001'],
        links: [{ label: 'Vorlage', href: 'https://example.org/a' }],
        period: plannedPeriod.from === null ? null : plannedPeriod,
      });
    }
  });
  it('names the fields in which another person saved something else', () => {
    expect(
      differing({ ...emptyNodeForm, title: 'neu', lead: 'jugend' }, { ...emptyNodeForm, title: 'alt', reason: 'egal' }),
    ).toEqual([
      { field: 'title', value: 'neu' },
      { field: 'leadUnitId', value: 'jugend' },
    ]);
  });
});

describe('the form of steps', () => {
  const steps: StepInput[] = ['a', 'b', 'c'].map((title) => ({ id: title, title, due: null, doneOn: null }));
  it.each([
    ['up 2', ['a', 'c', 'b']],
    ['down 0', ['b', 'a', 'c']],
    ['up 0', ['a', 'b', 'c']],
    ['down 2', ['a', 'b', 'c']],
    ['remove 1', ['a', 'c']],
    ['add', ['a', 'b', 'c', '']],
    ['up 9', ['a', 'b', 'c']],
    ['anything', ['a', 'b', 'c']],
  ])('%s', (command, titles) => {
    expect(arrange(steps, command).map((step) => step.title)).toEqual(titles);
  });
  it('leaves new rows out that stayed empty', () => {
    expect(filled(arrange(steps, 'add'))).toEqual(steps);
  });
});

describe('German words', () => {
  it('say times as people do', () => {
    expect(recentWords({ instant: '2026-11-25T07:12:00Z', today: '2026-11-25' })).toBe('heute, 08:12');
    expect(recentWords({ instant: '2026-11-20T16:20:00Z', today: '2026-11-25' })).toBe('Fr., 17:20');
    expect(recentWords({ instant: '2025-11-20T16:20:00Z', today: '2026-11-25' })).toBe('20.11.2025');
    expect(overdueWords(1)).toBe('seit gestern');
    expect(overdueWords(2600)).toBe('seit 7 Jahren');
    expect(periodWords({ from: '2026-01-01', to: '2027-06-30' })).toBe('1. Quartal 2026 bis 2. Quartal 2027');
    expect(periodWords({ from: '2026-01-01', to: '2026-03-31' })).toBe('1. Quartal 2026');
    expect(periodWords({ from: null, to: null })).toBeNull();
  });
  it('know the plural of usual levels and leave others alone', () => {
    expect(['Handlungsfeld', 'Leitziel', 'Maßnahme', 'Empfehlung', 'Schwerpunktthema', 'Säule'].map(several)).toEqual([
      'Handlungsfelder',
      'Leitziele',
      'Maßnahmen',
      'Empfehlungen',
      'Schwerpunktthemen',
      'Säule',
    ]);
  });
});

describe('the order of strategies', () => {
  it('puts the one in force first that nothing follows', () => {
    const list = [
      { id: 'alt', state: 'adopted' as const, predecessorId: null },
      { id: 'entwurf', state: 'draft' as const, predecessorId: 'neu' },
      { id: 'neu', state: 'adopted' as const, predecessorId: 'alt' },
    ];
    expect(ids(latestFirst(list))).toEqual(['neu', 'entwurf', 'alt']);
  });
});
