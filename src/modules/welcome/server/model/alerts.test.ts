import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficialAlert } from '#kernel/alerts.ts';
import type { Outline } from '#kernel/geo.ts';
import { changesOf, nothingChanged, type KeptAlert } from './alert-changes.ts';
import { placesOf, reachesPlaces, type MunicipalityKey } from './alert-places.ts';
import { atLeast, byWeight, holding, sourceAddress, withoutDoubles, wordsIn } from './current-alerts.ts';
import { nextChange, phaseOf } from './notice-phase.ts';

const alert = (identifier: string, fields: Partial<OfficialAlert> = {}): OfficialAlert => ({
  identifier,
  version: '1',
  sender: 'x',
  provider: 'MOWAS',
  status: 'Actual',
  msgType: 'Alert',
  references: [],
  sent: '2026-11-25T09:00:00.000Z',
  onset: null,
  expires: null,
  severity: 'Severe',
  urgency: 'Immediate',
  certainty: 'Observed',
  texts: [],
  areas: [],
  faults: [],
  ...fields,
});
const now = new Date('2026-11-25T11:00:00Z');

describe('messages of one answer', () => {
  it('hold unless another updates or ends them', () => {
    const ids = holding([
      alert('a'),
      alert('b', { msgType: 'Update', references: ['a'] }),
      alert('c'),
      alert('d', { msgType: 'Cancel', references: ['c'] }),
      alert('e', { msgType: 'Ack' }),
    ]).map(({ identifier }) => identifier);
    expect(ids).toEqual(['b']);
  });

  it('stand with the worst first, then the latest, and once each', () => {
    const listed = byWeight([
      alert('minor', { severity: 'Minor' }),
      alert('old'),
      alert('new', { sent: '2026-11-25T10:00:00.000Z' }),
      alert('worst', { severity: 'Extreme' }),
    ]).map(({ identifier }) => identifier);
    expect(listed).toEqual(['worst', 'new', 'old', 'minor']);
    expect(withoutDoubles([alert('dwd.2.49.1'), alert('2.49.1'), alert('x')]).map(({ identifier }) => identifier)).toEqual([
      'dwd.2.49.1',
      'x',
    ]);
    expect(atLeast('Severe', 'Moderate')).toBe(true);
    expect(atLeast('Unknown', 'Minor')).toBe(false);
  });

  it('are told in the reader’s language, else in German, English, or what there is', () => {
    const texts = [{ language: 'en' }, { language: 'de' }, { language: 'fr' }];
    expect(wordsIn(texts, 'fr')).toEqual({ language: 'fr' });
    expect(wordsIn(texts, 'ar')).toEqual({ language: 'de' });
    expect(wordsIn([{ language: 'en' }], 'ar')).toEqual({ language: 'en' });
    expect(wordsIn([], 'ar')).toBeNull();
  });

  it('lead to where they stand', () => {
    expect(sourceAddress({ identifier: 'mow.DE-1', provider: 'MOWAS', web: null })).toBe(
      'https://warnung.bund.de/meldungen/mow.DE-1',
    );
    expect(sourceAddress({ identifier: 'x', provider: 'DWD', web: 'https://www.wettergefahren.de/' })).toBe(
      'https://www.wettergefahren.de/',
    );
  });
});

describe('what an answer changes', () => {
  const kept = (identifier: string, fields: Partial<KeptAlert> = {}): KeptAlert => ({
    id: `row ${identifier}`,
    identifier,
    version: '1',
    expires: null,
    endedAt: null,
    ...fields,
  });
  const ask = (
    alerts: OfficialAlert[],
    rows: KeptAlert[],
    more: { present?: string[]; elsewhere?: Record<string, string> } = {},
  ) =>
    changesOf({
      alerts,
      present: more.present ?? alerts.map(({ identifier }) => identifier),
      kept: rows,
      elsewhere: more.elsewhere ?? {},
      placesOf: ({ identifier }) => (identifier.startsWith('far') ? null : { where: 'county' as const }),
      now,
    });

  it('is new, changed, over or nothing', () => {
    const changes = ask(
      [alert('new'), alert('same'), alert('changed', { version: '2' }), alert('far')],
      [kept('same'), kept('changed'), kept('gone')],
    );
    expect(changes.fresh.map((one) => one.alert.identifier)).toEqual(['new']);
    expect(changes.changed.map((one) => one.id)).toEqual(['row changed']);
    expect(changes.over).toEqual(['row gone']);
    expect(changes.elsewhere).toEqual({ far: '1' });
    expect(nothingChanged(ask([alert('same'), alert('far')], [kept('same')]))).toBe(true);
  });

  it('ends what is replaced, and leaves it ended though the list keeps it', () => {
    const update = alert('b', { msgType: 'Update', references: ['a'] });
    const first = ask([alert('a'), update], [kept('a')]);
    expect(first.over).toEqual(['row a']);
    expect(first.fresh.map((one) => one.alert.identifier)).toEqual(['b']);
    // The next answer of a source that tells only news: nothing was read again.
    const ended = kept('a', { endedAt: now });
    const next = ask([], [ended, kept('b')], { present: ['a', 'b'], elsewhere: first.elsewhere });
    expect(nothingChanged(next)).toBe(true);
    expect(next.elsewhere).toEqual(first.elsewhere);
  });

  it('ends what has expired, though the list keeps it for months', () => {
    const expires = new Date('2026-11-25T10:59:00Z');
    const row = kept('a', { expires });
    expect(ask([], [row], { present: ['a'] }).over).toEqual(['row a']);
    const told = alert('a', { expires: expires.toISOString() });
    expect(nothingChanged(ask([told], [kept('a', { expires, endedAt: now })]))).toBe(true);
    expect(ask([told], []).fresh).toEqual([]);
  });

  it('brings back what a source had lost for a moment', () => {
    expect(ask([], [kept('a', { endedAt: now })], { present: ['a'] }).back).toEqual(['row a']);
    expect(ask([alert('a')], [kept('a', { endedAt: now })]).back).toEqual(['row a']);
  });

  it('is nothing when the same answer comes twice', () => {
    const some = fc.array(
      fc.record({
        identifier: fc.constantFrom('a', 'b', 'c', 'far', 'd'),
        version: fc.constantFrom('1', '2'),
        msgType: fc.constantFrom('Alert', 'Update', 'Cancel', 'Ack'),
        references: fc.subarray(['a', 'b', 'c']),
        expires: fc.constantFrom(null, '2026-11-25T10:00:00.000Z', '2026-11-25T12:00:00.000Z'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, (given) => {
        const alerts = [
          ...new Map(
            given.map((fields) => [fields.identifier, alert(fields.identifier, fields as Partial<OfficialAlert>)]),
          ).values(),
        ];
        const first = ask(alerts, []);
        const rows = first.fresh.map(({ alert: one }) =>
          kept(one.identifier, { version: one.version, expires: one.expires === null ? null : new Date(one.expires) }),
        );
        expect(nothingChanged(ask(alerts, rows, { elsewhere: first.elsewhere }))).toBe(true);
        const known = { present: alerts.map(({ identifier }) => identifier), elsewhere: first.elsewhere };
        expect(nothingChanged(ask([], rows, known))).toBe(true);
      }),
    );
  });
});

describe('the places of a warning', () => {
  const municipalities: MunicipalityKey[] = [
    { id: 'joint', ags: '033575401', name: 'Samtgemeinde Bothel', partOf: null },
    { id: 'bothel', ags: '03357007', name: 'Bothel', partOf: '033575401' },
    { id: 'brockel', ags: '03357009', name: 'Brockel', partOf: '033575401' },
    { id: 'gnarrenburg', ags: '03357016', name: 'Gnarrenburg', partOf: null },
  ];
  const square = (west: number): Outline['area'] => [
    [
      [
        [west, 53],
        [west + 0.1, 53],
        [west + 0.1, 53.1],
        [west, 53.1],
        [west, 53],
      ],
    ],
  ];
  const outlines: Outline[] = [
    { ags: '03357007', area: square(9) },
    { ags: '03357009', area: square(9.1) },
    { ags: '03357016', area: square(9.2) },
  ];
  const ask = (areas: OfficialAlert['areas'], more: { chosen?: boolean; outlines?: Outline[] } = {}) =>
    placesOf({
      areas,
      chosenForCounty: more.chosen ?? false,
      countyKey: '03357',
      municipalities,
      outlines: more.outlines ?? outlines,
    });
  const area = (fields: Partial<OfficialAlert['areas'][number]>) => [{ description: '', area: null, keys: [], ...fields }];

  it('follow from what is drawn, with a joint municipality where all of its members are concerned', () => {
    expect(ask(area({ area: square(9.02) }))).toEqual({ where: 'places', ids: ['joint', 'bothel', 'brockel'], exact: true });
    expect(ask(area({ area: square(8.95) }))).toEqual({ where: 'places', ids: ['bothel'], exact: true });
    expect(ask(area({ area: square(10) }))).toEqual({ where: 'elsewhere' });
    // What is drawn is more precise than the county's key beside it.
    expect(ask(area({ area: square(9.2), keys: ['03357'] }))).toEqual({ where: 'places', ids: ['gnarrenburg'], exact: true });
    expect(ask(area({ area: square(9.2), keys: ['03357'] }), { outlines: [] })).toEqual({ where: 'county', exact: true });
  });

  it('follow from official keys: of the county, a municipality, a joint one', () => {
    expect(ask(area({ keys: ['03357'] }))).toEqual({ where: 'county', exact: true });
    expect(ask(area({ keys: ['03357016', '03358001'] }))).toEqual({ where: 'places', ids: ['gnarrenburg'], exact: true });
    expect(ask(area({ keys: ['033575401'] }))).toEqual({ where: 'places', ids: ['joint', 'bothel', 'brockel'], exact: true });
    expect(ask(area({ keys: ['03358'] }))).toEqual({ where: 'elsewhere' });
  });

  it('follow from names only where the source was asked for the county; else it is the county, told as inexact', () => {
    const names = area({ description: 'Axstedt, Gemeinde Gnarrenburg, Stadt Hambergen' });
    expect(ask(names, { chosen: true })).toEqual({ where: 'places', ids: ['gnarrenburg'], exact: true });
    expect(ask(names)).toEqual({ where: 'elsewhere' });
    expect(ask(area({ description: 'Region' }), { chosen: true })).toEqual({ where: 'county', exact: false });
    expect(ask([], { chosen: true })).toEqual({ where: 'county', exact: false });
  });

  it('reach who asks for one of them, for their joint municipality, or for all', () => {
    const reach = (holds: string[], asks: string[]) => reachesPlaces({ holds, asks, municipalities });
    expect(reach([], ['bothel'])).toBe(true);
    expect(reach(['bothel'], [])).toBe(true);
    expect(reach(['bothel'], ['joint'])).toBe(true);
    expect(reach(['joint'], ['brockel'])).toBe(true);
    expect(reach(['joint', 'bothel'], ['brockel'])).toBe(true);
    expect(reach(['bothel'], ['brockel', 'gnarrenburg'])).toBe(false);
  });
});

describe('a notice', () => {
  const notice = {
    state: 'public' as const,
    shownFrom: new Date('2026-11-25T10:00:00Z'),
    ends: new Date('2026-11-25T12:00:00Z'),
  };
  it('begins and ends by itself', () => {
    expect(phaseOf(notice, new Date('2026-11-25T09:59:59Z'))).toBe('planned');
    expect(phaseOf(notice, notice.shownFrom)).toBe('shown');
    expect(phaseOf(notice, notice.ends)).toBe('over');
    expect(phaseOf({ ...notice, state: 'withdrawn' }, notice.shownFrom)).toBe('withdrawn');
  });

  it('tells when something changes next', () => {
    expect(nextChange([null, new Date('2026-11-25T13:00:00Z'), notice.ends, notice.shownFrom], now)).toEqual(notice.ends);
    expect(nextChange([null, notice.shownFrom], now)).toBeNull();
  });
});
