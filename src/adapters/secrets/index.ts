import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretPlace, Secrets } from '#kernel/secrets.ts';

/** Lists that differ differ as JSON too. Nothing at all where nothing is bound. */
const placeBytes = ({ boundTo }: SecretPlace): Buffer => Buffer.from(boundTo.length === 0 ? '' : JSON.stringify(boundTo));

/** AES-256-GCM under keys that follow from the installation's secret: `nonce.tag.text` in base64url. */
export function createSecrets({ secret }: { secret: string }): Secrets {
  const keyOf = ({ purpose }: SecretPlace): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `kreislotse ${purpose}`, 32));
  return {
    seal: ({ text, ...place }) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyOf(place), nonce).setAAD(placeBytes(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.');
    },
    open: ({ sealed, ...place }) => {
      const [nonce, tag, text, ...more] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
      if (nonce?.length !== 12 || tag?.length !== 16 || text === undefined || more.length > 0) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyOf(place), nonce).setAAD(placeBytes(place)).setAuthTag(tag);
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
