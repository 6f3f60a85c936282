import { createECDH, hkdfSync } from 'node:crypto';
import webPush from 'web-push';
import type { Push, PushAnswer, PushTarget } from '#kernel/push.ts';

type Keys = { publicKey: string; privateKey: string };

/**
 * The pair of keys by which push services know this installation. It follows from the secret, so that it is the same in every
 * process and after a restored backup, and need not be kept anywhere.
 */
function keysOf(secret: string): Keys {
  for (let round = 0; ; round += 1) {
    const scalar = Buffer.from(hkdfSync('sha256', secret, '', `kreislotse web push ${round}`, 32));
    const curve = createECDH('prime256v1');
    try {
      // Throws for a number that is no key of this curve: one in four billion.
      curve.setPrivateKey(scalar);
    } catch {
      continue;
    }
    return { publicKey: curve.getPublicKey('base64url'), privateKey: scalar.toString('base64url') };
  }
}

/**
 * Sends to the push services of browsers (RFC 8030, 8291, 8292).
 * @param contact how a push service reaches whoever runs this: `mailto:…` or `https://…`
 * @param hosts names of push services, `.example` for all below a name; a whole origin (`http://127.0.0.1:1`) stands for itself
 */
export function createWebPush(input: { secret: string; contact: string; hosts: readonly string[]; timeoutMs?: number }): Push {
  const { contact, hosts, timeoutMs = 10_000 } = input;
  const keys = keysOf(input.secret);
  return {
    publicKey: keys.publicKey,
    accepts: (target) => isAccepted({ target, hosts }),
    send: async ({ target, payload, ttl, urgent, topic }) => {
      if (!isAccepted({ target, hosts })) return { state: 'gone' };
      try {
        const request = webPush.generateRequestDetails(
          { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
          payload,
          {
            vapidDetails: { subject: contact, ...keys },
            TTL: Math.max(0, Math.round(ttl)),
            urgency: urgent ? 'high' : 'normal',
            topic,
            contentEncoding: 'aes128gcm',
          },
        );
        const response = await fetch(request.endpoint, {
          method: 'POST',
          headers: request.headers as Record<string, string>,
          body: new Uint8Array(request.body!),
          // A push service answers itself; a redirection could lead anywhere.
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        await response.body?.cancel();
        return answerOf(response.status);
      } catch (error) {
        return { state: 'later', message: error instanceof Error ? error.message.slice(0, 200) : 'unknown' };
      }
    },
  };
}

/** 404 and 410: gone (RFC 8030, 7.3). A refused signature is our fault: it must not cost anybody the subscription. */
function answerOf(status: number): PushAnswer {
  if (status >= 200 && status < 300) return { state: 'sent' };
  if (status === 404 || status === 410) return { state: 'gone' };
  return { state: 'later', message: `The push service answered ${status}.` };
}

function isAccepted({ target, hosts }: { target: PushTarget; hosts: readonly string[] }): boolean {
  if (target.endpoint.length > 1_000 || !URL.canParse(target.endpoint)) return false;
  const { protocol, origin, hostname, port, username } = new URL(target.endpoint);
  if (username !== '') return false;
  const named = hosts.some((host) =>
    host.includes('://')
      ? origin === host
      : protocol === 'https:' && port === '' && (host.startsWith('.') ? hostname.endsWith(host) : hostname === host),
  );
  return named && isPublicKey(target.p256dh) && Buffer.from(target.auth, 'base64url').length === 16;
}

/** Whether it is a point of the curve: anything else fails when it is encrypted for. */
function isPublicKey(written: string): boolean {
  const bytes = Buffer.from(written, 'base64url');
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  try {
    const curve = createECDH('prime256v1');
    curve.generateKeys();
    curve.computeSecret(bytes);
    return true;
  } catch {
    return false;
  }
}
