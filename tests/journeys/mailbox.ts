import { eq } from 'drizzle-orm';
import { createSmtpMail } from '#adapters/mail/smtp.ts';
import type { CountyRef } from '#kernel/context.ts';
import { deliverMail } from '#kernel/mail.ts';
import { outboxMail } from '#kernel/tables.ts';
import { startMailServer } from '../database/mail-server.ts';
import { systemCtx, type TestApp } from '../database/test-app.ts';

export type Mailbox = {
  /** Hands every waiting mail of the county to the mail server, as the worker does. */
  deliver: () => Promise<void>;
  /** Plain text of the mails that came to this address, the oldest first. */
  to: (address: string) => string[];
  close: () => Promise<void>;
};

/** What comes to a county's people by mail, over a real mail server on loopback. */
export async function openMailbox(input: { test: TestApp; county: CountyRef }): Promise<Mailbox> {
  const { test, county } = input;
  const server = await startMailServer();
  const mail = createSmtpMail({ url: server.url, from: 'Kreislotse <kreislotse@beispiel.example>' });
  return {
    deliver: async () => {
      const ctx = systemCtx(test, county);
      const waiting = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
        tx.select({ id: outboxMail.id }).from(outboxMail).where(eq(outboxMail.state, 'waiting')).orderBy(outboxMail.id),
      );
      for (const { id } of waiting) await deliverMail({ ctx, mailId: id, send: mail.send });
    },
    to: (address) =>
      server.received.filter((raw) => new RegExp(`^To: .*${address}`, 'm').test(raw)).map((raw) => raw.replaceAll(/=\r?\n/g, '')),
    close: async () => {
      mail.close();
      await server.close();
    },
  };
}
