import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
const nodes: Record<string, string> = {};
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const { id: strategyId } = must(
    await test.app.strategy.createStrategy(coordinator, {
      key: 'plan',
      title: 'Integrationsplan',
      levels: ['Ziel'],
      nodes: [
        { level: 0, number: '1', title: 'Kurse', lead: 'jugend' },
        { level: 0, number: '2', title: 'Lotsen', lead: 'jugend', period: { from: '2026-01-01', to: '2026-06-30' } },
      ],
    }),
  );
  must(await test.app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-01-15' }));
  const { targets } = must(await test.app.strategy.readSuccession(coordinator, { key: 'plan' }));
  for (const target of targets) nodes[target.name] = target.id;
});
afterAll(() => test.close());

const given = (nodeId: string) => ({
  nodeId,
  result: 'partly' as const,
  why: 'Zwei von drei Kursen fanden statt.',
  further: 'change' as const,
  furtherNote: 'künftig am Vormittag',
});
const duties = async (): Promise<string[]> =>
  must(await test.app.listDuties(coordinator, {}))
    .filter((duty) => duty.kind === 'strategy.evaluate')
    .map((duty) => duty.title);

describe('the evaluation of a measure', () => {
  it('waits for its end, is a duty then, and stands on the public page without a name', async () => {
    const { app } = test;
    const [kurse, lotsen] = [nodes['1 Kurse']!, nodes['2 Lotsen']!];
    expect(await app.strategy.evaluateMeasure(coordinator, given(kurse))).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'not-over' },
    });
    expect(await duties()).toEqual(['2 Lotsen']);
    must(await app.strategy.writeStatus(coordinator, { nodeId: kurse, date: '2026-11-20', state: 'done', text: 'Beendet.' }));
    expect(await duties()).toEqual(['1 Kurse', '2 Lotsen']);
    must(await app.strategy.evaluateMeasure(coordinator, given(kurse)));
    must(await app.strategy.evaluateMeasure(coordinator, { ...given(kurse), result: 'achieved' }));
    expect(await duties()).toEqual(['2 Lotsen']);
    const page = must(await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId: kurse }));
    expect(page.evaluation).toMatchObject({ result: 'achieved', further: 'change', date: '2026-11-25' });
    expect(JSON.stringify(page.evaluation)).not.toContain('Erika');
    must(await app.strategy.evaluateMeasure(coordinator, given(lotsen)));
    expect(await duties()).toEqual([]);
  });

  it('says what is missing', async () => {
    const result = await test.app.strategy.evaluateMeasure(coordinator, {
      nodeId: nodes['1 Kurse']!,
      result: '' as never,
      why: ' ',
      further: '' as never,
    });
    expect(result).toMatchObject({ ok: false, problem: { fields: [{ path: 'result' }, { path: 'why' }, { path: 'further' }] } });
  });
});
