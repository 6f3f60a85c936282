import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { createSmtpMail } from '#adapters/mail/smtp.ts';
import type { CountyRef } from '#kernel/context.ts';
import { deliverMail } from '#kernel/mail.ts';
import { outboxMail } from '#kernel/tables.ts';
import { systemCtx, type TestApp } from '../database/test-app.ts';

/** What is used of `smtp-server`, which brings no types. */
type SmtpServer = {
  server: { address: () => AddressInfo };
  listen: (port: number, host: string, ready: () => void) => void;
  close: (done: () => void) => void;
};

export type Mailbox = {
  /** Hands every waiting mail of the county to the mail server, as the worker does. */
  deliver: () => Promise<void>;
  /** Plain text of the mails that came to this address, the oldest first. */
  to: (address: string) => string[];
  close: () => Promise<void>;
};

/** A real mail server on loopback that keeps what it is given. */
export async function openMailbox(input: { test: TestApp; county: CountyRef }): Promise<Mailbox> {
  const { test, county } = input;
  const received: string[] = [];
  const module = (await import('smtp-server' as string)) as { SMTPServer: new (settings: object) => SmtpServer };
  const server = new module.SMTPServer({
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
  const mail = createSmtpMail({
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    from: 'Kreislotse <kreislotse@beispiel.example>',
  });
  return {
    deliver: async () => {
      const ctx = systemCtx(test, county);
      const waiting = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
        tx.select({ id: outboxMail.id }).from(outboxMail).where(eq(outboxMail.state, 'waiting')).orderBy(outboxMail.id),
      );
      for (const { id } of waiting) await deliverMail({ ctx, mailId: id, send: mail.send });
    },
    to: (address) =>
      received.filter((raw) => new RegExp(`^To: .*${address}`, 'm').test(raw)).map((raw) => raw.replaceAll(/=\r?\n/g, '')),
    close: async () => {
      mail.close();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
