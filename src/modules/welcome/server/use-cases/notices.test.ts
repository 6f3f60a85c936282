import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRetention } from '#composition/personal-data.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { pushNews } from '../jobs/push.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let ctx: CountyCtx;
let unitId: string;
let otherUnitId: string;
let placeId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  ctx = systemCtx(test, county);
  const listed = must(await test.app.tenancy.listUnits(ctx, {}));
  unitId = listed.units[0]!.id;
  otherUnitId = listed.units[1]!.id;
  placeId = listed.municipalities[0]!.id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const unitEditor = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const mayor = () => ctxOf(test, county, person({ county, role: 'municipality-editor', municipalityId: placeId }));
const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);
const given = (fields: object = {}) => ({
  kind: 'road-closed' as const,
  title: 'Mühlenstraße gesperrt',
  text: 'Zwischen Markt und Brücke. Die Umleitung ist ausgeschildert.',
  source: 'Stadt Musterstadt',
  municipalityIds: [placeId],
  begins: '2026-11-26T06:00:00+01:00',
  ends: '2026-11-27T18:00:00+01:00',
  publish: true,
  ...fields,
});
const shown = async (more: object = {}) =>
  must(await test.app.welcome.listPublicNotices(reader(), { language: 'de', ...more })).notices.map(({ title }) => title.text);
const codeOf = async (fields: object): Promise<string> => {
  const result = await test.app.welcome.addNotice(coordinator(), given(fields));
  return result.ok ? 'ok' : result.problem.code;
};

describe('a notice', () => {
  it('is announced, shown and gone by itself', async () => {
    test.setNow('2026-11-25T11:00:00Z');
    const before = (await test.app.counties.bySlug('nordkreis'))!.revision;
    const { id } = must(await test.app.welcome.addNotice(mayor(), given({ shownFrom: '2026-11-25T18:00:00+01:00' })));
    expect(await shown()).toEqual([]);
    const current = () => test.app.welcome.readCurrentNews(reader(), { language: 'de' });
    expect(must(await current())).toMatchObject({ notices: [], until: '2026-11-25T17:00:00.000Z' });
    test.setNow('2026-11-25T17:00:00Z');
    expect(await shown()).toEqual(['Mühlenstraße gesperrt']);
    expect(must(await current())).toMatchObject({ notices: [{ id }], until: '2026-11-27T17:00:00.000Z' });
    await pushNews(ctx);
    test.setNow('2026-11-27T17:00:00Z');
    expect(await shown()).toEqual([]);
    expect(await test.app.welcome.readPublicNotice(reader(), { noticeId: id, language: 'de' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    await pushNews(ctx);
    await pushNews(ctx);
    const record = must(await test.app.welcome.readNotice(coordinator(), { noticeId: id }));
    expect(record.phase).toBe('over');
    expect(record.history.map(({ summary }) => summary)).toEqual([
      'Meldung „Mühlenstraße gesperrt“ ist vorbei',
      'Meldung „Mühlenstraße gesperrt“ wird gezeigt',
      'Meldung „Mühlenstraße gesperrt“ veröffentlicht',
    ]);
    test.app.counties.forget();
    expect((await test.app.counties.bySlug('nordkreis'))!.revision).toBe(before + 3);
    expect(must(await test.app.welcome.listNotices(coordinator(), {}))).toEqual([]);
    expect(must(await test.app.welcome.listNotices(coordinator(), { past: true }))).toHaveLength(1);
    const ended = async (now: string) =>
      (await runRetention({ db: test.app.db, countyId: county.id, now: new Date(now) }))['notice'] ?? 0;
    expect(await ended('2027-11-27T16:00:00Z')).toBe(0);
    expect(await ended('2027-11-27T18:00:00Z')).toBe(1);
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('is written by a municipality for itself, by a unit for the county, and for others by nobody but the coordination', async () => {
    const add = async (who: ReturnType<typeof ctxOf>, fields: object) =>
      (await test.app.welcome.addNotice(who, given({ publish: false, ...fields }))).ok;
    expect(await add(mayor(), {})).toBe(true);
    expect(await add(mayor(), { municipalityIds: [] })).toBe(false);
    expect(await add(unitEditor(), { unitId, municipalityIds: [] })).toBe(true);
    expect(await add(unitEditor(), { unitId: otherUnitId, municipalityIds: [] })).toBe(false);
    expect(await add(unitEditor(), {})).toBe(false);
    expect(await add(coordinator(), { municipalityIds: [] })).toBe(true);
    const { id } = must(await test.app.welcome.addNotice(mayor(), given({ publish: false })));
    // Nor can a change hand it to the whole county.
    const change = await test.app.welcome.changeNotice(mayor(), { noticeId: id, version: 1, ...given({ municipalityIds: [] }) });
    expect(change).toMatchObject({ problem: { code: 'not-yours', fields: [{ path: 'municipalityIds' }] } });
  });

  it('is changed, withdrawn and deleted, but not over what another changed', async () => {
    const { id } = must(await test.app.welcome.addNotice(coordinator(), given({ publish: false, title: 'Brücke gesperrt' })));
    expect(await shown()).toEqual([]);
    const change = { noticeId: id, version: 1, ...given({ title: 'Alte Brücke gesperrt' }) };
    expect(must(await test.app.welcome.changeNotice(coordinator(), change))).toEqual({ version: 2 });
    expect(await test.app.welcome.changeNotice(coordinator(), change)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    expect(await shown()).toEqual(['Alte Brücke gesperrt']);
    expect(await test.app.welcome.deleteNotice(coordinator(), { noticeId: id })).toMatchObject({
      problem: { code: 'was-public' },
    });
    expect(await test.app.welcome.withdrawNotice(coordinator(), { noticeId: id, version: 2 })).toMatchObject({ ok: true });
    expect(await shown()).toEqual([]);
    const draft = must(await test.app.welcome.addNotice(coordinator(), given({ publish: false })));
    expect(await test.app.welcome.deleteNotice(coordinator(), { noticeId: draft.id })).toMatchObject({ ok: true });
    expect(await test.app.welcome.readNotice(coordinator(), { noticeId: draft.id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('is refused with a reason when its times or places are not right', async () => {
    expect(await codeOf({ ends: '2026-11-26T05:00:00+01:00' })).toBe('ends-before-it-begins');
    expect(await codeOf({ begins: '2026-11-20T05:00:00+01:00', ends: '2026-11-21T05:00:00+01:00' })).toBe('is-over');
    expect(await codeOf({ ends: '2028-11-27T05:00:00+01:00' })).toBe('too-long');
    expect(await codeOf({ shownFrom: '2026-11-27T18:00:00+01:00' })).toBe('shown-too-late');
    expect(await codeOf({ municipalityIds: [crypto.randomUUID()] })).toBe('unknown-municipality');
    expect(await codeOf({ unitId: crypto.randomUUID() })).toBe('unknown-unit');
    expect(await codeOf({ link: 'javascript:alert(1)' })).toBe('invalid-input');
    expect(await codeOf({ title: '' })).toBe('invalid-input');
  });

  it('is found by kind and municipality, in the reader’s language where it is translated', async () => {
    const { id } = must(
      await test.app.welcome.addNotice(coordinator(), given({ kind: 'water', title: 'Wasser abkochen', municipalityIds: [] })),
    );
    expect(await shown({ kind: 'water' })).toEqual(['Wasser abkochen']);
    expect(await shown({ kind: 'power-cut' })).toEqual([]);
    expect(await shown({ municipalityId: placeId, kind: 'water' })).toEqual(['Wasser abkochen']);
    await test.app.db.transaction({ countyId: county.id }, (tx) =>
      saveTranslations({
        ctx,
        tx,
        translations: [
          {
            subjectType: 'notice',
            subjectId: id,
            field: 'title',
            language: 'en',
            source: 'Wasser abkochen',
            text: 'Boil water',
            state: 'machine',
          },
        ],
      }),
    );
    const { notices } = must(await test.app.welcome.listPublicNotices(reader(), { language: 'en', kind: 'water' }));
    expect(notices).toMatchObject([
      { title: { text: 'Boil water', language: 'en' }, text: { language: 'de' }, mark: { state: 'machine' } },
    ]);
    expect(must(await test.app.welcome.listPublicNotices(reader(other), { language: 'de' })).notices).toEqual([]);
  });
});
