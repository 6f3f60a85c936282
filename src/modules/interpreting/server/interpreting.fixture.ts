import { desc, like } from 'drizzle-orm';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { must } from '../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../tests/database/test-app.ts';

export type PoolTest = {
  test: TestApp;
  county: CountyRef;
  poolId: string;
  unitId: string;
  townId: string;
  /** Who runs the pool, and who coordinates the county. */
  staff: () => Ctx;
  coordinator: () => Ctx;
  /** The newest mail to an address, with the token of its link. */
  mailTo: (address: string) => Promise<{ subject: string; body: string; token: string; attachments: unknown[] }>;
  mails: () => Promise<{ to: string; subject: string; body: string }[]>;
  byLink: (purpose: string, token: string) => Promise<Ctx>;
  addPerson: (fields?: object) => Promise<string>;
  /** A registered Kita; answers its own page's context. */
  addKita: (fields?: object) => Promise<{ id: string; page: () => Promise<Ctx> }>;
};

/** A conversation on a Tuesday in two weeks. */
export const slot = { day: '2026-12-08', from: '09:00', to: '10:00' };
export const asked = (fields: object = {}) => ({
  languages: ['ar'],
  occasion: 'kita-talk',
  slots: [slot],
  street: 'Musterweg 3',
  caseReference: 'K-12',
  ...fields,
});

/** A county with a pool that a unit runs. */
export async function openPool(environment: Record<string, string> = {}): Promise<PoolTest> {
  const test = await createTestApp({ environment });
  const county = await openCounty(test);
  const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
  const { units, municipalities } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  const unitId = units.find(({ key }) => key === 'integrationsstelle')!.id;
  const townId = municipalities[0]!.id;
  const { id: poolId } = must(
    await test.app.interpreting.addPool(coordinator(), {
      name: 'Sprachmittlung Nordkreis',
      unitId,
      kinds: ['kita', 'school', 'authority'],
    }),
  );
  const staff = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
  const rows = () =>
    test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx.select().from(outboxMail).orderBy(desc(outboxMail.createdAt), desc(outboxMail.id)),
    );
  const mailTo: PoolTest['mailTo'] = async (address) => {
    const [row] = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx
        .select()
        .from(outboxMail)
        .where(like(outboxMail.toAddress, address))
        .orderBy(desc(outboxMail.createdAt), desc(outboxMail.id))
        .limit(1),
    );
    if (!row) throw new Error(`no mail to ${address}`);
    const token = /\/sprachmittlung\/[^\s/]+\/[a-z]+\/([\w-]{20,})/.exec(row.body)?.[1] ?? '';
    return { subject: row.subject, body: row.body, token, attachments: row.attachments };
  };
  const byLink: PoolTest['byLink'] = async (purpose, token) => {
    const actor = await test.app.identity.linkActor({ county, purpose, token });
    if (!actor) throw new Error('this link is none');
    return test.app.context({ county, actor });
  };
  let people = 0;
  return {
    test,
    county,
    poolId,
    unitId,
    townId,
    staff,
    coordinator,
    mailTo,
    mails: async () => (await rows()).map(({ toAddress, subject, body }) => ({ to: toAddress, subject, body })),
    byLink,
    addPerson: async (fields = {}) => {
      people += 1;
      return must(
        await test.app.interpreting.addInterpreter(staff(), {
          poolId,
          name: `Person ${String(people).padStart(2, '0')}`,
          mail: `person${people}@beispiel.example`,
          languages: [{ tag: 'ar', level: 'native' }],
          municipalityId: townId,
          trainings: ['basics', 'school', 'authority', 'health'].map((module) => ({ module, day: '2026-01-10', hours: 8 })),
          confidentialOn: '2026-01-10',
          consentOn: '2026-01-10',
          conductUntil: '2028-12-31',
          ...fields,
        }),
      ).id;
    },
    addKita: async (fields = {}) => {
      const mail = `kita${Math.floor(Math.random() * 1e9)}@beispiel.example`;
      const { id } = must(
        await test.app.interpreting.addRequester(staff(), {
          name: 'Kita Sonnenschein',
          kind: 'kita',
          municipalityId: townId,
          street: 'Musterweg 3',
          contactName: 'Kim Kita',
          mail,
          state: 'registered',
          ...fields,
        }),
      );
      return {
        id,
        page: async () => {
          must(await test.app.interpreting.sendRequesterPage(staff(), { requesterId: id }));
          return byLink('interpreting-requester', (await mailTo(mail)).token);
        },
      };
    },
  };
}
