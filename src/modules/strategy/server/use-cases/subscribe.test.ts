import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSmtpMail } from '#adapters/mail/smtp.ts';
import type { CountyCtx, CountyRef, Ctx } from '#kernel/context.ts';
import { deliverMail } from '#kernel/mail.ts';
import { outboxMail } from '#kernel/tables.ts';
import { runRetention } from '#composition/personal-data.ts';
import { startMailServer } from '../../../../../tests/database/mail-server.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { tellSubscribers } from '../jobs/tell-subscribers.ts';
import { publicationEntry, strategySubscription } from '../public-schema.ts';
import { tellSubscriber } from './tell-subscriber.ts';

let test: TestApp;
let county: CountyRef;
let ctx: CountyCtx;
let reader: Ctx;
let coordinator: Ctx;
let strategyId: string;
let server: Awaited<ReturnType<typeof startMailServer>>;
let smtp: ReturnType<typeof createSmtpMail>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  ctx = systemCtx(test, county);
  reader = ctxOf(test, county, anonymous);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const made = await test.app.strategy.createStrategy(ctx, {
    key: 'konzept',
    title: 'Konzept',
    levels: ['Feld', 'Ziel'],
    nodes: [
      { level: 0, number: '1', title: 'Sprache', children: [{ level: 1, number: '1.1', title: 'Kurse' }] },
      { level: 0, number: '2', title: 'Wege', children: [{ level: 1, number: '2.1', title: 'Busse' }] },
    ],
  });
  if (!made.ok) throw new Error(made.problem.message);
  strategyId = made.value.id;
  await test.app.strategy.adoptStrategy(ctx, { strategyId, adoptedOn: '2026-01-01' });
  const read = await test.app.strategy.readPublicStrategy(reader, { key: 'konzept' });
  if (!read.ok) throw new Error(read.problem.message);
  for (const field of read.value.nodes) for (const node of [field, ...field.children]) ids[node.title] = node.id;
  server = await startMailServer();
  smtp = createSmtpMail({ url: server.url, from: 'kreislotse@kreis.example' });
});
afterAll(async () => {
  smtp.close();
  await server.close();
  await test.close();
});

const inCounty = <T>(run: (tx: Parameters<Parameters<typeof ctx.db.transaction>[1]>[0]) => Promise<T>): Promise<T> =>
  test.app.db.transaction({ countyId: county.id }, run);

beforeEach(async () => {
  test.setNow('2026-11-25T11:00:00Z');
  await inCounty(async (tx) => {
    await tx.delete(strategySubscription);
    await tx.delete(outboxMail);
  });
});

/** Everything that waits goes over the wire; what arrived, undone from its transfer coding. */
async function deliver(): Promise<{ to: string; text: string; headers: string }[]> {
  const waiting = await inCounty((tx) => tx.select().from(outboxMail).orderBy(outboxMail.id));
  const before = server.received.length;
  for (const { id } of waiting) await deliverMail({ ctx, mailId: id, send: smtp.send });
  return server.received.slice(before).map((text) => {
    const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
    const to = /^To: .*?([^<>\s]+@[^<>\s]+)/m.exec(head)?.[1] ?? '';
    const plain = /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString()
      : /quoted-printable/i.test(head)
        ? Buffer.from(
            body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString()
        : body;
    return { to, text: plain, headers: head.replace(/\r\n[ \t]+/g, ' ') };
  });
}
const tokenIn = (text: string, end: string): string => new RegExp(`/abo/([\\w-]+)/${end}`).exec(text)![1]!;

const ask = (mail: string, part: object = {}) =>
  test.app.strategy.subscribe(reader, { key: 'konzept', mail, language: 'de', frequency: 'at-once', ...part });
async function subscribed(mail: string, part: object = {}): Promise<void> {
  expect(await ask(mail, part)).toMatchObject({ ok: true });
  const letter = (await deliver()).find(({ to }) => to === mail)!;
  expect(await test.app.strategy.confirmSubscription(reader, { token: tokenIn(letter.text, 'bestaetigen') })).toMatchObject({
    ok: true,
  });
}
const write = async (title: string, text: string, at: string) => {
  test.setNow(at);
  const written = await test.app.strategy.writeStatus(coordinator, {
    nodeId: ids[title]!,
    date: at.slice(0, 10),
    state: 'running',
    text,
  });
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
};

describe('to subscribe', () => {
  it('takes a link by mail, which says what it is about and changes nothing when it is opened', async () => {
    expect(await ask('amina@beispiel.example', { nodeId: ids['Kurse'] })).toMatchObject({ ok: true });
    const [letter] = await deliver();
    expect(letter).toMatchObject({ to: 'amina@beispiel.example' });
    expect(letter!.text).toContain('1.1 Kurse');
    const token = tokenIn(letter!.text, 'bestaetigen');
    for (let time = 0; time < 2; time += 1) {
      expect(await test.app.strategy.readSubscription(reader, { token })).toMatchObject({
        ok: true,
        value: { kind: 'confirm', topics: [{ place: { title: 'Kurse' }, frequency: 'at-once' }] },
      });
    }
    await write('Kurse', 'Vor der Bestätigung', '2026-11-25T11:05:00Z');
    test.setNow('2026-11-25T11:10:00Z');
    await tellSubscribers(ctx);
    expect(await deliver()).toEqual([]);
    expect(await test.app.strategy.confirmSubscription(reader, { token })).toMatchObject({ ok: true });
    expect(await test.app.strategy.confirmSubscription(reader, { token })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('answers the same whatever is known of an address, and asks it once an hour and five times a day at most', async () => {
    const first = await ask('amina@beispiel.example');
    const again = await ask(' Amina@Beispiel.Example '.trim());
    expect(again).toEqual(first);
    expect(await deliver()).toHaveLength(1);
    test.setNow('2026-11-25T12:01:00Z');
    await ask('amina@beispiel.example');
    const [second] = await deliver();
    await test.app.strategy.confirmSubscription(reader, { token: tokenIn(second!.text, 'bestaetigen') });
    test.setNow('2026-11-25T13:05:00Z');
    expect(await ask('amina@beispiel.example')).toEqual(first);
    const [third] = await deliver();
    expect(third!.text).toContain('Sie bekommen schon Nachrichten');
    expect(third!.headers).toContain('List-Unsubscribe-Post');
    for (const nodeId of Object.values(ids)) await ask('amina@beispiel.example', { nodeId });
    test.setNow('2026-11-25T14:30:00Z');
    for (const nodeId of Object.values(ids)) expect(await ask('amina@beispiel.example', { nodeId })).toEqual(first);
    expect((await deliver()).length).toBeLessThanOrEqual(4);
  });

  it('is refused for what is no address, no language, no strategy, and where a crowd signs up', async () => {
    expect(await ask('keine adresse')).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: [{ path: 'mail' }] } });
    expect(await ask('a@b.example\r\nBcc: c@d.example')).toMatchObject({ ok: false, problem: { kind: 'invalid' } });
    expect(await ask('a@b.example', { language: 'xx' })).toMatchObject({ ok: false, problem: { kind: 'invalid' } });
    expect(await ask('a@b.example', { key: 'fehlt' })).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await ask('a@b.example', { nodeId: crypto.randomUUID() })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    for (let index = 0; index < 200; index += 1) await ask(`leser${index}@beispiel.example`);
    expect(await ask('noch-einer@beispiel.example')).toMatchObject({ ok: false, problem: { kind: 'unavailable' } });
  });

  it('ends by itself after seven days without an answer', async () => {
    await ask('amina@beispiel.example');
    const [letter] = await deliver();
    test.setNow('2026-12-03T12:00:00Z');
    const token = tokenIn(letter!.text, 'bestaetigen');
    expect(await test.app.strategy.confirmSubscription(reader, { token })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    await runRetention({ db: test.app.db, countyId: county.id, now: test.now() });
    expect(await inCounty((tx) => tx.$count(strategySubscription))).toBe(0);
  });
});

describe('news', () => {
  it('come as one mail a person with all that is hers, and nothing twice', async () => {
    test.setNow('2026-11-25T11:30:00Z');
    await subscribed('amina@beispiel.example');
    await subscribed('amina@beispiel.example', { nodeId: ids['Kurse'] });
    await subscribed('bodo@beispiel.example', { nodeId: ids['Wege'] });
    await write('Kurse', 'Zweiter Kurs begonnen', '2026-11-25T12:00:00Z');
    await write('Busse', 'Linie verlängert', '2026-11-25T12:01:00Z');
    test.setNow('2026-11-25T12:10:00Z');
    await tellSubscribers(ctx);
    await tellSubscribers(ctx);
    const letters = await deliver();
    expect(letters.map(({ to }) => to).sort()).toEqual(['amina@beispiel.example', 'bodo@beispiel.example']);
    const [amina, bodo] = ['amina', 'bodo'].map((name) => letters.find(({ to }) => to.startsWith(name))!);
    expect(amina!.text.match(/Zweiter Kurs begonnen/g)).toHaveLength(1);
    expect(amina!.text).toContain('Linie verlängert');
    expect(bodo!.text).not.toContain('Zweiter Kurs');
    expect(bodo!.text).toContain(`/nordkreis/de/strategie/konzept/${ids['Busse']}`);
    const leave = /List-Unsubscribe: <(\S+)>/.exec(amina!.headers)![1]!;
    expect(leave).toMatch(/\/nordkreis\/de\/abo\/[\w-]+\/abmelden$/);
    expect(amina!.headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    // What was told stands in the log, once for each thing.
    const log = await inCounty((tx) => tx.select().from(publicationEntry));
    expect(log.map(({ nodeId, channel, day }) => [nodeId, channel, day]).sort()).toEqual(
      [
        [ids['Kurse'], 'digest', '2026-11-25'],
        [ids['Busse'], 'digest', '2026-11-25'],
      ].sort(),
    );
  });

  it('wait a minute, so that none is missed or told too soon', async () => {
    test.setNow('2026-11-25T12:30:00Z');
    await subscribed('amina@beispiel.example');
    await write('Kurse', 'Gerade eben', '2026-11-25T13:00:00Z');
    test.setNow('2026-11-25T13:00:30Z');
    await tellSubscribers(ctx);
    expect(await deliver()).toEqual([]);
    test.setNow('2026-11-25T13:01:01Z');
    await tellSubscribers(ctx);
    expect(await deliver()).toHaveLength(1);
  });

  it('come on their day, in the reader’s language, and not at all without news', async () => {
    await subscribed('amina@beispiel.example', { language: 'ar', frequency: 'weekly' });
    await write('Kurse', 'Dritter Kurs begonnen', '2026-11-26T12:00:00Z');
    await tellSubscribers(ctx);
    expect(await deliver()).toEqual([]);
    test.setNow('2026-11-30T06:10:00Z');
    await tellSubscribers(ctx);
    const [letter] = await deliver();
    expect(letter!.text).toContain('قيد التنفيذ');
    expect(letter!.text).toContain('Dritter Kurs begonnen');
    expect(letter!.text).toContain('/nordkreis/ar/');
    test.setNow('2026-12-07T06:10:00Z');
    await tellSubscribers(ctx);
    expect(await deliver()).toEqual([]);
  });

  it('are sent by the platform alone', async () => {
    const input = { addressHash: '0'.repeat(64) };
    expect(await tellSubscriber(coordinator, input)).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    expect(await tellSubscriber(ctx, input)).toMatchObject({ ok: true, value: { told: 0 } });
  });
});

describe('to leave', () => {
  async function letterFor(mail: string): Promise<string> {
    await write('Kurse', `Nachricht für ${mail}`, '2026-11-25T15:00:00Z');
    test.setNow('2026-11-25T15:10:00Z');
    await tellSubscribers(ctx);
    return tokenIn((await deliver()).find(({ to }) => to === mail)!.text, 'abmelden');
  }

  it('takes one tap, deletes the address at once, and may come twice', async () => {
    await subscribed('amina@beispiel.example');
    await subscribed('amina@beispiel.example', { nodeId: ids['Kurse'] });
    const token = await letterFor('amina@beispiel.example');
    const opened = await test.app.strategy.readSubscription(reader, { token });
    expect(opened).toMatchObject({ ok: true, value: { kind: 'leave', topics: [{}, {}] } });
    const one = opened.ok ? opened.value.topics.find(({ place }) => place !== null)!.id : '';
    expect(await test.app.strategy.leaveSubscription(reader, { token, subscriptionId: one })).toMatchObject({ ok: true });
    expect(await inCounty((tx) => tx.$count(strategySubscription))).toBe(1);
    for (let time = 0; time < 2; time += 1)
      expect(await test.app.strategy.leaveSubscription(reader, { token })).toMatchObject({ ok: true });
    expect(await inCounty((tx) => tx.$count(strategySubscription))).toBe(0);
    expect(await test.app.strategy.readSubscription(reader, { token })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('ends nobody else’s', async () => {
    await subscribed('amina@beispiel.example');
    await subscribed('bodo@beispiel.example');
    const token = await letterFor('amina@beispiel.example');
    const bodo = (await inCounty((tx) => tx.select().from(strategySubscription))).find(({ address }) =>
      address.startsWith('bodo'),
    )!;
    await test.app.strategy.leaveSubscription(reader, { token, subscriptionId: bodo.id });
    await test.app.strategy.leaveSubscription(reader, { token: 'geraten' });
    expect(await inCounty((tx) => tx.$count(strategySubscription))).toBe(2);
  });
});

describe('staff', () => {
  it('see a number, and none where it is small', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await subscribed(`${name}@beispiel.example`);
    expect(await test.app.strategy.countSubscribers(coordinator, { strategyId })).toMatchObject({
      ok: true,
      value: { people: null, smallestCell: 5 },
    });
    await subscribed('e@beispiel.example');
    await subscribed('e@beispiel.example', { nodeId: ids['Kurse'] });
    expect(await test.app.strategy.countSubscribers(coordinator, { strategyId })).toMatchObject({
      ok: true,
      value: { people: 5 },
    });
    expect(await test.app.strategy.countSubscribers(coordinator, { strategyId: 'x' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid' },
    });
  });

  it('find no address in the log', async () => {
    await subscribed('amina@beispiel.example');
    const log = await inCounty((tx) => tx.execute(`select row_to_json(a)::text as line from audit_entry a`));
    expect(JSON.stringify(log.rows)).not.toContain('amina');
  });
});
