import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSmtpMail } from '#adapters/mail/smtp.ts';
import type { CountyRef } from '#kernel/context.ts';
import { deliverMail } from '#kernel/mail.ts';
import { outboxMail } from '#kernel/tables.ts';
import { startMailServer } from '../../tests/database/mail-server.ts';
import { must } from '../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { sendReminders } from './reminders.ts';

let test: TestApp;
let county: CountyRef;
let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer();
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(async () => {
  await test.close();
  await server.close();
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
    url: server.url,
    from: 'Kreislotse <kreislotse@beispiel.example>',
  });
  const [queued] = await app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail));
  test.setNow('2026-11-25T12:00:00Z');
  expect(await deliverMail({ ctx: system, mailId: queued!.id, send: mail.send })).toBe('sent');
  mail.close();

  expect(server.received).toHaveLength(1);
  const [head, ...rest] = server.received[0]!.split('\r\n\r\n');
  expect(head).toMatch(/^To: =\?UTF-8\?.* <joerg@beispiel\.example>$/m);
  const coded = rest.join('\n').replaceAll('=\r\n', '');
  const body = Buffer.from(
    coded.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
  expect(body).toContain('Sprechstunde prüfen');
  expect(body).toMatch(/\/verwaltung\/nordkreis\/strategie\/auftraege\/[0-9a-f-]{36}/);
});
