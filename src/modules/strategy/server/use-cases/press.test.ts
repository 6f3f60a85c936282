import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { pressText } from '../../ui/press-text.ts';

let test: TestApp;
let county: CountyRef;
let strategyId: string;
let nodeId: string;
let writer: Ctx;
let second: Ctx;
let pressOffice: Ctx;
let stranger: Ctx;

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const ctx = systemCtx(test, county);
  const unit = await test.app.tenancy.addUnit(ctxOf(test, county, person({ county, role: 'coordinator' })), {
    key: 'pressestelle',
    name: 'Pressestelle',
    kind: 'office',
  });
  if (!unit.ok) throw new Error(JSON.stringify(unit.problem));
  const made = await test.app.strategy.createStrategy(ctx, {
    key: 'konzept',
    title: 'Konzept',
    levels: ['Feld', 'Ziel'],
    nodes: [
      {
        level: 0,
        title: 'Sprache',
        children: [
          { level: 1, number: '1', title: 'Kurse', lead: 'jugend' },
          { level: 1, number: '2', title: 'Busse' },
        ],
      },
    ],
  });
  if (!made.ok) throw new Error(made.problem.message);
  strategyId = made.value.id;
  await test.app.strategy.adoptStrategy(ctx, { strategyId, adoptedOn: '2026-01-01' });
  const read = await test.app.strategy.readPublicStrategy(ctx, { key: 'konzept' });
  if (!read.ok) throw new Error(read.problem.message);
  const [node] = read.value.nodes[0]!.children;
  nodeId = node!.id;
  const units = await test.app.tenancy.listUnits(ctxOf(test, county, person({ county, role: 'coordinator' })), {});
  if (!units.ok) throw new Error(units.problem.message);
  const press = units.value.units.find(({ key }) => key === 'pressestelle')!;
  writer = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: node!.lead!.id, name: 'Bernd Beispiel' }));
  second = ctxOf(test, county, person({ county, role: 'coordinator', name: 'Petra Muster' }));
  pressOffice = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: press.id, name: 'Paula Presse' }));
  stranger = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: crypto.randomUUID(), name: 'Fritz Fremd' }));
});
afterAll(() => test.close());

const text = { headline: 'Mehr Kurse', text: 'Drei neue Kurse.', languages: ['de', 'ar'] };
async function drafted(ctx: Ctx = writer): Promise<string> {
  const made = await test.app.strategy.draftPress(ctx, { nodeId, ...text });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value.id;
}
const versionOf = async (pressId: string): Promise<number> => {
  const read = await test.app.strategy.readPress(second, { pressId });
  return read.ok ? read.value.version : 0;
};

describe('a press release', () => {
  it('goes from draft by a second person to the day of print, which the record then names', async () => {
    const pressId = await drafted();
    expect(
      await test.app.strategy.changePress(writer, {
        pressId,
        version: 1,
        ...text,
        figure: '64 Plätze',
        figureSource: 'Volkshochschule',
      }),
    ).toMatchObject({ ok: true });
    expect(await test.app.strategy.changePress(writer, { pressId, version: 1, ...text })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    });
    expect(await test.app.strategy.publishPress(second, { pressId, version: 2, publishedOn: '2026-11-24' })).toMatchObject({
      ok: false,
      problem: { code: 'not-released' },
    });
    expect(await test.app.strategy.releasePress(pressOffice, { pressId, version: 2 })).toMatchObject({ ok: true });
    expect(await test.app.strategy.changePress(writer, { pressId, version: 3, ...text })).toMatchObject({
      ok: false,
      problem: { code: 'released' },
    });
    expect(await test.app.strategy.publishPress(second, { pressId, version: 3, publishedOn: '2026-12-24' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'publishedOn' }] },
    });
    expect(
      await test.app.strategy.publishPress(second, {
        pressId,
        version: 3,
        publishedOn: '2026-11-24',
        link: 'https://zeitung.example/1',
      }),
    ).toMatchObject({ ok: true });
    expect(await test.app.strategy.readPress(writer, { pressId })).toMatchObject({
      ok: true,
      value: { state: 'published', releasedBy: 'nicht mehr genannt', allowed: { edit: false, release: false, publish: false } },
    });
    expect(await test.app.strategy.readOfficeNode(second, { nodeId })).toMatchObject({
      ok: true,
      value: { told: { day: '2026-11-24', channel: 'press', link: 'https://zeitung.example/1' } },
    });
    const told = await test.app.strategy.listTold(second, { strategyId });
    expect(told).toMatchObject({
      ok: true,
      value: [
        { title: 'Busse', told: null },
        { title: 'Kurse', told: { channel: 'press' } },
      ],
    });
    // A newer note is what the public learned last.
    await test.app.strategy.writeStatus(second, { nodeId, date: '2026-11-25', state: 'running', text: 'Begonnen' });
    expect(await test.app.strategy.readOfficeNode(second, { nodeId })).toMatchObject({
      ok: true,
      value: { told: { day: '2026-11-25', channel: 'page' } },
    });
  });

  it('is released by nobody who wrote it, nor by a unit that is not the press', async () => {
    const own = await drafted(second);
    expect(await test.app.strategy.releasePress(second, { pressId: own, version: 1 })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    const pressId = await drafted();
    expect(await test.app.strategy.releasePress(writer, { pressId, version: 1 })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.strategy.readPress(pressOffice, { pressId })).toMatchObject({
      ok: true,
      value: { allowed: { edit: true, release: true } },
    });
  });

  it('is written by those who report on the measure, with a source for each figure', async () => {
    expect(await test.app.strategy.draftPress(stranger, { nodeId, ...text })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.strategy.draftPress(writer, { nodeId, ...text, figure: '64' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'figureSource' }] },
    });
    expect(await test.app.strategy.draftPress(writer, { nodeId, ...text, languages: [] })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'languages' }] },
    });
    expect(await test.app.strategy.draftPress(writer, { nodeId: crypto.randomUUID(), ...text })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('can be discarded while it is a draft', async () => {
    const pressId = await drafted();
    expect(await test.app.strategy.discardPress(writer, { pressId, version: await versionOf(pressId) })).toMatchObject({
      ok: true,
    });
    const list = await test.app.strategy.listPress(second, {});
    expect(list.ok && list.value.some(({ id }) => id === pressId)).toBe(false);
  });

  it('as text holds the figure with its source and the page, and no internal note', () => {
    const press = { ...text, figure: '64 Plätze', figureSource: 'Volkshochschule', internalNote: 'geheim' };
    expect(pressText({ press, page: 'https://kreis.example/1', county: 'Landkreis Nordkreis' })).toBe(
      'Mehr Kurse\n\nDrei neue Kurse.\n\n64 Plätze (Quelle: Volkshochschule)\n\nMehr dazu: https://kreis.example/1\n\nLandkreis Nordkreis',
    );
  });
});
