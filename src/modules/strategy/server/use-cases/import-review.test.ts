import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxOf, person } from '../../../../../tests/database/test-app.ts';
import { openDesk, value, type Desk } from './import.fixture.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

describe('reviewing', () => {
  it('keeps every deed, undoes and redoes it', async () => {
    const { coordinator, strategy, inReview, open, find, count } = desk;
    const id = await inReview();
    const node = await find(id, 'Kursplan veröffentlichen');
    let { version } = (await open(id)).import;
    ({ version } = value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version,
        action: { do: 'edit', node: node.id, fields: { title: 'Kursplan zeigen', horizon: 'short' } },
      }),
    ));
    ({ version } = value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version,
        action: { do: 'drop', node: node.id, children: 'drop' },
      }),
    ));
    await expect(find(id, 'Kursplan zeigen')).rejects.toThrow();
    expect(await open(id)).toMatchObject({ undo: 'drop', redo: null });
    ({ version } = value(await strategy.undoReview(coordinator, { importId: id, version })));
    expect(await find(id, 'Kursplan zeigen')).toMatchObject({ horizon: 'short', checked: true });
    expect(await open(id)).toMatchObject({ undo: 'edit', redo: 'drop' });
    ({ version } = value(await strategy.undoReview(coordinator, { importId: id, version })));
    expect(await find(id, 'Kursplan veröffentlichen')).toMatchObject({ checked: false });
    expect(await strategy.undoReview(coordinator, { importId: id, version })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'nothing-to-undo' },
    });
    ({ version } = value(await strategy.redoReview(coordinator, { importId: id, version })));
    expect(await find(id, 'Kursplan zeigen')).toBeTruthy();
    // Something new ends what could be redone.
    ({ version } = value(
      await strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'confirm', ids: [node.id] } }),
    ));
    expect(await strategy.redoReview(coordinator, { importId: id, version })).toMatchObject({
      ok: false,
      problem: { code: 'nothing-to-redo' },
    });
    expect(await count(`strategy_import where id = '${id}' and draft::text like '%Kursplan zeigen%'`)).toBe(0);
  });

  it('tells the second of two persons that the first was there', async () => {
    const { test, county, coordinator, strategy, inReview, open, find } = desk;
    const id = await inReview();
    const { version } = (await open(id)).import;
    const node = await find(id, 'Kursplan veröffentlichen');
    const second = ctxOf(test, county, person({ county, role: 'coordinator', name: 'Zweite Person' }));
    const both = await Promise.all([
      strategy.reviewImport(coordinator, { importId: id, version, action: { do: 'confirm', ids: [node.id] } }),
      strategy.reviewImport(second, { importId: id, version, action: { do: 'drop', node: node.id, children: 'drop' } }),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both.find((result) => !result.ok)).toMatchObject({
      problem: { kind: 'conflict', code: 'changed-meanwhile', message: expect.stringMatching(/inzwischen geändert/) },
    });
  });

  it('says what does not fit, and changes nothing', async () => {
    const { coordinator, strategy, inReview, open, find } = desk;
    const id = await inReview();
    const { version } = (await open(id)).import;
    const node = await find(id, 'Kursplan veröffentlichen');
    const goal = await find(id, 'Kurse für alle erreichbar machen');
    expect(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version,
        action: { do: 'move', node: goal.id, parent: node.id, position: 0 },
      }),
    ).toMatchObject({ ok: false, problem: { kind: 'invalid', code: 'cycle' } });
    expect(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version,
        action: { do: 'drop', node: 'n99999', children: 'drop' },
      }),
    ).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'place-gone' } });
    expect(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version,
        action: { do: 'edit', node: node.id, fields: { period: { from: '2026-05-01', to: '2026-01-01' } } },
      }),
    ).toMatchObject({ ok: false, problem: { kind: 'invalid', code: 'invalid-input' } });
    expect((await open(id)).import.version).toBe(version);
  });
});

describe('taking over', () => {
  const choose = async (id: string, change: Record<string, unknown> = {}) => ({
    importId: id,
    version: (await desk.open(id)).import.version,
    key: 'teilhabeplan',
    title: 'Teilhabeplan',
    statusState: 'running' as const,
    statusDate: '2026-06-30',
    ...change,
  });

  it('asks for the names that belong to no unit, makes the new ones, and adoption can follow', async () => {
    const { coordinator, strategy, inReview, open, count } = desk;
    const id = await inReview();
    const prepared = value(await strategy.prepareTakeOver(coordinator, { importId: id }));
    expect(prepared).toMatchObject({ key: 'teilhabeplan-musterland', faults: [], statuses: { all: 1, undated: 1, unstated: 1 } });
    expect(prepared.names.map((entry) => entry.name)).toEqual(['Volkshochschule Musterland', 'Sprachbüro']);
    const refused = await strategy.takeOverImport(coordinator, await choose(id));
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        kind: 'invalid',
        code: 'unknown-unit',
        fields: [{ path: 'einheit.Volkshochschule Musterland' }, { path: 'einheit.Sprachbüro' }],
      },
    });
    expect(await count('strategy')).toBe(0);

    value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version: (await open(id)).import.version,
        action: {
          do: 'units',
          decisions: [
            {
              name: 'Volkshochschule Musterland',
              to: 'new',
              key: 'vhs',
              unitName: 'Volkshochschule Musterland',
              kind: 'partner',
            },
            { name: 'Sprachbüro', to: 'unit', key: 'integrationsstelle' },
          ],
        },
      }),
    );
    const without = await strategy.takeOverImport(coordinator, await choose(id, { statusState: null, statusDate: null }));
    expect(without).toMatchObject({
      ok: false,
      problem: {
        fields: [
          { path: 'statusState', code: 'no-state' },
          { path: 'statusDate', code: 'no-date' },
        ],
      },
    });
    const badKey = await strategy.takeOverImport(coordinator, await choose(id, { key: 'Große Worte' }));
    expect(badKey).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: [{ path: 'key' }] } });
    expect(await count(`unit where key = 'vhs'`)).toBe(0);

    const taken = value(
      await strategy.takeOverImport(coordinator, await choose(id, { period: { from: '2026-01-01', to: '2030-12-31' } })),
    );
    expect(value(await strategy.readImport(coordinator, { importId: id }))).toMatchObject({
      state: 'taken-over',
      strategyKey: 'teilhabeplan',
    });
    const office = value(await strategy.readOfficeStrategy(coordinator, { key: 'teilhabeplan' }));
    expect(office).toMatchObject({
      state: 'draft',
      levels: ['Handlungsfeld', 'Ziel', 'Maßnahme'],
      period: { from: '2026-01-01', to: '2030-12-31' },
      sourceNote: 'Eingelesen aus „musterland.md“ am 25.11.2026',
    });
    const measure = office.nodes[0]!.children[0]!.children.find((node) => node.title === 'Kursplan veröffentlichen')!;
    expect(measure).toMatchObject({ kind: 'strategic', lead: { key: 'vhs' }, state: 'running' });
    expect(office.texts.map((text) => text.kind)).toContain('mission');
    expect(await strategy.takeOverImport(coordinator, await choose(id, { version: 99 }))).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'not-in-review' },
    });
    expect(await strategy.discardImport(coordinator, { importId: id })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'taken-over' },
    });
    expect((await strategy.adoptStrategy(coordinator, { strategyId: taken.strategyId, adoptedOn: '2026-11-20' })).ok).toBe(true);
  });

  it('shows double numbers and a taken address, and writes nothing', async () => {
    const { coordinator, strategy, inReview, open, find, count } = desk;
    const id = await inReview();
    const node = await find(id, 'Fahrdienst prüfen');
    value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version: (await open(id)).import.version,
        action: { do: 'edit', node: node.id, fields: { number: '1' } },
      }),
    );
    value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version: (await open(id)).import.version,
        action: {
          do: 'units',
          decisions: [
            { name: 'Volkshochschule Musterland', to: 'none' },
            { name: 'Sprachbüro', to: 'none' },
          ],
        },
      }),
    );
    const before = await count('strategy_node');
    const double = await strategy.takeOverImport(coordinator, await choose(id, { key: 'zweiter' }));
    expect(double).toMatchObject({
      ok: false,
      problem: {
        code: 'double-number',
        fields: [{ path: `stelle.${node.id}`, message: expect.stringMatching(/steht zweimal/) }],
      },
    });
    value(await strategy.undoReview(coordinator, { importId: id, version: (await open(id)).import.version }));
    value(await strategy.undoReview(coordinator, { importId: id, version: (await open(id)).import.version }));
    value(
      await strategy.reviewImport(coordinator, {
        importId: id,
        version: (await open(id)).import.version,
        action: {
          do: 'units',
          decisions: [
            { name: 'Volkshochschule Musterland', to: 'none' },
            { name: 'Sprachbüro', to: 'new', key: 'sprachbuero', unitName: 'Sprachbüro', kind: 'office' },
          ],
        },
      }),
    );
    const taken = await strategy.takeOverImport(coordinator, await choose(id, { key: 'teilhabeplan' }));
    expect(taken).toMatchObject({ ok: false, problem: { kind: 'invalid', code: 'key-taken', fields: [{ path: 'key' }] } });
    expect(await count('strategy_node')).toEqual(before);
    expect(await count(`unit where key = 'sprachbuero'`)).toBe(0);
    value(
      await strategy.takeOverImport(coordinator, await choose(id, { key: 'dritter', statusState: 'skip', statusDate: null })),
    );
    const office = value(await strategy.readOfficeStrategy(coordinator, { key: 'dritter' }));
    const measure = office.nodes[0]!.children[0]!.children.find((entry) => entry.title === 'Kursplan veröffentlichen')!;
    expect(measure).toMatchObject({ lead: null, state: 'not-reported' });
    expect(measure.internalText).toMatch(/Volkshochschule Musterland[\s\S]*Stand im Dokument/);
  });
});
