import { eq } from 'drizzle-orm';
import type { Ctx, Tx } from './context.ts';
import { newId } from './ids.ts';
import { outboxMail } from './tables.ts';

export type Mail = {
  to: { address: string; name?: string };
  subject: string;
  /** Plain text; lines are not wrapped. */
  body: string;
  attachments?: { name: string; mime: string; content: string }[];
  /** Further headers, for example those for leaving a list (RFC 2369, RFC 8058). One line each. */
  headers?: Record<string, string>;
};

export const mailJob = 'mail.deliver';

/** Mails wait this long before they go out, so that whoever sent one can take it back. */
export const mailGraceMs = 10_000;

/** Puts a mail into the outbox, in the transaction of the deed. Answers its id. */
export async function queueMail(input: { ctx: Ctx; tx: Tx; mail: Mail; graceMs?: number }): Promise<string> {
  const { ctx, tx, mail } = input;
  const now = ctx.clock.now();
  const broken = Object.entries(mail.headers ?? {}).find(([name, value]) => /[^!-9;-~]/.test(name) || /[\r\n]/.test(value));
  if (broken) throw new RangeError(`no header of a mail: ${broken[0]}`);
  const sendAfter = new Date(now.getTime() + (input.graceMs ?? mailGraceMs));
  const id = newId(now.getTime());
  await tx.insert(outboxMail).values({
    id,
    countyId: ctx.county?.id ?? null,
    toAddress: mail.to.address,
    toName: mail.to.name ?? null,
    subject: mail.subject,
    body: mail.body,
    attachments: mail.attachments ?? [],
    headers: mail.headers ?? {},
    createdAt: now,
    sendAfter,
  });
  await ctx.enqueue(tx, {
    name: mailJob,
    payload: { mailId: id, ...(ctx.county ? { countyId: ctx.county.id } : {}) },
    startAfter: sendAfter,
  });
  return id;
}

export type SendMail = (mail: Mail & { messageId: string }) => Promise<void>;

/** After so many attempts a mail is given up and counted as failed: as many as the queue makes (one and eight repeats). */
export const mostAttempts = 9;

/**
 * Hands one mail of the outbox to the mail server. The job runs at least once; the row is locked while it is sent,
 * so that two workers do not send it twice, and the message id is the row's, so that a repeat is recognised.
 * What went wrong is kept with the mail; the last attempt gives it up.
 * @throws whatever the mail server said, so that the queue tries again
 */
export async function deliverMail(input: { ctx: Ctx; mailId: string; send: SendMail }): Promise<'sent' | 'nothing-to-do'> {
  const { ctx, mailId, send } = input;
  const countyId = ctx.county?.id ?? null;
  try {
    return await ctx.db.transaction({ countyId }, async (tx) => {
      const [mail] = await tx.select().from(outboxMail).where(eq(outboxMail.id, mailId)).for('update');
      if (!mail || mail.state !== 'waiting') return 'nothing-to-do';
      await send({
        to: { address: mail.toAddress, ...(mail.toName ? { name: mail.toName } : {}) },
        subject: mail.subject,
        body: mail.body,
        attachments: mail.attachments,
        headers: mail.headers,
        messageId: `<${mail.id}@kreislotse>`,
      });
      await tx
        .update(outboxMail)
        .set({ state: 'sent', sentAt: ctx.clock.now(), attempts: mail.attempts + 1, lastError: null })
        .where(eq(outboxMail.id, mailId));
      return 'sent';
    });
  } catch (error) {
    await ctx.db.transaction({ countyId }, async (tx) => {
      const [mail] = await tx
        .select({ attempts: outboxMail.attempts })
        .from(outboxMail)
        .where(eq(outboxMail.id, mailId))
        .for('update');
      const attempts = (mail?.attempts ?? 0) + 1;
      const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      const state = attempts >= mostAttempts ? 'failed' : 'waiting';
      await tx.update(outboxMail).set({ attempts, lastError, state }).where(eq(outboxMail.id, mailId));
    });
    throw error;
  }
}
