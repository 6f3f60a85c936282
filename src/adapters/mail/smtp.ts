import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { SendMail } from '#kernel/mail.ts';

export type MailAdapter = { send: SendMail; close: () => void };

/** Hands mails to a server by SMTP. Mails are plain text; loops of automatic answers are asked off (RFC 3834). */
export function createSmtpMail(input: { url: string; from: string }): MailAdapter {
  const transport = createTransport(input.url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as object);
  return {
    send: async (mail) => {
      await transport.sendMail(message(mail, input.from));
    },
    close: () => transport.close(),
  };
}

/** Without a mail server mails are laid down as files, so that a trial installation shows what would be sent. */
export function createFolderMail(input: { folder: string; from: string }): MailAdapter {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async (mail) => {
      const { message: bytes } = await transport.sendMail(message(mail, input.from));
      await mkdir(input.folder, { recursive: true, mode: 0o700 });
      await writeFile(join(input.folder, `${mail.messageId.replace(/[^0-9a-z-]/gi, '')}.eml`), bytes as Buffer, { mode: 0o600 });
    },
    close: () => transport.close(),
  };
}

function message(mail: Parameters<SendMail>[0], from: string) {
  return {
    from,
    to: mail.to.name ? { address: mail.to.address, name: mail.to.name } : mail.to.address,
    subject: mail.subject,
    text: mail.body,
    messageId: mail.messageId,
    headers: { ...mail.headers, 'Auto-Submitted': 'auto-generated' },
    attachments: (mail.attachments ?? []).map((attachment) => ({
      filename: attachment.name,
      content: attachment.content,
      contentType: attachment.mime,
    })),
  };
}
