import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { metricName } from '../../contract-figures.ts';
import { countImportRetention } from '../figures-privacy.ts';
import { interpretingCountImport } from '../figures-schema.ts';
import { openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
let poolId: string;
const app = () => pool.test.app.interpreting;
beforeAll(async () => {
  pool = await openPool();
  poolId = must(await app().addPool(pool.coordinator(), { name: 'Pool des Verbands', kinds: ['kita'], elsewhere: true })).id;
});
afterAll(() => pool.test.close());

const csv = (...rows: string[]) => ({
  name: 'einsaetze.csv',
  bytes: new TextEncoder().encode(['Nummer;Datum;Sprache;Gemeinde;Minuten;Kosten;Ergebnis;Name', ...rows].join('\r\n')),
});
const rowsOf = (from: number, to: number, fields = 'Russisch;Musterstadt;60;24,00;erledigt') =>
  Array.from({ length: to - from + 1 }, (_, index) => `N${from + index};0${((from + index) % 9) + 1}/2025;${fields};Geheim`);
const receive = async (file: { name: string; bytes: Uint8Array<ArrayBuffer> }) =>
  must(await app().receiveCounts(pool.coordinator(), { poolId, file })).id;
const held = async () =>
  must(await app().readFigures(pool.coordinator(), { from: '2025-01-01', to: '2025-12-31', poolId })).now.total[
    metricName('held')
  ]!.value;

describe('the table of a pool kept elsewhere', () => {
  it('is looked at, counted once, and taken back', async () => {
    const importId = await receive(csv(...rowsOf(1, 12)));
    const preview = must(await app().readCountImport(pool.coordinator(), { importId }));
    expect(preview).toMatchObject({ state: 'open', rows: 12, fresh: 12, known: 0, faults: [], minutes: 720 });
    expect(preview.sample[0]).toMatchObject({ language: 'Russisch', municipality: 'Musterstadt', outcome: 'done' });
    expect(await held()).toBe(0);
    expect(must(await app().applyCounts(pool.coordinator(), { importId }))).toEqual({ taken: 12 });
    expect(await app().applyCounts(pool.coordinator(), { importId })).toMatchObject({ problem: { code: 'decided' } });
    expect(await held()).toBe(12);
    // The same again, with three more: what is there is not counted twice.
    const again = await receive(csv(...rowsOf(1, 15)));
    expect(must(await app().readCountImport(pool.coordinator(), { importId: again }))).toMatchObject({ fresh: 3, known: 12 });
    must(await app().applyCounts(pool.coordinator(), { importId: again }));
    expect(await held()).toBe(15);
    const same = await receive(csv(...rowsOf(1, 15)));
    expect(await app().applyCounts(pool.coordinator(), { importId: same })).toMatchObject({ problem: { code: 'nothing-new' } });
    must(await app().dropCounts(pool.coordinator(), { importId: same }));
    must(await app().undoCounts(pool.coordinator(), { importId }));
    expect(await app().undoCounts(pool.coordinator(), { importId })).toMatchObject({ problem: { code: 'decided' } });
    // Three are left, and so few are not told.
    expect(must(await app().listCountImports(pool.coordinator(), { poolId })).imports.map(({ state }) => state)).toEqual([
      'dropped',
      'applied',
      'undone',
    ]);
    expect(await held()).toBeNull();
    must(await app().undoCounts(pool.coordinator(), { importId: again }));
    expect(await held()).toBe(0);
  });

  it('keeps nothing of columns that nobody asked for, and names no file in the log', async () => {
    const rows = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
      tx.select().from(interpretingCountImport),
    );
    expect(JSON.stringify(rows)).not.toContain('Geheim');
    const waiting = await receive(csv(...rowsOf(20, 21)));
    const run = (now: string) =>
      pool.test.app.db.transaction({ countyId: pool.county.id }, (tx) =>
        countImportRetention.run({ tx, countyId: pool.county.id, now: new Date(now) }),
      );
    expect(await run('2026-12-01T11:00:00Z')).toBe(0);
    expect(await run('2026-12-03T11:00:00Z')).toBe(1);
    expect(await app().applyCounts(pool.coordinator(), { importId: waiting })).toMatchObject({ problem: { code: 'decided' } });
    const log = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
      tx.select().from(auditEntry),
    );
    expect(JSON.stringify(log)).not.toContain('einsaetze.csv');
  });

  it('stops at faulty rows unless they are left out, and at rows that changed', async () => {
    const importId = await receive(
      csv(...rowsOf(30, 36), 'N37;2025-13;Russisch;Musterstadt;60;;;', 'N38;05/2025;Ork;Musterstadt;60;;;'),
    );
    const seen = must(await app().readCountImport(pool.coordinator(), { importId }));
    expect(seen.faults.map(({ row, field }) => [row, field])).toEqual([
      [9, 'day'],
      [10, 'language'],
    ]);
    expect(await app().applyCounts(pool.coordinator(), { importId })).toMatchObject({ problem: { code: 'faulty' } });
    expect(must(await app().applyCounts(pool.coordinator(), { importId, leaveOutFaulty: true }))).toEqual({ taken: 7 });
    const changed = await receive(csv(...rowsOf(30, 36, 'Russisch;Musterstadt;90;24,00;erledigt')));
    expect(must(await app().readCountImport(pool.coordinator(), { importId: changed }))).toMatchObject({ fresh: 0, known: 0 });
    expect(must(await app().readCountImport(pool.coordinator(), { importId: changed })).faults).toHaveLength(7);
    must(await app().undoCounts(pool.coordinator(), { importId }));
    expect(must(await app().readCountImport(pool.coordinator(), { importId: changed }))).toMatchObject({ fresh: 7, faults: [] });
    must(await app().dropCounts(pool.coordinator(), { importId: changed }));
  });

  it('comes in as a workbook with columns of other names, once somebody says which is which', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('2025');
    sheet.addRow(['Lfd. Einsatz', 'Datum', 'Sprache', 'Länge']);
    sheet.addRow(['B1', new Date('2025-04-03T00:00:00Z'), 'Polnisch', 45]).getCell(2).numFmt = 'dd.mm.yyyy';
    const importId = await receive({ name: 'x.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) });
    const first = must(await app().readCountImport(pool.coordinator(), { importId }));
    expect(first).toMatchObject({ header: ['Lfd. Einsatz', 'Datum', 'Sprache', 'Länge'], fresh: 0 });
    expect(first.faults.map(({ field }) => field)).toEqual(['externalId', 'minutes']);
    must(await app().mapCounts(pool.coordinator(), { importId, mapping: { externalId: 0, day: 1, language: 2, minutes: 3 } }));
    expect(must(await app().readCountImport(pool.coordinator(), { importId }))).toMatchObject({
      ...{ fresh: 1, faults: [], minutes: 45 },
      sample: [{ day: '2025-04-03', language: 'Polnisch' }],
    });
    must(await app().dropCounts(pool.coordinator(), { importId }));
  });

  it('is refused where it is none, and for a pool that works here', async () => {
    for (const file of [
      null,
      { name: 'x.csv', bytes: new Uint8Array() },
      { name: 'x.pdf', bytes: new TextEncoder().encode('%PDF') },
    ])
      expect(await app().receiveCounts(pool.coordinator(), { poolId, file })).toMatchObject({
        problem: { kind: 'invalid', fields: [{ path: 'datei' }] },
      });
    expect(await app().receiveCounts(pool.coordinator(), { poolId: pool.poolId, file: csv(...rowsOf(1, 1)) })).toMatchObject({
      problem: { code: 'not-elsewhere' },
    });
  });

  it('is the business of whoever runs the pool, and of the coordination', async () => {
    const importId = await receive(csv(...rowsOf(50, 52)));
    const other = await openCounty(pool.test, 'suedkreis');
    const stranger = ctxOf(pool.test, other, person({ county: other, role: 'coordinator' }));
    const nobody = ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'unit-editor', unitId: pool.unitId }));
    for (const [ctx, kind] of [
      [stranger, 'not-found'],
      [nobody, 'forbidden'],
    ] as const) {
      expect(await app().readCountImport(ctx, { importId })).toMatchObject({ problem: { kind } });
      expect(await app().applyCounts(ctx, { importId })).toMatchObject({ problem: { kind } });
      expect(await app().mapCounts(ctx, { importId, mapping: {} })).toMatchObject({ problem: { kind } });
      expect(await app().dropCounts(ctx, { importId })).toMatchObject({ problem: { kind } });
      expect(await app().undoCounts(ctx, { importId })).toMatchObject({ problem: { kind } });
      expect(await app().listCountImports(ctx, { poolId })).toMatchObject({ problem: { kind } });
      expect(await app().receiveCounts(ctx, { poolId, file: csv(...rowsOf(1, 1)) })).toMatchObject({ problem: { kind } });
    }
  });
});
