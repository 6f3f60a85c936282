import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** Text of a mail as its reader sees it, whichever way it was encoded for the way. */
function readable(raw: string): string {
  const [head = '', body = ''] = raw.split(/\n\n(.*)/s);
  // With an attachment each part has an encoding of its own.
  if (/^content-type: multipart/im.test(head))
    return raw.replaceAll(
      /(content-transfer-encoding: (base64|quoted-printable)[^\n]*\n(?:[^\n]+\n)*)\n([\s\S]*?)(?=\n--)/gi,
      (_all, fields: string, how: string, part: string) =>
        `${fields}\n${how.toLowerCase() === 'base64' ? Buffer.from(part, 'base64').toString() : unquoted(part)}`,
    );
  if (/^content-transfer-encoding: base64/im.test(head)) return `${head}\n\n${Buffer.from(body, 'base64').toString()}`;
  return `${head}\n\n${unquoted(body)}`;
}

const unquoted = (text: string): string =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());

/** The mails that a trial installation has laid down as files for one address, the oldest first. */
async function mailsTo(address: string): Promise<string[]> {
  const folder = join(process.env['KREISLOTSE_E2E_HOME'] ?? '', 'mails');
  const found: string[] = [];
  // The name of a file is the mail's id, which begins with its time.
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    const raw = await readFile(join(folder, name), 'utf8');
    // A long name stands on a line of its own before the address.
    if (new RegExp(`^To: .*${RegExp.escape(address)}`, 'm').test(raw.replaceAll(/\r?\n[ \t]+/g, ' '))) found.push(readable(raw));
  }
  return found;
}

/** What a pattern finds in the latest mail to an address that has it, waiting until there is one; `not` was found before. */
export async function foundInMail(input: { to: string; pattern: RegExp; not?: string }): Promise<string> {
  const { to, pattern, not } = input;
  let found = '';
  await expect
    .poll(
      async () => {
        for (const mail of await mailsTo(to)) found = pattern.exec(mail)?.[0] ?? found;
        return found !== '' && found !== not;
      },
      { timeout: 90_000 },
    )
    .toBe(true);
  return found;
}
