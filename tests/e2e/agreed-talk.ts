import { desc, like } from 'drizzle-orm';
import { createApp, systemActor } from '#composition/app.ts';
import { readyDatabase } from '#composition/database.ts';
import type { Logger } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { outboxMail } from '#kernel/tables.ts';
import { readConfig } from '../../src/config.ts';

/**
 * Lays a conversation of yesterday into a running trial installation, agreed as pages do it, ten days ago by the clock. Prints the
 * secrets that its mails told. Run as a process of its own: `node tests/e2e/agreed-talk.ts` with the installation's environment.
 */
const nothing = (): void => undefined;
const log: Logger = { debug: nothing, info: nothing, warn: nothing, error: (fields, message) => console.error(message, fields) };
const config = readConfig(process.env);
const database = await readyDatabase({ config, log, migrateIt: false });
const dayMs = 86_400_000;
const before = new Date(Date.now() - 12 * dayMs);
const app = await createApp({
  config: { ...config, secret: database.secret },
  appUrl: database.appUrl,
  log,
  clock: { now: () => before },
});
try {
  const county = (await app.counties.bySlug('heidekreis'))!;
  const ctx = app.context({ county, actor: systemActor('Versuch') });
  const { interpreting, tenancy } = app;
  const serial = String(Date.now());
  const { units, municipalities } = must(await tenancy.listUnits(ctx, {}));
  const unitId = units.find(({ key }) => key === 'koordinierungsstelle')!.id;
  const townId = municipalities[0]!.id;
  const { id: poolId } = must(await interpreting.addPool(ctx, { name: `Versuchspool ${serial}`, unitId, kinds: ['kita'] }));
  const kitaMail = `kita-${serial}@beispiel.example`;
  const kita = must(
    await interpreting.addRequester(ctx, {
      ...{ name: 'Kita Versuch', kind: 'kita', municipalityId: townId, street: 'Versuchsweg 1', mail: kitaMail },
      ...{ contactName: 'Kim Kita', state: 'registered' },
    }),
  );
  const mail = `amal-${serial}@beispiel.example`;
  const person = must(
    await interpreting.addInterpreter(ctx, {
      ...{ poolId, name: 'Amal Versuch', mail, municipalityId: townId },
      languages: [{ tag: 'ar', level: 'native' }],
      trainings: ['basics', 'school'].map((module) => ({ module, day: '2026-01-10', hours: 8 })),
      ...{ confidentialOn: '2026-01-10', consentOn: '2026-01-10', conductUntil: '2030-12-31' },
    }),
  );
  // A weekday that is over, whatever day it is.
  let at = new Date(Date.now() - dayMs);
  while ([0, 6].includes(at.getUTCDay())) at = new Date(at.getTime() - dayMs);
  const day = at.toISOString().slice(0, 10);
  const { ids } = must(
    await interpreting.requestForRequester(ctx, {
      ...{ requesterId: kita.id, poolId, languages: ['ar'], occasion: 'kita-talk' },
      slots: [{ day, from: '09:00', to: '10:00' }],
    }),
  );
  const request = must(await interpreting.readRequest(ctx, { requestId: ids[0]! }));
  const assignmentId = request.assignments[0]!.id;
  must(await interpreting.assignPerson(ctx, { assignmentId, interpreterId: person.id }));
  const bodies = async (address: string): Promise<string> =>
    app.db.transaction({ countyId: county.id, readOnly: true }, async (tx) =>
      (await tx.select().from(outboxMail).where(like(outboxMail.toAddress, address)).orderBy(desc(outboxMail.createdAt)))
        .map(({ body }) => body)
        .join('\n'),
    );
  const found = async (address: string, pattern: RegExp): Promise<string> => pattern.exec(await bodies(address))![1]!;
  console.log(
    JSON.stringify({
      ...{ poolId, assignmentId, number: request.number, day },
      person: await found(mail, /\/person\/([\w-]+)/),
      kita: await found(kitaMail, /\/einrichtung\/([\w-]+)/),
      code: await found(kitaMail, /Nachweis: (\d{4} \d{4})/),
    }),
  );
} finally {
  await app.close();
  if (!database.shared) await database.stop();
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.message} ${JSON.stringify(result.problem.fields ?? [])}`);
  return result.value;
}
