import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Push, PushTarget } from '#kernel/push.ts';
import { makeBrowser, startPushService } from './push-service.fixture.ts';
import { createWebPush } from './web-push.ts';

const secret = 'ein Geheimnis von mehr als zweiunddreißig Zeichen';
let service: Awaited<ReturnType<typeof startPushService>>;
let push: Push;
beforeAll(async () => {
  service = await startPushService();
  push = createWebPush({
    secret,
    contact: 'mailto:it@landkreis.example',
    hosts: [service.origin, 'fcm.example', '.push.example'],
  });
});
afterAll(() => service.close());

const send = (target: PushTarget, payload = '{}') => push.send({ target, payload, ttl: 60, urgent: true, topic: 'abc' });

describe('a message', () => {
  it('can be read by its browser alone, and is signed by this installation', async () => {
    const target = service.browser('/ahmad');
    expect(await send(target, '{"title":"تحذير"}')).toEqual({ state: 'sent' });
    const [message] = service.received;
    expect(message!.text).toBe('{"title":"تحذير"}');
    expect(message!.headers).toMatchObject({ ttl: '60', urgency: 'high', topic: 'abc', 'content-encoding': 'aes128gcm' });
  });

  it('to a target that is gone says so; other answers are tried later', async () => {
    const target = service.browser('/olena');
    for (const [status, state] of [
      [410, 'gone'],
      [404, 'gone'],
      [403, 'later'],
      [429, 'later'],
      [500, 'later'],
      [302, 'later'],
    ] as const) {
      service.answer('/olena', status);
      expect((await send(target)).state, String(status)).toBe(state);
    }
    const nobody = createWebPush({ secret, contact: 'mailto:it@landkreis.example', hosts: ['http://127.0.0.1:1'] });
    const { target: away } = makeBrowser({ endpoint: 'http://127.0.0.1:1/x' });
    expect((await nobody.send({ target: away, payload: '', ttl: 1, urgent: false, topic: 'a' })).state).toBe('later');
  });

  it('goes to known push services and to real keys only', () => {
    const { target } = makeBrowser({ endpoint: 'https://fcm.example/send/1' });
    expect(push.accepts(target)).toBe(true);
    expect(push.accepts({ ...target, endpoint: 'https://eu.push.example/1' })).toBe(true);
    for (const endpoint of [
      'http://fcm.example/1',
      'https://fcm.example:8443/1',
      'https://me@fcm.example/1',
      'https://fcm.example.evil/1',
      'https://push.example/1',
      'https://127.0.0.1/1',
      'http://127.0.0.1:5432/',
      'file:///etc/passwd',
      'nichts',
      `https://fcm.example/${'x'.repeat(1_000)}`,
    ])
      expect(push.accepts({ ...target, endpoint }), endpoint).toBe(false);
    expect(push.accepts({ ...target, p256dh: Buffer.alloc(65, 4).toString('base64url') })).toBe(false);
    expect(push.accepts({ ...target, auth: 'abc' })).toBe(false);
  });
});

it('the keys follow from the secret', () => {
  const other = (given: string) => createWebPush({ secret: given, contact: 'mailto:a@b.example', hosts: [] }).publicKey;
  expect(other(secret)).toBe(push.publicKey);
  expect(other(`${secret}!`)).not.toBe(push.publicKey);
  expect(Buffer.from(push.publicKey, 'base64url')).toHaveLength(65);
});
