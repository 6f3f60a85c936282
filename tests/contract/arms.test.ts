import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../database/must.ts';
import { openCounty, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let cookie: string;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  await openCounty(site.test, 'suedkreis');
  const { auth, tenancy } = site.test.app;
  const { email, name } = auth.demoAccounts[0]!;
  const account = must(await auth.accounts.create({ name, email }));
  must(await tenancy.grantRole(systemCtx(site.test, county), { accountId: account.id, role: 'coordinator' }));
  const entered = must(await auth.sessions.startDemo({ headers: new Headers({ host: new URL(site.url).host }), email }));
  cookie = entered.cookies.map((entry) => `${entry.name}=${encodeURIComponent(entry.value)}`).join('; ');
});
afterAll(() => site.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${site.url}${path}`, { headers, redirect: 'manual' });
function hand(input: { name?: string; bytes?: string; alt?: string; remove?: boolean }) {
  const form = new FormData();
  if (input.bytes !== undefined) form.append('wappen', new Blob([input.bytes]), input.name ?? 'wappen.svg');
  form.append('alt', input.alt ?? 'Eine Glocke über Wellen');
  if (input.remove) form.append('tun', 'entfernen');
  return fetch(`${site.url}/verwaltung/nordkreis/einstellungen/wappen`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, accept: 'text/html' },
    body: form,
  });
}
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v12z" fill="#a00"/></svg>';

describe('the arms of a county', () => {
  it('stand, once given, in the public head and the office, at an address that never changes, and go again', async () => {
    expect(await (await get('/nordkreis/de')).text()).not.toContain('/wappen/');
    const saved = await hand({ bytes: `<?xml version="1.0"?>${drawing}` });
    expect(saved.status).toBe(303);
    const home = await (await get('/nordkreis/de')).text();
    const [address] = /\/nordkreis\/wappen\/[0-9a-f]{64}\.svg/.exec(home)!;
    const file = await get(address);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toContain('image/svg+xml');
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await file.text()).toBe(drawing);
    expect(await (await get('/verwaltung/nordkreis', { cookie })).text()).toContain(address);
    // Another county has none, and does not serve this one's.
    expect(await (await get('/suedkreis/de')).text()).not.toContain('/wappen/');
    expect((await get(address.replace('nordkreis', 'suedkreis'))).status).toBe(404);

    expect((await hand({ remove: true })).status).toBe(303);
    expect(await (await get('/nordkreis/de')).text()).not.toContain('/wappen/');
    expect((await get(address)).status).toBe(404);
  });

  it('are on the cover of reports, with their words', async () => {
    const ctx = systemCtx(site.test, county);
    const { strategy, reporting } = site.test.app;
    must(
      await strategy.createStrategy(ctx, { key: 'plan', title: 'Plan', levels: ['Ziel'], nodes: [{ level: 0, title: 'Kurse' }] }),
    );
    const { id: strategyId } = must(await strategy.readOfficeStrategy(ctx, { key: 'plan' }));
    must(await strategy.adoptStrategy(ctx, { strategyId, adoptedOn: '2026-01-01' }));
    must(await reporting.createReport(ctx, { strategyId, title: 'Bericht', from: '2026-01-01', to: '2026-10-31' }));
    const [report] = must(await reporting.listReports(ctx, {}));
    await hand({ bytes: drawing });
    const { document } = must(await reporting.previewReport(ctx, { reportId: report!.id }));
    expect(document.meta.arms).toEqual({
      mediaType: 'image/svg+xml',
      data: Buffer.from(drawing).toString('base64'),
      alt: 'Eine Glocke über Wellen',
    });
    const pdf = must(await reporting.renderReportPdf(ctx, { reportId: report!.id }));
    expect(Buffer.from(pdf.pdf).toString('latin1').startsWith('%PDF-')).toBe(true);
  });

  it.each([
    ['none chosen', undefined, /Bitte wählen Sie erst eine Datei aus/],
    ['no picture', 'nur Text', /SVG- oder PNG-Datei/],
    ['a script inside', drawing.replace('</svg>', '<script>alert(1)</script></svg>'), /erlaubt sind nur Formen/],
    ['too large', drawing.replace('<path', `<!--${'x'.repeat(13_000)}--><path`), /größer als 12 KB/],
  ])('are refused beside the field, with what was typed kept: %s', async (_name, bytes, message) => {
    const before = await (await get('/nordkreis/de')).text();
    const answer = await hand({ ...(bytes === undefined ? {} : { bytes }), alt: 'Behaltenes' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page.replaceAll(/<[^>]+>/g, ' ')).toMatch(message);
    expect(page).toContain('Behaltenes');
    expect(await (await get('/nordkreis/de')).text()).toBe(before);
  });
});
