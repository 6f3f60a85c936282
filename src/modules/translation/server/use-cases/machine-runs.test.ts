import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { sendReminders } from '#composition/reminders.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { runMachine, watchRuns } from '../jobs/machine-run.ts';
import { reserveForRun } from './runs.ts';

let test: TestApp;
let county: CountyRef;
let status = 200;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += String(part);
  const { text } = JSON.parse(body || '{}') as { text?: string[] };
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ translations: (text ?? []).map((one) => ({ text: one.replaceAll('Amt', 'X') })) }));
});
const coordinator = (): Ctx => ctxOf(test, county, person({ county, role: 'coordinator' }));
const system = () => systemCtx(test, county);
const read = async (runId: string) => must(await test.app.translation.readRun(coordinator(), { runId }));
const start = async (language: string) => must(await test.app.translation.startRun(coordinator(), { language })).id;
/** Jobs of runs that the queue was given. */
const queued = async (runId: string): Promise<number> => {
  const { rows } = await test.app.db.pool.query<{ count: string }>(
    `select count(*) from pgboss.job where name = 'translation.machine-run' and data->>'runId' = $1`,
    [runId],
  );
  return Number(rows[0]!.count);
};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  test = await createTestApp({ environment: { KREISLOTSE_TRANSLATION_HOSTS: origin } });
  county = await openCounty(test);
  const service = { provider: 'deepl' as const, address: origin, key: 'geheim', formality: 'default' as const };
  must(await test.app.translation.changeMachineSettings(coordinator(), { ...service, wordsPerYear: 100_000, forReaders: false }));
  const content = { title: 'Amt', summary: '', blocks: [{ kind: 'text' as const, html: '<p>Das Amt ist offen.</p>' }] };
  const { id } = must(await test.app.welcome.createPage(coordinator(), { content }));
  must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
});
afterAll(async () => {
  await test.close();
  server.closeAllConnections();
  server.close();
});

describe('a run that stands still', () => {
  it('is in one pair of hands at a time; whoever fails lets go', async () => {
    const runId = await start('ar');
    must(await reserveForRun(system(), { runId, worker: crypto.randomUUID() }));
    // A second job of the same run does nothing while the first lives.
    await runMachine(system(), { runId });
    expect(await read(runId)).toMatchObject({ state: 'running', done: 0 });
    test.setNow('2026-11-25T11:31:00Z');
    status = 503;
    await expect(runMachine(system(), { runId })).rejects.toThrow();
    status = 200;
    await runMachine(system(), { runId });
    expect(await read(runId)).toMatchObject({ state: 'done', done: 2 });
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('is taken up again, three times, and then ended with words, a duty and a mail to the coordination', async () => {
    const runId = await start('uk');
    expect(await queued(runId)).toBe(1);
    test.setNow('2026-11-25T11:20:00Z');
    await watchRuns(system());
    expect(await queued(runId), 'it may still come').toBe(1);
    for (const [at, jobs] of [
      ['11:40', 2],
      ['12:20', 3],
      ['13:00', 4],
      ['13:40', 4],
    ] as const) {
      test.setNow(`2026-11-25T${at}:00Z`);
      await watchRuns(system());
      expect(await queued(runId), at).toBe(jobs);
    }
    expect(await read(runId)).toMatchObject({ state: 'failed', message: expect.stringContaining('Was übersetzt ist, bleibt') });
    const duties = must(await test.app.listDuties(coordinator(), {}));
    expect(duties.filter(({ kind }) => kind === 'translation.run-failed')).toMatchObject([{ subjectId: runId }]);
    const account = must(await test.app.auth.accounts.create({ name: 'Petra', email: 'petra@beispiel.example' }));
    must(await test.app.tenancy.grantRole(system(), { accountId: account.id, role: 'coordinator' }));
    await sendReminders(system());
    const mails = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) => tx.select().from(outboxMail));
    expect(mails.map(({ body }) => body).join()).toContain(`/verwaltung/nordkreis/uebersetzungen/laeufe/${runId}`);

    // Somebody begins again: the duty is gone, and the work done.
    const again = await start('uk');
    expect(must(await test.app.listDuties(coordinator(), {})).map(({ kind }) => kind)).not.toContain('translation.run-failed');
    await runMachine(system(), { runId: again });
    expect(await read(again)).toMatchObject({ state: 'done', done: 2 });
  });

  it('ends with words when there is nothing left to pay the first piece with', async () => {
    const runId = await start('en');
    const settings = must(await test.app.translation.readMachineSettings(coordinator(), {})).settings;
    const { provider, address, formality } = settings;
    must(
      await test.app.translation.changeMachineSettings(coordinator(), {
        ...{ provider, address, formality, key: '', wordsPerYear: 1, forReaders: false },
      }),
    );
    await runMachine(system(), { runId });
    expect(await read(runId)).toMatchObject({ state: 'failed', message: expect.stringContaining('verbraucht') });
  });
});
