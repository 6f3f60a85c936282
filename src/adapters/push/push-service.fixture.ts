import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushTarget } from '#kernel/push.ts';

export type Pushed = { path: string; headers: Record<string, string | string[] | undefined>; text: string };

/** A browser that can read what is encrypted for it, by RFC 8188 and 8291 alone. */
export function makeBrowser(input: { endpoint: string }): { target: PushTarget; read: (body: Buffer) => string } {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  const auth = randomBytes(16);
  const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, info, length));
  return {
    target: { endpoint: input.endpoint, p256dh: curve.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read: (body) => {
      const salt = body.subarray(0, 16);
      const idLength = body[20]!;
      const server = body.subarray(21, 21 + idLength);
      const sealed = body.subarray(21 + idLength);
      const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), server]);
      const secret = derive(curve.computeSecret(server), auth, keyInfo, 32);
      const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
    },
  };
}

/** A push service on loopback that checks the sender's signature (RFC 8292) and hands each message to its browser. */
export async function startPushService() {
  const browsers = new Map<string, ReturnType<typeof makeBrowser>>();
  const received: Pushed[] = [];
  const answers = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url!;
      const told = answers.get(path);
      if (told !== undefined) return void response.writeHead(told).end();
      if (!isSigned(request.headers.authorization ?? '', origin)) return void response.writeHead(403).end();
      const text = browsers.get(path)!.read(Buffer.concat(chunks));
      received.push({ path, headers: request.headers, text });
      response.writeHead(201).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    received,
    /** What the service answers at an address from now on, whatever it is sent. */
    answer: (path: string, status: number | null) => void (status === null ? answers.delete(path) : answers.set(path, status)),
    browser: (path: string): PushTarget => {
      const browser = makeBrowser({ endpoint: `${origin}${path}` });
      browsers.set(path, browser);
      return browser.target;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function isSigned(authorization: string, origin: string): boolean {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (!token || !key) return false;
  const [head, body, signature] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const claims = JSON.parse(Buffer.from(body!, 'base64url').toString()) as { aud: string; sub: string };
  return (
    claims.aud === origin &&
    claims.sub.startsWith('mailto:') &&
    verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature!, 'base64url'),
    )
  );
}
