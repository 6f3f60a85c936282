import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runRetention } from '#composition/personal-data.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { auditEntry } from '#kernel/tables.ts';
import { saveTranslations } from '#kernel/translation.ts';
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
import { alert, alertFeed } from '../alert-schema.ts';
import { pushNews } from '../jobs/push.ts';
import { readAlerts } from '../jobs/read-alerts.ts';

let answer: RequestListener = (_, response) => void response.writeHead(404).end();
const server = createServer((request, response) => answer(request, response));
let test: TestApp;
let county: CountyRef;
let ctx: CountyCtx;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cap.json`;
  test = await createTestApp({ environment: { KREISLOTSE_ALERT_SOURCES: `cap=${url}` } });
  county = await openCounty(test);
  await openCounty(test, 'suedkreis');
  ctx = systemCtx(test, county);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await test.close();
});
beforeEach(async () => {
  test.setNow('2026-11-25T11:00:00Z');
  await test.app.db.transaction({ countyId: county.id }, async (tx) => {
    await tx.delete(alert);
    await tx.delete(alertFeed);
  });
});

const current = async (language = 'de') =>
  must(await test.app.welcome.readCurrentNews(ctxOf(test, county, anonymous), { language }));
const office = async () =>
  must(await test.app.welcome.listAlerts(ctxOf(test, county, person({ county, role: 'coordinator' })), {}));
const revision = async () => {
  test.app.counties.forget();
  return (await test.app.counties.bySlug('nordkreis'))!.revision;
};
const read = () => readAlerts(ctx);

const cap = (identifier: string, fields: object = {}, info: object = {}) => ({
  identifier,
  sender: 'warnungen@land.example',
  sent: '2026-11-25T10:00:00+01:00',
  status: 'Actual',
  msgType: 'Alert',
  scope: 'Public',
  ...fields,
  info: [
    {
      language: 'de',
      event: 'Hochwasser',
      severity: 'Severe',
      urgency: 'Immediate',
      certainty: 'Observed',
      headline: `Hochwasser ${identifier}`,
      description: 'Der Fluss steigt.<br/>Weiter steigend.',
      instruction: 'Meiden Sie das Ufer.',
      area: [{ areaDesc: 'Nordkreis', geocode: [{ valueName: 'AGS', value: '03998' }] }],
      ...info,
    },
  ],
});
const says = (...messages: object[]): void => {
  answer = (_, response) => void response.end(JSON.stringify(messages));
};

describe('warnings', () => {
  it('are shown as soon as the source has them, and gone when it has them no more', async () => {
    says(cap('a'));
    const before = await revision();
    await read();
    const news = await current();
    expect(news.alerts).toMatchObject([
      {
        headline: 'Hochwasser a',
        description: 'Der Fluss steigt.\nWeiter steigend.',
        instruction: 'Meiden Sie das Ufer.',
        severity: 'Severe',
        municipalities: [],
        exact: true,
      },
    ]);
    expect(await revision()).toBe(before + 1);
    // The same answer changes nothing, and leaves no trace in the log.
    const entries = () => test.app.db.transaction({ countyId: county.id }, (tx) => tx.$count(auditEntry));
    const logged = await entries();
    await read();
    expect([await revision(), await entries()]).toEqual([before + 1, logged]);
    says();
    await read();
    expect((await current()).alerts).toEqual([]);
    expect(await revision()).toBe(before + 2);
    const { id } = news.alerts[0]!;
    expect(
      must(await test.app.welcome.readPublicAlert(ctxOf(test, county, anonymous), { alertId: id, language: 'de' })),
    ).toMatchObject({
      endedAt: '2026-11-25T11:00:00.000Z',
    });
  });

  it('end at their own end, to the second, whether or not anybody has looked', async () => {
    says(cap('a', {}, { expires: '2026-11-25T13:00:00+01:00' }));
    await read();
    expect((await current()).until).toBe('2026-11-25T12:00:00.000Z');
    test.setNow('2026-11-25T11:59:59Z');
    expect((await current()).alerts).toHaveLength(1);
    test.setNow('2026-11-25T12:00:00Z');
    expect(await current()).toMatchObject({ alerts: [], until: null });
    const before = await revision();
    await pushNews(ctx);
    expect(await revision()).toBe(before + 1);
    expect((await office()).alerts[0]!.endedAt).toBe('2026-11-25T12:00:00.000Z');
    // The source keeps it for months: it stays ended.
    await read();
    expect((await current()).alerts).toEqual([]);
  });

  it('are updated and cancelled by later messages', async () => {
    says(cap('a'));
    await read();
    says(cap('a'), cap('b', { msgType: 'Update', references: 'x,a,2026-11-25T10:00:00+01:00' }));
    await read();
    expect((await current()).alerts.map(({ headline }) => headline)).toEqual(['Hochwasser b']);
    says(cap('b'), cap('c', { msgType: 'Cancel', references: 'x,b,2026-11-25T10:00:00+01:00' }));
    await read();
    expect((await current()).alerts).toEqual([]);
    await read();
    expect((await current()).alerts).toEqual([]);
  });

  it('that their source calls off are told as an all-clear for two hours, and what only ends is not', async () => {
    says(cap('a'), cap('still'));
    await read();
    says(cap('c', { msgType: 'Cancel', references: 'x,a,2026-11-25T10:00:00+01:00' }));
    await read();
    const cleared = { headline: 'Hochwasser a', language: 'de', municipalities: [], liftedAt: '2026-11-25T11:00:00.000Z' };
    expect(await current()).toMatchObject({ alerts: [], cleared: [cleared], until: '2026-11-25T13:00:00.000Z' });
    test.setNow('2026-11-25T12:59:59Z');
    await read();
    expect((await current()).cleared).toHaveLength(1);
    test.setNow('2026-11-25T13:00:00Z');
    expect(await current()).toMatchObject({ cleared: [], until: null });
    const { alerts } = await office();
    expect(alerts.find(({ identifier }) => identifier === 'still')).toMatchObject({ liftedAt: null });
    // It holds again: nothing is clear.
    says(cap('a'));
    await read();
    expect(await current()).toMatchObject({ alerts: [{ headline: 'Hochwasser a', liftedAt: null }], cleared: [] });
  });

  it('called off under their own name are an all-clear too, but not once their own end has come', async () => {
    says(cap('a'), cap('b', {}, { expires: '2026-11-25T12:30:00+01:00' }));
    await read();
    test.setNow('2026-11-25T11:40:00Z');
    says(cap('a', { msgType: 'Cancel' }), cap('b', { msgType: 'Cancel' }));
    await read();
    expect((await current()).cleared.map(({ headline }) => headline)).toEqual(['Hochwasser a']);
  });

  it('are told in a machine’s words where all of them render what the source says now', async () => {
    says(cap('a'));
    await read();
    const { id } = (await current()).alerts[0]!;
    const say = (field: string, source: string, text: string) => ({
      ...{ subjectType: 'alert', subjectId: id, field, language: 'ar', source, sourceLanguage: 'de', text },
      state: 'machine' as const,
    });
    const take = (translations: ReturnType<typeof say>[]) =>
      test.app.db.transaction({ countyId: county.id }, (tx) => saveTranslations({ ctx, tx, translations }));
    await take([say('headline', 'Hochwasser a', 'فيضان')]);
    expect((await current('ar')).alerts[0]).toMatchObject({ headline: 'Hochwasser a', language: 'de', machine: false });
    await take([
      say('description', 'Der Fluss steigt.\nWeiter steigend.', 'يرتفع النهر.'),
      say('instruction', 'Meiden Sie das Ufer.', 'تجنبوا الضفة.'),
    ]);
    expect((await current('ar')).alerts[0]).toMatchObject({
      ...{ headline: 'فيضان', instruction: 'تجنبوا الضفة.', language: 'ar', machine: true, sourceLanguage: 'de' },
    });
    expect((await current('de')).alerts[0]).toMatchObject({ headline: 'Hochwasser a', machine: false });
    says(cap('a', { sent: '2026-11-25T11:30:00+01:00' }, { instruction: 'Gehen Sie in obere Stockwerke.' }));
    await read();
    expect((await current('ar')).alerts[0]).toMatchObject({ instruction: 'Gehen Sie in obere Stockwerke.', machine: false });
  });

  it('are offered for translation by name while they hold, and on nobody’s desk', async () => {
    says(cap('a'));
    await read();
    const { id } = (await current()).alerts[0]!;
    const offered = (subjectIds?: string[]) =>
      test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
        ctx.translatables({ ctx, tx, ...(subjectIds ? { subjectIds } : {}) }),
      );
    expect(await offered([id])).toMatchObject([
      {
        subjectType: 'alert',
        language: 'de',
        texts: [{ field: 'headline' }, { field: 'instruction' }, { field: 'description' }],
      },
    ]);
    expect((await offered()).filter(({ subjectType }) => subjectType === 'alert')).toEqual([]);
    says();
    await read();
    expect(await offered([id])).toEqual([]);
  });

  it('of a test or exercise are seen by the office alone', async () => {
    says(cap('a', { status: 'Test' }), cap('b', { status: 'Exercise' }), cap('c', { scope: 'Private' }));
    await read();
    expect((await current()).alerts).toEqual([]);
    const { alerts } = await office();
    expect(alerts.map(({ status }) => status).sort()).toEqual(['Exercise', 'Test']);
    const asked = await test.app.welcome.readPublicAlert(ctxOf(test, county, anonymous), {
      alertId: alerts[0]!.id,
      language: 'de',
    });
    expect(asked).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });

  it('are for the municipalities that they name, and for no other county', async () => {
    const area = (value: string) => ({ area: [{ areaDesc: 'x', geocode: [{ valueName: 'AGS', value }] }] });
    says(cap('a', {}, area('03998001')), cap('b', {}, area('03999')));
    await read();
    // Its only municipality is the county.
    expect((await current()).alerts.map(({ headline }) => headline)).toEqual(['Hochwasser a']);
  });

  it('are told in the language of the reader where the source speaks it', async () => {
    const message = cap('a');
    message.info.push({ ...message.info[0]!, language: 'en-GB', headline: 'Flood' });
    says(message);
    await read();
    expect((await current('en')).alerts[0]).toMatchObject({ language: 'en', headline: 'Flood' });
    expect((await current('ar')).alerts[0]).toMatchObject({ language: 'de', headline: 'Hochwasser a' });
  });

  it('stay while the source fails, and the office sees since when', async () => {
    says(cap('a'));
    await read();
    test.setNow('2026-11-25T11:02:00Z');
    answer = (_, response) => void response.end('<html>Wartung</html>');
    await read();
    test.setNow('2026-11-25T11:04:00Z');
    await read();
    expect((await current()).alerts).toHaveLength(1);
    expect(await current()).toMatchObject({ silentSince: '2026-11-25T11:00:00.000Z' });
    const { feeds } = await office();
    expect(feeds).toMatchObject([
      {
        readAt: '2026-11-25T11:00:00.000Z',
        askedAt: '2026-11-25T11:04:00.000Z',
        failure: { code: 'garbage', since: '2026-11-25T11:02:00.000Z' },
        active: 1,
      },
    ]);
    says(cap('a'));
    await read();
    expect((await office()).feeds[0]!.failure).toBeNull();
    expect((await current()).silentSince).toBeNull();
  });

  it('with a polygon that crosses itself are taken, and the office is told', async () => {
    const area = [{ areaDesc: 'x', polygon: ['53,9 54,10 53,10 54,9 53,9'], geocode: [{ valueName: 'AGS', value: '03998' }] }];
    says(cap('a', {}, { area }));
    await read();
    // No borders are laid down for this county: the key beside the drawing decides.
    expect((await current()).alerts).toHaveLength(1);
    expect((await office()).alerts[0]!.faults).toEqual([expect.stringContaining('schneidet sich selbst')]);
  });

  it('follow what is drawn once the borders are laid down, and leave other places out', async () => {
    const ring = (west: number) => [
      [west, 53],
      [west + 0.1, 53],
      [west + 0.1, 53.1],
      [west, 53.1],
      [west, 53],
    ];
    const features = [{ properties: { ags: '03998001' }, geometry: { type: 'Polygon', coordinates: [ring(9)] } }];
    must(await test.app.network.setOutlines(ctx, { source: 'Probe', licence: 'frei', features }));
    const drawn = (west: number) => ({
      area: [
        {
          areaDesc: 'x',
          polygon: [
            ring(west)
              .map(([x, y]) => `${y},${x}`)
              .join(' '),
          ],
        },
      ],
    });
    says(cap('a', {}, drawn(9.05)), cap('b', {}, drawn(9.1)));
    await read();
    expect((await current()).alerts.map(({ headline }) => headline)).toEqual(['Hochwasser a']);
    // A county's key is coarser than what is drawn beside it.
    const elsewhere = { area: [{ ...drawn(9.3).area[0]!, geocode: [{ valueName: 'AGS', value: '03998' }] }] };
    says(cap('c', {}, elsewhere));
    await read();
    expect((await current()).alerts).toEqual([]);
  });

  it('are kept for 90 days after their end', async () => {
    says(cap('a'));
    await read();
    says();
    await read();
    const ended = async (now: string) =>
      (await runRetention({ db: test.app.db, countyId: county.id, now: new Date(now) }))['alert'] ?? 0;
    expect(await ended('2027-02-23T10:00:00Z')).toBe(0);
    expect(await ended('2027-02-24T10:00:00Z')).toBe(1);
  });
});
