import { eq } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { must } from '../../../../tests/database/must.ts';
import { ctxOf, person } from '../../../../tests/database/test-app.ts';
import { checkDigits } from './model/iban.ts';
import { asked, openPool, type PoolTest } from './interpreting.fixture.ts';
import { interpretingAssignment } from './request-schema.ts';

/** Just before and after the usual conversation on 8 December from 9 to 10. */
export const [before, after] = ['2026-11-25T11:00:00Z', '2026-12-08T12:00:00Z'];
export const times = { day: '2026-12-08', from: '09:00', to: '10:20' };
export const ibanOf = (number: number): string => {
  const account = String(number).padStart(18, '1');
  return `DE${checkDigits('DE', account)}${account}`;
};

export type Conversation = {
  assignmentId: string;
  requestId: string;
  interpreterId: string;
  kitaId: string;
  /** Pages by link, and the institution's code. */
  own: Ctx;
  page: Ctx;
  code: string;
};
export type SheetTest = PoolTest & {
  cashier: () => Ctx;
  /** Somebody else of the same office. */
  second: () => Ctx;
  talk: (given?: { request?: object; person?: object; kita?: object; interpreterId?: string }) => Promise<Conversation>;
  /** A conversation with a sheet that both sides signed. */
  signed: (given?: Parameters<SheetTest['talk']>[0] & { sheet?: object }) => Promise<Conversation>;
  stateOf: (assignmentId: string) => Promise<string>;
  /** Moves what was agreed to a time that a pool with other rules would allow. */
  move: (assignmentId: string, startsAt: string, endsAt: string) => Promise<void>;
};

let serial = 0;

/** A pool with conversations that are agreed; the clock stands after them. */
export async function openSheets(): Promise<SheetTest> {
  const pool = await openPool();
  const { test, county } = pool;
  const app = test.app.interpreting;
  const talk: SheetTest['talk'] = async (given = {}) => {
    serial += 1;
    // Each at a moment of its own: mails of one moment have no order.
    test.setNow(new Date(Date.parse(before!) + serial * 1000).toISOString());
    const mail = `sprachmittlung${serial}@beispiel.example`;
    const interpreterId = given.interpreterId ?? (await pool.addPerson({ mail, ...given.person }));
    const kita = await pool.addKita(given.kita);
    const page = await kita.page();
    const { ids } = must(await app.requestInterpreter(page, asked(given.request)));
    const request = must(await app.readRequest(pool.staff(), { requestId: ids[0]! }));
    const assignmentId = request.assignments[0]!.id;
    must(await app.assignPerson(pool.staff(), { assignmentId, interpreterId }));
    const told = (await pool.mails()).find(
      ({ subject, body }) => subject.endsWith(request.number) && body.includes('Ihr Code für den Nachweis'),
    )!;
    const code = /Nachweis: (\d{4} \d{4})/.exec(told.body)![1]!;
    must(await app.sendInterpreterPage(pool.staff(), { interpreterId }));
    const people = must(await app.listInterpreters(pool.staff(), { poolId: pool.poolId }));
    const address = people.find(({ id }) => id === interpreterId)!.mail;
    const own = await pool.byLink('interpreter', (await pool.mailTo(address)).token);
    test.setNow(after!);
    return { assignmentId, requestId: ids[0]!, interpreterId, kitaId: kita.id, own, page, code };
  };
  return {
    ...pool,
    cashier: () => ctxOf(test, county, person({ county, role: 'cashier' })),
    second: () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: pool.unitId, id: 'second', name: 'Zwei' })),
    talk,
    signed: async (given = {}) => {
      const one = await talk(given);
      must(await app.submitSheet(one.own, { assignmentId: one.assignmentId, ...times, ...given.sheet }));
      must(await app.countersignSheet(one.page, { assignmentId: one.assignmentId }));
      return one;
    },
    move: async (assignmentId, startsAt, endsAt) => {
      await test.app.db.transaction({ countyId: county.id }, (tx) =>
        tx
          .update(interpretingAssignment)
          .set({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
          .where(eq(interpretingAssignment.id, assignmentId)),
      );
    },
    stateOf: async (assignmentId) => {
      const [row] = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
        tx.select().from(interpretingAssignment).where(eq(interpretingAssignment.id, assignmentId)),
      );
      return row!.state;
    },
  };
}
