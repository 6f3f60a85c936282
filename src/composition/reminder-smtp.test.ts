import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSmtpMail } from '#adapters/mail/smtp.ts';
import type { CountyRef } from '#kernel/context.ts';
import { deliverMail } from '#kernel/mail.ts';
import { outboxMail } from '#kernel/tables.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { sendReminders } from './reminders.ts';

/** What is used of `smtp-server`, which brings no types. */
type SmtpServer = {
  server: { address: () => AddressInfo };
  listen: (port: number, host: string, ready: () => void) => void;
  close: (done: () => void) => void;
};

let test: TestApp;
let county: CountyRef;
let server: SmtpServer;
const received: string[] = [];
const must = <T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

beforeAll(async () => {
  const module = (await import('smtp-server' as string)) as { SMTPServer: new (settings: object) => SmtpServer };
  server = new module.SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream: AsyncIterable<Buffer>, _session: unknown, done: () => void) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        received.push(Buffer.concat(chunks).toString('utf8'));
        done();
      })();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(async () => {
  await test.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

it('the mail of a duty arrives by SMTP, to the office of the body that gave it, with the way to it', async () => {
  const { app } = test;
  const system = systemCtx(test, county);
  const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const youth = must(await app.tenancy.listUnits(system, {})).units.find((unit) => unit.key === 'jugend')!.id;
  const office = { unitId: youth, name: 'Jörg Größe', mail: 'joerg@beispiel.example', part: 'reporter' } as const;
  must(await app.tenancy.addResponsiblePerson(system, office));
  const board = must(await app.network.addBody(system, { name: 'Beirat', kind: 'committee', position: 1, unitId: youth })).id;
  must(
    await app.strategy.recordDecision(coordinator, {
      kind: 'mandate',
      title: 'Sprechstunde prüfen',
      bodyId: board,
      date: '2026-09-03',
      due: '2026-11-20',
    }),
  );
  expect(await sendReminders(system)).toBe(1);

  const mail = createSmtpMail({
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    from: 'Kreislotse <kreislotse@beispiel.example>',
  });
  const [queued] = await app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail));
  test.setNow('2026-11-25T12:00:00Z');
  expect(await deliverMail({ ctx: system, mailId: queued!.id, send: mail.send })).toBe('sent');
  mail.close();

  expect(received).toHaveLength(1);
  const [head, ...rest] = received[0]!.split('\r\n\r\n');
  expect(head).toMatch(/^To: =\?UTF-8\?.* <joerg@beispiel\.example>$/m);
  const coded = rest.join('\n').replaceAll('=\r\n', '');
  const body = Buffer.from(
    coded.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
  expect(body).toContain('Sprechstunde prüfen');
  expect(body).toMatch(/\/verwaltung\/nordkreis\/strategie\/auftraege\/[0-9a-f-]{36}/);
});
