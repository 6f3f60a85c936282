import { createHmac, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { shortestVideoSecret } from '#kernel/video.ts';

type Claims = Readonly<Record<string, unknown>>;
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token (RFC 7519) by a shared secret; null for one that could be guessed. */
export function signBySecret(input: { claims: Claims; secret: string }): string | null {
  const { claims, secret } = input;
  if (secret.length < shortestVideoSecret) return null;
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** The same by a private key in PEM; null for what is no RSA key of at least 2048 bits. */
export function signByKey(input: { claims: Claims; key: string; keyId: string }): string | null {
  const { claims, keyId } = input;
  const key = readKey(input.key);
  if (key === null) return null;
  const text = `${part({ alg: 'RS256', kid: keyId, typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function readKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails!.modulusLength! >= 2048 ? key : null;
  } catch {
    return null;
  }
}
