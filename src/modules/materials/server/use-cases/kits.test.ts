import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf, squeezed } from '#adapters/pdf/read.fixture.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let unitId: string;
let leaflet: string;
let film: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  unitId = must(await test.app.tenancy.listUnits(coordinator(), {})).units[0]!.id;
  const given = { kind: 'leaflet', subject: 'everyday', unitId, state: 'public' } as const;
  leaflet = must(await test.app.materials.addMaterial(coordinator(), { ...given, title: 'Müll trennen' })).id;
  film = must(await test.app.materials.addMaterial(coordinator(), { ...given, title: 'Notruf' })).id;
  for (const language of ['de', 'ar'] as const)
    must(
      await test.app.materials.addEdition(coordinator(), {
        materialId: leaflet,
        language,
        day: '2026-01-01',
        link: `https://kreis.example/${language}`,
      }),
    );
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const stranger = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: crypto.randomUUID() }));
const kit = () => ({
  title: 'Willkommen im Kreis',
  targetGroup: 'Familien',
  unitId,
  wanted: 40,
  parts: [
    { materialId: leaflet, perBag: 1 },
    { giveAway: 'Stofftasche', perBag: 1 },
  ],
});
const stock = async (fields: object) => must(await test.app.materials.addStock(coordinator(), { unitId, ...fields } as never)).id;
const left = async (itemId: string) => must(await test.app.materials.readStock(coordinator(), { itemId })).count;
const low = async () =>
  must(await test.app.listDuties(coordinator(), {}))
    .filter((duty) => duty.kind === 'materials.stock')
    .map((duty) => duty.title);

describe('a welcome bag', () => {
  it('tells what is to be printed for so many bags, and is handed out without names', async () => {
    const { id: kitId } = must(await test.app.materials.addKit(coordinator(), kit()));
    const arabic = await stock({ materialId: leaflet, language: 'ar', count: 20, minimum: 10 });
    const german = await stock({ materialId: leaflet, language: 'de', count: 5 });
    const bag = await stock({ giveAway: 'Stofftasche', count: 100 });
    const bags = [
      { language: 'ar' as const, bags: 25 },
      { language: 'uk' as const, bags: 10 },
      { language: 'fa' as const, bags: 5 },
    ];
    expect(must(await test.app.materials.makePrintList(coordinator(), { kitId, bags }))).toEqual({
      bags: 40,
      languages: bags,
      lines: [
        expect.objectContaining({ language: 'ar', edition: 'current', needed: 25, stock: 20, missing: 5 }),
        // There is neither Ukrainian nor Persian: fifteen times German.
        expect.objectContaining({ language: 'de', edition: 'german', needed: 15, stock: 5, missing: 10 }),
        expect.objectContaining({ what: 'Stofftasche', edition: 'thing', needed: 40, stock: 100, missing: 0 }),
      ],
    });
    const made = await test.app.materials.renderPrintList(coordinator(), { kitId, bags, accent: '#7a1f5c' });
    const sheet = await readPdf({ pdf: must(made).pdf });
    expect(sheet).toMatchObject({ marked: true, title: 'Druckliste: Willkommen im Kreis', language: 'de' });
    const words = squeezed(sheet.pages.join(' '));
    for (const part of ['Für: Familien', '40 Taschen: 25 Arabisch, 10 Ukrainisch, 5 Persisch', 'Müll trennen aktuell 25 20 5'])
      expect(words, part).toContain(squeezed(part));
    expect(words).toContain(squeezed('Stofftasche ohne Sprache 40 100 0'));
    const hand = (language: 'ar' | 'uk', bags: number, day = '2026-11-25') =>
      test.app.materials.handOutKit(coordinator(), { kitId, day, language, bags });
    must(await hand('ar', 12));
    expect([await left(arabic), await left(german), await left(bag)]).toEqual([8, 5, 88]);
    expect(await low()).toEqual(['Müll trennen, Arabisch']);
    // Six German leaflets are not there: nothing is taken.
    expect(await hand('uk', 6)).toMatchObject({ problem: { code: 'not-enough' } });
    expect([await left(german), await left(bag)]).toEqual([5, 88]);
    expect(await hand('ar', 1, '2026-12-24')).toMatchObject({ problem: { code: 'in-the-future' } });
    must(await hand('uk', 5));
    expect(must(await test.app.materials.readKit(coordinator(), { kitId }))).toMatchObject({
      handedOut: 17,
      handouts: [
        { language: 'uk', bags: 5 },
        { language: 'ar', bags: 12 },
      ],
    });
    must(
      await test.app.materials.changeKit(coordinator(), {
        ...kit(),
        kitId,
        version: 1,
        parts: [{ materialId: film, perBag: 1 }],
      }),
    );
    expect(await hand('ar', 1)).toMatchObject({ problem: { code: 'no-stock' } });
    expect(must(await test.app.materials.makePrintList(coordinator(), { kitId, bags })).lines[0]).toMatchObject({
      edition: 'none',
      missing: 25,
    });
    expect(must(await test.app.materials.listKits(coordinator(), {})).map((row) => row.handedOut)).toEqual([17]);
  });

  it('has a stock that is booked in and out with a reason and never falls below nothing', async () => {
    const itemId = await stock({ giveAway: 'Stadtplan', count: 3, minimum: 2 });
    const book = (reason: 'printed' | 'damaged' | 'counted', amount: number) =>
      test.app.materials.bookStock(coordinator(), { itemId, day: '2026-11-25', reason, amount } as never);
    expect(must(await book('printed', 10))).toEqual({ count: 13 });
    expect(must(await book('damaged', 12))).toEqual({ count: 1 });
    expect(await book('damaged', 2)).toMatchObject({ problem: { code: 'not-enough' } });
    expect(await book('printed', -2)).toMatchObject({ problem: { fields: [{ path: 'amount' }] } });
    expect(await low()).toContain('Stadtplan');
    must(await test.app.materials.changeStock(coordinator(), { itemId, minimum: 1, unitId }));
    expect(await low()).not.toContain('Stadtplan');
    expect(must(await book('counted', 7))).toEqual({ count: 7 });
    const { bookings } = must(await test.app.materials.readStock(coordinator(), { itemId }));
    expect(bookings.map(({ change }) => change).toSorted((one, other) => one - other)).toEqual([-12, 3, 6, 10]);
    expect(await test.app.materials.addStock(coordinator(), { giveAway: 'Stadtplan', unitId })).toMatchObject({
      problem: { code: 'twice' },
    });
    expect(await test.app.materials.addStock(coordinator(), { materialId: leaflet, unitId })).toMatchObject({
      problem: { fields: [{ path: 'language' }] },
    });
    expect(await test.app.materials.addStock(stranger(), { giveAway: 'Stift', unitId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });

  it('is refused with a reason', async () => {
    const code = async (fields: object): Promise<string> => {
      const result = await test.app.materials.addKit(coordinator(), { ...kit(), ...fields } as never);
      return result.ok ? 'ok' : `${result.problem.fields?.[0]?.path}: ${result.problem.code}`;
    };
    expect(await code({ parts: [] })).toBe('parts: invalid-input');
    expect(await code({ parts: [{ materialId: crypto.randomUUID(), perBag: 1 }] })).toBe('parts.0.materialId: unknown-material');
    expect(await code({ parts: [{ giveAway: 'Stift', perBag: 0 }] })).toBe('parts.0.perBag: invalid-input');
    expect(
      await code({
        parts: [
          { giveAway: 'Stift', perBag: 1 },
          { giveAway: 'Stift', perBag: 2 },
        ],
      }),
    ).toBe('parts.1.materialId: twice');
    expect(await test.app.materials.addKit(stranger(), kit())).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});
