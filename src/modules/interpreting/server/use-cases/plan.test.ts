import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../../../tests/database/must.ts';
import { systemCtx } from '../../../../../tests/database/test-app.ts';
import { asked, openPool, slot, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
let page: Awaited<ReturnType<Awaited<ReturnType<PoolTest['addKita']>>['page']>>;
beforeAll(async () => {
  pool = await openPool();
  page = await (await pool.addKita()).page();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const plan = async () => must(await app().readPlan(pool.staff(), { poolId: pool.poolId }));
const request = async (fields: object = {}) => must(await app().requestInterpreter(page, asked(fields))).ids[0]!;
const assignment = async (requestId: string) => must(await app().readRequest(pool.staff(), { requestId })).assignments[0]!;
const speaks = (...tags: string[]) => tags.map((tag) => ({ tag, level: 'native' as const }));

describe('the plan of a day', () => {
  it('fills all that can be filled where the first best for each would not, says why, and asks everybody at once', async () => {
    const [both, one] = [
      await pool.addPerson({ mail: 'beide@beispiel.example', languages: speaks('ar', 'ckb') }),
      await pool.addPerson({ mail: 'eine@beispiel.example', languages: speaks('ar') }),
    ];
    const first = await request({ wantedInterpreterId: both });
    const second = await request({ languages: ['ckb'] });
    const third = await request({ languages: ['so'] });
    const { lines, filled, isOptimal } = await plan();
    expect({ filled, isOptimal }).toEqual({ filled: 2, isOptimal: true });
    const of = (id: string) => lines.find(({ requestId }) => requestId === id)!;
    expect(of(first).suggestion?.person.id).toBe(one);
    expect(of(first).others.map(({ person }) => person.id)).toEqual([both]);
    expect(of(second).suggestion?.person.id).toBe(both);
    expect(of(third)).toMatchObject({ suggestion: null, reasons: [{ key: 'out', rule: 'language', helpers: 2 }] });
    const pairs = lines.flatMap(({ assignmentId, suggestion }) =>
      suggestion
        ? [{ assignmentId, interpreterId: suggestion.person.id, startsAt: suggestion.startsAt, endsAt: suggestion.endsAt }]
        : [],
    );
    expect(
      await app().takePlan(pool.staff(), {
        poolId: pool.poolId,
        pairs: [...pairs, { ...pairs[0]!, assignmentId: of(third).assignmentId }],
      }),
    ).toMatchObject({ problem: { fields: [{ path: 'pairs.2' }] } });
    expect((await assignment(first)).state).toBe('requested');
    must(await app().takePlan(pool.staff(), { poolId: pool.poolId, pairs }));
    expect([await assignment(first), await assignment(second)].map(({ openOffers }) => openOffers)).toEqual([1, 1]);
    expect((await plan()).lines.map(({ requestId }) => requestId)).toEqual([third]);
    expect(await app().readPlan(pool.coordinator(), { poolId: pool.poolId })).toMatchObject({ problem: { kind: 'forbidden' } });
    for (const mail of ['beide@beispiel.example', 'eine@beispiel.example'])
      must(await app().acceptOffer(await pool.byLink('interpreting-offer', (await pool.mailTo(mail)).token), {}));
  });

  it('takes another of the times that were named, at which both languages of a conversation meet', async () => {
    const later = { ...slot, day: '2026-12-09' };
    await pool.addPerson({
      mail: 'mittwochs@beispiel.example',
      languages: speaks('vi'),
      weekly: [{ weekday: 2, from: '08:00', to: '18:00' }],
    });
    await pool.addPerson({ mail: 'immer@beispiel.example', languages: speaks('tr') });
    const id = await request({ languages: ['tr', 'vi'], slots: [slot, later] });
    const lines = (await plan()).lines.filter(({ requestId }) => requestId === id);
    expect(lines.map(({ suggestion }) => suggestion?.startsAt)).toEqual(['2026-12-09T08:00:00.000Z', '2026-12-09T08:00:00.000Z']);
    must(await app().offerAssignment(pool.staff(), { assignmentId: lines[1]!.assignmentId }));
    must(
      await app().acceptOffer(
        await pool.byLink('interpreting-offer', (await pool.mailTo('mittwochs@beispiel.example')).token),
        {},
      ),
    );
    const { assignments } = must(await app().readRequest(pool.staff(), { requestId: id }));
    expect(assignments.map(({ startsAt, state }) => ({ startsAt, state }))).toEqual([
      { startsAt: '2026-12-09T08:00:00.000Z', state: 'requested' },
      { startsAt: '2026-12-09T08:00:00.000Z', state: 'confirmed' },
    ]);
  });

  it('runs by itself where the pool wants it', async () => {
    const { name, kinds, version } = must(await app().readPool(pool.coordinator(), { poolId: pool.poolId }));
    must(
      await app().changePool(pool.coordinator(), {
        poolId: pool.poolId,
        name,
        kinds,
        unitId: pool.unitId,
        version,
        runsItself: true,
      }),
    );
    const id = await request({ languages: ['el'] });
    await pool.addPerson({ mail: 'selbst@beispiel.example', languages: speaks('el') });
    expect((await assignment(id)).state).toBe('requested');
    must(await app().passOn(systemCtx(pool.test, pool.county), {}));
    expect(await assignment(id)).toMatchObject({ state: 'offered', openOffers: 1 });
    must(
      await app().declineOffer(await pool.byLink('interpreting-offer', (await pool.mailTo('selbst@beispiel.example')).token), {}),
    );
    await app().passOn(systemCtx(pool.test, pool.county), {});
    expect(await assignment(id)).toMatchObject({ openOffers: 0 });
  });
});
