import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { startPushService } from '#adapters/push/push-service.fixture.ts';
import { modules } from '#composition/registry.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let messages: object[] = [];
const source = createServer((_, response) => response.end(JSON.stringify(messages)));
let push: Awaited<ReturnType<typeof startPushService>>;
let site: RunningSite;
let county: CountyRef;
let ctx: CountyCtx;
beforeAll(async () => {
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  push = await startPushService();
  const url = `http://127.0.0.1:${(source.address() as AddressInfo).port}/`;
  site = await startSite({ environment: { KREISLOTSE_ALERT_SOURCES: `cap=${url}`, KREISLOTSE_PUSH_HOSTS: push.origin } });
  county = await openCounty(site.test);
  ctx = systemCtx(site.test, county);
});
afterAll(async () => {
  source.close();
  push.close();
  await site.close();
});

/** Runs a job as the worker does. */
const run = (name: string): Promise<void> =>
  modules
    .flatMap((module) => module.jobs ?? [])
    .find((job) => job.name === name)!
    .run(ctx, {});
const get = async (path: string) => {
  const answer = await fetch(`${site.url}/nordkreis/${path}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
const flood = {
  identifier: 'mow.DE-NI-1',
  sender: 'leitstelle@land.example',
  sent: '2026-11-25T11:30:00+01:00',
  status: 'Actual',
  msgType: 'Alert',
  scope: 'Public',
  info: [
    {
      language: 'de',
      event: 'Hochwasser',
      severity: 'Severe',
      urgency: 'Immediate',
      certainty: 'Observed',
      expires: '2026-11-25T12:05:00+01:00',
      headline: 'Hochwasser <b>an der</b> Aue',
      description: 'Der Fluss steigt.<br/><script>alert(1)</script>',
      instruction: 'Meiden Sie das Ufer.',
      area: [{ areaDesc: 'Nordkreis', geocode: [{ valueName: 'AGS', value: '03998' }] }],
    },
  ],
};

describe('a warning', () => {
  it('stands on every public page at once, and is gone from kept pages to the second', async () => {
    const pages = ['de', 'ar', 'en/strategie', 'uk/impressum', 'de/warnungen', 'de/nirgends'];
    for (const page of pages) expect((await get(page)).text, page).not.toContain('Hochwasser');
    messages = [flood];
    await run('welcome.read-alerts');
    for (const page of pages) expect((await get(page)).text, page).toContain('Hochwasser');
    const arabic = (await get('ar')).text;
    expect(arabic).toContain('خطر كبير');
    expect(arabic).toMatch(/<bdi lang="de" dir="ltr">Hochwasser an der Aue<\/bdi>/);
    const list = await get('de/warnungen');
    expect([...list.headers.keys()].filter((name) => name.startsWith('x-kreislotse'))).toEqual([]);
    const link = /href="([^"]*\/warnungen\/[0-9a-f-]{36})"/.exec(list.text)![1]!;
    const detail = await (await fetch(site.url + link)).text();
    expect(detail).toContain('Meiden Sie das Ufer.');
    expect(detail).toContain('https://warnung.bund.de/meldungen/mow.DE-NI-1');
    expect(detail).not.toContain('alert(1)</script>');
    const feed = await get('de/warnungen.atom');
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    expect(feed.text).toContain('<category term="Severe" label="Große Gefahr"/>');
    // Nobody runs a job: the page itself knows when it is over.
    site.test.setNow('2026-11-25T11:05:00Z');
    for (const page of [...pages, 'de/warnungen.atom']) expect((await get(page)).text, page).not.toContain('Hochwasser');
    expect(await (await fetch(site.url + link)).text()).toContain('Diese Warnung ist vorbei');
    site.test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('a notice', () => {
  it('is listed, narrowed, told in a feed, and gone at its end', async () => {
    const made = await site.test.app.welcome.addNotice(ctx, {
      kind: 'waste-collection',
      title: 'Biotonne kommt am Samstag',
      text: 'Wegen des Feiertags.\nBitte um 6 Uhr bereitstellen.',
      source: 'Abfallwirtschaft Nordkreis',
      begins: '2026-11-25T08:00:00+01:00',
      ends: '2026-11-25T12:04:00+01:00',
      publish: true,
    });
    if (!made.ok) throw new Error(made.problem.message);
    expect((await get('de/meldungen')).text).toContain('Biotonne');
    expect((await get('de/meldungen?art=water')).text).not.toContain('Biotonne');
    expect((await get('en/meldungen')).text).toContain('Waste collection moved');
    expect((await get(`de/meldungen/${made.value.id}`)).text).toContain('Abfallwirtschaft Nordkreis');
    expect((await get('de/meldungen.atom?art=waste-collection')).text).toContain('Biotonne');
    expect((await get('de/meldungen?art=nichts&ort=nichts')).status).toBe(404);
    site.test.setNow('2026-11-25T11:04:00Z');
    expect((await get('de/meldungen')).text).not.toContain('Biotonne');
    expect((await get(`de/meldungen/${made.value.id}`)).status).toBe(404);
    site.test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('a browser', () => {
  it('subscribes and leaves without an account; what it sends is checked', async () => {
    const send = (method: string, body: unknown) =>
      fetch(`${site.url}/nordkreis/de/benachrichtigungen/geraet`, {
        method,
        headers: { 'content-type': 'application/json', origin: site.url },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    const target = push.browser('/ahmad');
    const wanted = { target, language: 'ar', severity: 'Severe', noticeKinds: [], municipalityIds: [] };
    expect((await send('POST', wanted)).status).toBe(204);
    expect((await send('POST', { ...wanted, target: { ...target, endpoint: 'http://127.0.0.1:5432/' } })).status).toBe(422);
    expect((await send('POST', 'nichts')).status).toBe(422);
    const foreign = await fetch(`${site.url}/nordkreis/de/benachrichtigungen/geraet`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://fremd.example' },
      body: JSON.stringify(wanted),
    });
    expect(foreign.status).toBe(403);
    expect((await send('DELETE', { endpoint: target.endpoint })).status).toBe(204);
    const page = await get('de/benachrichtigungen');
    expect(page.text).toContain('data-scope="/nordkreis/"');
    expect((await get('sw.js')).headers.get('content-type')).toContain('text/javascript');
  });
});
