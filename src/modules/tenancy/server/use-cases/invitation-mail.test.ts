import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmtpMail } from '#adapters/mail/smtp.ts';
import type { CountyRef } from '#kernel/context.ts';
import { deliverMail } from '#kernel/mail.ts';
import { outboxMail } from '#kernel/tables.ts';
import { startMailServer } from '../../../../../tests/database/mail-server.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let north: CountyRef;
let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer();
  test = await createTestApp();
  north = await openCounty(test);
});
afterAll(async () => {
  await test.close();
  await server.close();
});

describe('the mail of an invitation', () => {
  it('arrives by SMTP with a link that makes the account of the person who got it', async () => {
    const coordinator = ctxOf(test, north, person({ county: north, role: 'coordinator' }));
    const linkBase = 'https://kreislotse.example/einladung/nordkreis/';
    const made = await test.app.tenancy.invitePerson(coordinator, {
      mail: 'Gaeste.Buero@beispiel.example',
      name: 'Jörg Größe',
      role: 'auditor',
      linkBase,
    });
    expect(made.ok).toBe(true);

    const mail = createSmtpMail({
      url: server.url,
      from: 'Kreislotse <kreislotse@beispiel.example>',
    });
    const [queued] = await test.app.db.transaction({ countyId: north.id }, (tx) => tx.select().from(outboxMail));
    expect(queued!.sendAfter.getTime()).toBe(test.now().getTime() + 10_000);
    expect(await deliverMail({ ctx: systemCtx(test, north), mailId: queued!.id, send: mail.send })).toBe('sent');
    expect(await deliverMail({ ctx: systemCtx(test, north), mailId: queued!.id, send: mail.send })).toBe('nothing-to-do');
    mail.close();

    expect(server.received).toHaveLength(1);
    const [head, ...rest] = server.received[0]!.split('\r\n\r\n');
    expect(head).toMatch(/^To: =\?UTF-8\?.* <gaeste\.buero@beispiel\.example>$/m);
    const body = rest.join('\n').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    const token = /https:\/\/kreislotse\.example\/einladung\/nordkreis\/([\w-]{43})/.exec(body)?.[1];
    expect(token).toBeDefined();
    const accepted = await test.app.tenancy.acceptInvitation(ctxOf(test, north, anonymous), {
      token: token!,
      passwordHash: null,
    });
    expect(accepted).toMatchObject({ ok: true, value: { mail: 'gaeste.buero@beispiel.example', isNew: true } });
    expect(await test.app.auth.accounts.byMail('gaeste.buero@beispiel.example')).toMatchObject({ name: 'Jörg Größe' });
  });
});
