import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPushService } from '#adapters/push/push-service.fixture.ts';
import { runRetention } from '#composition/personal-data.ts';
import type { OfficialAlert } from '#kernel/alerts.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import type { PushTarget } from '#kernel/push.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { alert, alertFeed, notice, pushDelivery, pushSubscription } from '../alert-schema.ts';
import { pushNews } from '../jobs/push.ts';
import { takeAlerts } from './take-alerts.ts';

let service: Awaited<ReturnType<typeof startPushService>>;
let test: TestApp;
let county: CountyRef;
let ctx: CountyCtx;
let placeId: string;
beforeAll(async () => {
  service = await startPushService();
  test = await createTestApp({ environment: { KREISLOTSE_PUSH_HOSTS: service.origin } });
  county = await openCounty(test);
  ctx = systemCtx(test, county);
  placeId = must(await test.app.tenancy.listUnits(ctx, {})).municipalities[0]!.id;
});
afterAll(async () => {
  service.close();
  await test.close();
});
beforeEach(async () => {
  test.setNow('2026-11-25T11:00:00Z');
  service.received.length = 0;
  await test.app.db.transaction({ countyId: county.id }, async (tx) => {
    for (const table of [pushDelivery, pushSubscription, alert, alertFeed, notice]) await tx.delete(table);
  });
});

const subscribe = (target: PushTarget, fields: object = {}) =>
  test.app.welcome.subscribePush(ctxOf(test, county, anonymous), {
    target,
    language: 'de',
    severity: 'Severe',
    noticeKinds: [],
    municipalityIds: [],
    ...fields,
  });
const warn = (identifier: string, fields: Partial<OfficialAlert> = {}) =>
  takeAlerts(ctx, {
    feed: 'cap test',
    answer: {
      state: 'read',
      chosenForCounty: true,
      present: [identifier],
      validators: { etag: null, lastModified: null },
      faults: [],
      alerts: [
        {
          identifier,
          version: '1',
          sender: 'x',
          provider: 'MOWAS',
          status: 'Actual',
          msgType: 'Alert',
          references: [],
          sent: '2026-11-25T10:00:00.000Z',
          onset: null,
          expires: null,
          severity: 'Severe',
          urgency: 'Immediate',
          certainty: 'Observed',
          texts: [
            {
              language: 'de',
              event: null,
              headline: `Hochwasser ${identifier}`,
              description: 'Der Fluss steigt.',
              instruction: 'Meiden Sie das Ufer.',
              senderName: null,
              web: null,
              contact: null,
            },
          ],
          areas: [{ description: '', area: null, keys: ['03998'] }],
          faults: [],
          ...fields,
        },
      ],
    },
  });
const told = () =>
  service.received.map(({ path, text }) => ({
    path,
    ...(JSON.parse(text) as { title: string; body: string; url: string; lang: string; tag: string }),
  }));

describe('a browser', () => {
  it('is told of a warning once, in words that it alone can read', async () => {
    must(await subscribe(service.browser('/ahmad'), { language: 'ar' }));
    must(await warn('a'));
    await pushNews(ctx);
    await pushNews(ctx);
    expect(told()).toEqual([
      {
        path: '/ahmad',
        title: 'خطر كبير: Hochwasser a',
        body: 'Nordkreis\nMeiden Sie das Ufer.',
        lang: 'de',
        dir: 'rtl',
        url: expect.stringMatching(/^\/nordkreis\/ar\/warnungen\/[0-9a-f-]{36}$/) as string,
        tag: expect.any(String) as string,
      },
    ]);
    expect(service.received[0]!.headers).toMatchObject({ urgency: 'high', ttl: '43200' });
    // The same warning, worded anew, is not told again.
    must(await warn('a', { version: '2' }));
    await pushNews(ctx);
    expect(told()).toHaveLength(1);
  });

  it('is told only what it asked for', async () => {
    must(await subscribe(service.browser('/extreme'), { severity: 'Extreme' }));
    must(await subscribe(service.browser('/all'), { severity: 'Minor' }));
    must(
      await subscribe(service.browser('/roads'), { severity: null, noticeKinds: ['road-closed'], municipalityIds: [placeId] }),
    );
    must(await warn('test', { status: 'Test' }));
    must(await warn('a'));
    const add = (kind: 'road-closed' | 'water') =>
      test.app.welcome.addNotice(ctxOf(test, county, person({ county, role: 'coordinator' })), {
        kind,
        title: `Meldung ${kind}`,
        text: 'Bis Freitag.',
        source: 'Stadt Musterstadt',
        municipalityIds: [placeId],
        begins: '2026-11-25T12:00:00Z',
        ends: '2026-11-25T18:00:00Z',
        publish: true,
      });
    must(await add('road-closed'));
    must(await add('water'));
    await pushNews(ctx);
    expect(
      told()
        .map(({ path, title }) => `${path} ${title}`)
        .sort(),
    ).toEqual(['/all Große Gefahr: Hochwasser a', '/roads Straße gesperrt: Meldung road-closed']);
  });

  it('is not told of what was over before it could be told', async () => {
    must(await subscribe(service.browser('/olena')));
    must(await warn('a', { expires: '2026-11-25T12:00:00.000Z' }));
    test.setNow('2026-11-25T12:00:00Z');
    await pushNews(ctx);
    expect(told()).toEqual([]);
  });

  it('is tried again with growing pauses, and given up after five times', async () => {
    must(await subscribe(service.browser('/olena')));
    must(await warn('a'));
    service.answer('/olena', 503);
    await pushNews(ctx);
    await pushNews(ctx);
    const state = () => test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(pushDelivery));
    expect(await state()).toMatchObject([{ state: 'waiting', attempts: 1, lastError: 'The push service answered 503.' }]);
    service.answer('/olena', null);
    test.setNow('2026-11-25T11:01:00Z');
    await pushNews(ctx);
    expect(told()).toHaveLength(1);
    expect(await state()).toMatchObject([{ state: 'sent', attempts: 2, lastError: null }]);
    service.answer('/olena', 503);
    must(await warn('b'));
    for (const minutes of [2, 3, 6, 16, 46, 120, 180]) {
      test.setNow(new Date(Date.parse('2026-11-25T11:00:00Z') + minutes * 60_000).toISOString());
      await pushNews(ctx);
    }
    service.answer('/olena', null);
    expect((await state()).map((row) => [row.state, row.attempts]).sort()).toEqual([
      ['dropped', 5],
      ['sent', 2],
    ]);
  });

  it('is forgotten when its service knows it no more, when it leaves, and after a year of silence', async () => {
    const count = async () =>
      must(await test.app.welcome.countPushSubscriptions(ctxOf(test, county, person({ county, role: 'coordinator' })), {}))
        .devices;
    const gone = service.browser('/gone');
    const left = service.browser('/left');
    must(await subscribe(gone));
    must(await subscribe(left));
    must(await subscribe(service.browser('/silent')));
    // Whoever chooses anew is the same browser.
    must(await subscribe(left, { severity: 'Minor' }));
    expect(await count()).toBe(3);
    service.answer('/gone', 410);
    must(await warn('a'));
    await pushNews(ctx);
    expect(await count()).toBe(2);
    must(await test.app.welcome.leavePush(ctxOf(test, county, anonymous), { endpoint: left.endpoint }));
    expect(await count()).toBe(1);
    const [silent] = await test.app.db.transaction({ countyId: county.id }, (tx) =>
      tx.select().from(pushSubscription).where(eq(pushSubscription.severity, 'Severe')),
    );
    expect(silent!.contactAt).toEqual(test.now());
    const ended = async (now: string) =>
      (await runRetention({ db: test.app.db, countyId: county.id, now: new Date(now) }))['push_subscription'] ?? 0;
    expect(await ended('2027-11-25T10:00:00Z')).toBe(0);
    expect(await ended('2027-11-25T12:00:00Z')).toBe(1);
  });

  it('names a known service and a topic', async () => {
    const target = service.browser('/ahmad');
    expect(await subscribe({ ...target, endpoint: 'https://intern.example/' })).toMatchObject({
      problem: { code: 'unknown-service' },
    });
    expect(await subscribe(target, { severity: null })).toMatchObject({ problem: { code: 'no-topic' } });
    expect(await subscribe(target, { municipalityIds: [crypto.randomUUID()] })).toMatchObject({
      problem: { code: 'unknown-municipality' },
    });
  });
});
