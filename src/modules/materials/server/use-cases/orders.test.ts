import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let unitId: string;
let materialId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  unitId = must(await test.app.tenancy.listUnits(coordinator(), {})).units.find((unit) => unit.key === 'jugend')!.id;
  const given = { title: 'Anmeldung in der Kita', kind: 'form', subject: 'education', unitId, state: 'public' } as const;
  materialId = must(await test.app.materials.addMaterial(coordinator(), given)).id;
  must(await add('de', '2026-10-01'));
  must(await add('ar', '2026-10-01'));
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const keeper = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const upload = async () => ({
  ...(await test.app.files.put(Buffer.from('%PDF-1.7\n%%EOF'))),
  name: 'kita.pdf',
  mime: 'application/pdf',
});
const add = async (language: 'de' | 'ar', day: string) =>
  test.app.materials.addEdition(coordinator(), { materialId, language, day, upload: await upload() });
const contract = {
  name: 'Rahmenvertrag Übersetzungen',
  agency: 'Übersetzungsbüro Beispiel',
  unit: 'line' as const,
  price: '1,45',
  minimum: '40,00',
  ceiling: '200,00',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
};
const duties = async (kind: string) =>
  must(await test.app.listDuties(keeper(), {})).filter((duty) => duty.kind === `materials.${kind}`);
const shown = async () =>
  must(await test.app.materials.readPublicMaterial(ctxOf(test, county, anonymous), { materialId, language: 'uk' })).editions.map(
    (edition) => edition.language,
  );

describe('orders', () => {
  it('cost what the contract says, make an edition by their delivery and show it by their acceptance', async () => {
    const { id: contractId } = must(await test.app.materials.addContract(coordinator(), contract));
    const given = { materialId, contractId, languages: ['uk', 'ar'], quantity: 30, due: '2026-11-28' };
    must(await add('de', '2026-11-20'));
    expect(await duties('translation')).toHaveLength(1);
    // 30 lines at 1,45 are 43,50.
    const made = must(await test.app.materials.orderTranslations(keeper(), given));
    expect(made.price).toBe(2 * 4350);
    // Who ordered it has done what was asked.
    expect(await duties('translation')).toEqual([]);
    expect(await test.app.materials.orderTranslations(keeper(), given)).toMatchObject({ problem: { code: 'already-ordered' } });
    const code = async (fields: object): Promise<string> => {
      const result = await test.app.materials.orderTranslations(keeper(), { ...given, languages: ['fa'], ...fields });
      return result.ok ? 'ok' : `${result.problem.fields?.[0]?.path}: ${result.problem.code}`;
    };
    expect(await code({ quantity: 100 })).toBe('contractId: over-the-ceiling');
    expect(await code({ due: '2026-11-01' })).toBe('due: due-over');
    expect(await code({ quantity: 'viel' })).toBe('quantity: invalid-input');
    expect(await code({ languages: ['de'] })).toBe('languages.0: invalid-input');
    expect(await code({ contractId: crypto.randomUUID() })).toBe('contractId: unknown-contract');

    const { orders, sums } = must(await test.app.materials.listOrders(coordinator(), {}));
    expect(sums).toEqual({ open: 8700, accepted: 0, all: 8700 });
    const ukrainian = orders.find((order) => order.language === 'uk')!;
    expect(must(await test.app.materials.listContracts(coordinator(), {}))[0]).toMatchObject({ used: 8700, ceiling: 20_000 });
    expect(await duties('late')).toEqual([]);
    test.setNow('2026-11-29T11:00:00Z');
    expect(await duties('late')).toMatchObject([{ due: '2026-11-28' }, { due: '2026-11-28' }]);
    expect(await test.app.materials.acceptOrder(keeper(), { orderId: ukrainian.id })).toMatchObject({
      problem: { code: 'not-delivered' },
    });
    const deliver = async () =>
      test.app.materials.deliverOrder(keeper(), { orderId: ukrainian.id, day: '2026-11-27', upload: await upload() });
    must(await deliver());
    expect(await shown()).not.toContain('uk');
    expect(await duties('accept')).toHaveLength(1);
    must(await test.app.materials.sendBackOrder(keeper(), { orderId: ukrainian.id }));
    must(await deliver());
    must(await test.app.materials.acceptOrder(keeper(), { orderId: ukrainian.id }));
    expect(await shown()).toContain('uk');
    expect(must(await test.app.materials.readMaterial(keeper(), { materialId })).editions).toContainEqual(
      expect.objectContaining({
        language: 'uk',
        standing: 'current',
        translatedBy: 'Übersetzungsbüro Beispiel',
        checkedOn: '2026-11-29',
      }),
    );
    expect(await test.app.materials.cancelOrder(keeper(), { orderId: ukrainian.id })).toMatchObject({
      problem: { code: 'not-ordered' },
    });
    const arabic = orders.find((order) => order.language === 'ar')!;
    must(await test.app.materials.cancelOrder(keeper(), { orderId: arabic.id }));
    expect(must(await test.app.materials.listOrders(coordinator(), {})).sums).toEqual({ open: 0, accepted: 4350, all: 4350 });
    expect(await duties('translation')).toHaveLength(1);
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('need a contract that holds, which the coordination alone keeps', async () => {
    expect(await test.app.materials.addContract(keeper(), contract)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.materials.addContract(coordinator(), { ...contract, validTo: '2025-01-01' })).toMatchObject({
      problem: { code: 'ends-before-it-begins' },
    });
    expect(await test.app.materials.addContract(coordinator(), { ...contract, price: 'eins' })).toMatchObject({
      problem: { fields: [{ path: 'price' }] },
    });
    const old = { ...contract, name: 'Alter Vertrag', validTo: '2026-06-30' };
    const { id: contractId } = must(await test.app.materials.addContract(coordinator(), old));
    const given = { materialId, contractId, languages: ['fr'], quantity: 10, due: '2026-12-24' };
    expect(await test.app.materials.orderTranslations(keeper(), given)).toMatchObject({ problem: { code: 'contract-over' } });
    must(await test.app.materials.changeContract(coordinator(), { ...contract, contractId, version: 1 }));
    expect(await test.app.materials.changeContract(coordinator(), { ...contract, contractId, version: 1 })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    // Ten lines cost less than an order costs at least.
    expect(must(await test.app.materials.orderTranslations(keeper(), given)).price).toBe(4000);
  });
});

describe('the need', () => {
  it('shows what is missing in which language, the most spoken first, and no number of few people', async () => {
    const say = (language: 'ti' | 'ar' | 'am' | 'vi', residents: number) =>
      test.app.materials.saveDemand(coordinator(), {
        language,
        residents,
        year: 2025,
        source: 'Ausländerzentralregister, eigene Schätzung',
      });
    for (const [language, residents] of [
      ['ti', 240],
      ['ar', 900],
      ['am', 3],
      ['vi', 4],
    ] as const)
      must(await say(language, residents));
    must(await say('ti', 250));
    expect(await say('ti', -1)).toMatchObject({ problem: { fields: [{ path: 'residents' }] } });
    const { languages, rows } = must(await test.app.materials.readGaps(keeper(), {}));
    const told = languages.filter((entry) => entry.source !== null);
    expect(told.map(({ language, residents, fewerThan }) => [language, residents, fewerThan])).toEqual([
      ['ar', 900, null],
      ['ti', 250, null],
      ['am', null, 5],
      ['vi', null, 5],
    ]);
    expect(told.find((entry) => entry.language === 'ti')).toMatchObject({ current: 0, missing: 1 });
    expect(rows[0]).toMatchObject({ id: materialId, cells: { ti: 'missing', ar: 'outdated', uk: 'current', fr: 'ordered' } });
    expect(
      await test.app.materials.saveDemand(keeper(), { language: 'ti', residents: 1, year: 2025, source: 'AZR' }),
    ).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    must(await test.app.materials.removeDemand(coordinator(), { language: 'am' }));
    expect(await test.app.materials.removeDemand(coordinator(), { language: 'am' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    const south = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    expect(must(await test.app.materials.readGaps(south, {}))).toEqual({ languages: [], rows: [] });
  });

  it('is estimated for all languages at once from a table of citizenships, and says so', async () => {
    const estimate = (table: string, more: object = {}) =>
      test.app.materials.estimateDemand(coordinator(), { table, year: 2026, source: 'Probe', ...more });
    const fault = async (table: string, more: object = {}) => {
      const result = await estimate(table, more);
      return result.ok ? 'ok' : result.problem.fields?.[0]?.path;
    };
    expect(await fault('Syrien;12\nAtlantis;3')).toBe('table');
    expect(await fault('Österreich;12')).toBe('table');
    expect(await fault('Syrien;12', { year: 2027 })).toBe('year');
    expect(must(await estimate('Syrien;1.234\nIrak;66\nPolen;900\nstaatenlos;40'))).toEqual({ languages: 2 });
    const { languages } = must(await test.app.materials.readGaps(coordinator(), {}));
    const source = 'Probe (aus Staatsangehörigkeiten geschätzt)';
    expect(languages.find(({ language }) => language === 'ar')).toMatchObject({ residents: 1300, year: 2026, source });
    expect(languages.find(({ language }) => language === 'pl')).toMatchObject({ residents: 900, source });
  });
});
