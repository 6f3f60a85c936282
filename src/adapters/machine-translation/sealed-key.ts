import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'kreislotse translation services', 32));

/** AES-256-GCM under a key that follows from the installation's secret: `nonce.tag.text` in base64url. */
export function sealKey(input: { secret: string; text: string }): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(input.secret), nonce);
  const sealed = Buffer.concat([cipher.update(input.text, 'utf8'), cipher.final()]);
  return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.');
}

/** Null for what was sealed under another secret, or is damaged. */
export function openKey(input: { secret: string; sealed: string }): string | null {
  const [nonce, tag, text] = input.sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (nonce?.length !== 12 || tag?.length !== 16 || text === undefined) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(input.secret), nonce);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
