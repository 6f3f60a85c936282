import type { AddressInfo } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyCtx } from '#kernel/context.ts';
import { deliverMail, mailGraceMs, mostAttempts, queueMail } from '#kernel/mail.ts';
import { createTestApp, openCounty, systemCtx, type TestApp } from '../../../tests/database/test-app.ts';
import { createFolderMail, createSmtpMail } from './smtp.ts';

let test: TestApp;
let ctx: CountyCtx;
let server: SMTPServer;
let url: string;
const received: { from: string; to: string[]; text: string }[] = [];
let refusing = false;

beforeAll(async () => {
  test = await createTestApp();
  ctx = systemCtx(test, await openCounty(test));
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      refusing ? done(Object.assign(new Error('try later'), { responseCode: 451 })) : done(),
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        received.push({
          from: (session.envelope.mailFrom as { address: string }).address,
          to: session.envelope.rcptTo.map((entry) => entry.address),
          text,
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await test.close();
});

const put = (subject: string): Promise<string> =>
  test.app.db.transaction({ countyId: ctx.county.id }, (tx) =>
    queueMail({
      ctx,
      tx,
      mail: { to: { address: 'petra@beispiel.example', name: 'Petra Muster' }, subject, body: 'Guten Tag,\nhier ist der Link.' },
    }),
  );
const stateOf = async (id: string): Promise<string> =>
  (
    await test.app.db.transaction(
      { countyId: ctx.county.id },
      async (tx) => (await tx.execute<{ state: string }>(`select state from outbox_mail where id = '${id}'`)).rows,
    )
  )[0]!.state;

describe('a mail', () => {
  it('reaches a real server, once, though two workers deliver it', async () => {
    const mail = createSmtpMail({ url, from: 'Kreislotse <kreislotse@kreis.example>' });
    const id = await put('Größe und Gruß');
    const outcomes = await Promise.all([1, 2, 3].map(() => deliverMail({ ctx, mailId: id, send: mail.send })));
    expect(outcomes.sort()).toEqual(['nothing-to-do', 'nothing-to-do', 'sent']);
    const mine = received.filter((entry) => entry.text.includes(id));
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ from: 'kreislotse@kreis.example', to: ['petra@beispiel.example'] });
    expect(mine[0]!.text).toMatch(/Auto-Submitted: auto-generated/i);
    expect(mine[0]!.text).toMatch(/Subject: =\?UTF-8\?Q\?Gr=C3=B6=C3=9Fe_und_Gru=C3=9F\?=/);
    mail.close();
  });

  it('waits where the server refuses or is away, and goes out later', async () => {
    const mail = createSmtpMail({ url, from: 'kreislotse@kreis.example' });
    const id = await put('Später');
    refusing = true;
    await expect(deliverMail({ ctx, mailId: id, send: mail.send })).rejects.toThrow();
    expect(await stateOf(id)).toBe('waiting');
    const away = createSmtpMail({ url: 'smtp://127.0.0.1:1', from: 'kreislotse@kreis.example' });
    await expect(deliverMail({ ctx, mailId: id, send: away.send })).rejects.toThrow();
    refusing = false;
    expect(await deliverMail({ ctx, mailId: id, send: mail.send })).toBe('sent');
    expect(await stateOf(id)).toBe('sent');
    mail.close();
    away.close();
  });

  it('is given up after the last attempt, and counted', async () => {
    const away = createSmtpMail({ url: 'smtp://127.0.0.1:1', from: 'kreislotse@kreis.example' });
    const id = await put('Nie angekommen');
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      expect(await stateOf(id)).toBe('waiting');
      await expect(deliverMail({ ctx, mailId: id, send: away.send })).rejects.toThrow();
    }
    expect(await stateOf(id)).toBe('failed');
    expect(await test.app.outboxCounts()).toMatchObject({ failed: 1 });
    away.close();
  });

  it('is not there when the deed was rolled back, and waits ten seconds for a change of mind', async () => {
    await expect(
      test.app.db.transaction({ countyId: ctx.county.id }, async (tx) => {
        await queueMail({ ctx, tx, mail: { to: { address: 'nie@beispiel.example' }, subject: 'Nie', body: '' } });
        throw new Error('anders überlegt');
      }),
    ).rejects.toThrow('anders überlegt');
    const id = await put('Bald');
    const { rows } = await test.app.db.transaction({ countyId: ctx.county.id }, (tx) =>
      tx.execute<{ to_address: string; grace: number }>(
        `select to_address, extract(epoch from send_after - created_at)::int as grace from outbox_mail where id = '${id}' or to_address = 'nie@beispiel.example'`,
      ),
    );
    expect(rows).toEqual([{ to_address: 'petra@beispiel.example', grace: mailGraceMs / 1000 }]);
  });

  it('is laid down as a file where there is no server', async () => {
    const folder = join(test.home, 'mails');
    const mail = createFolderMail({ folder, from: 'kreislotse@kreis.example' });
    const id = await put('Als Datei');
    await deliverMail({ ctx, mailId: id, send: mail.send });
    const [name] = await readdir(folder);
    expect(await readFile(join(folder, name!), 'utf8')).toContain('Subject: Als Datei');
  });
});
