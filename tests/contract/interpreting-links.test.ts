import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { must } from '../database/must.ts';
import { ctxOf, openCounty, person, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let townId: string;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  const coordinator = ctxOf(site.test, county, person({ county, role: 'coordinator' }));
  const { municipalities } = must(await site.test.app.tenancy.listUnits(coordinator, {}));
  townId = municipalities[0]!.id;
  const { interpreting } = site.test.app;
  const { id: poolId } = must(
    await interpreting.addPool(coordinator, {
      name: 'Sprachmittlung',
      kinds: ['kita', 'school'],
      runsItself: true,
      phone: '05191 970000',
    }),
  );
  for (const [index, tag] of ['prs', 'prs', 'uk'].entries())
    must(
      await interpreting.addInterpreter(systemCtx(site.test, county), {
        ...{ poolId, name: `Muster ${index}`, mail: `muster${index}@beispiel.example`, municipalityId: townId },
        languages: [{ tag, level: 'native' }],
        trainings: ['basics', 'school'].map((module) => ({ module, day: '2026-01-10', hours: 8 })),
        ...{ confidentialOn: '2026-01-10', consentOn: '2026-01-10', conductUntil: '2028-12-31' },
      }),
    );
});
afterAll(() => site.close());

const get = (path: string) => fetch(`${site.url}${path}`, { redirect: 'manual' });
const post = (path: string, fields: Record<string, string>) =>
  fetch(`${site.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
/** The newest mail to an address, and the path of the link in it. */
const mailTo = async (address: string) => {
  const [row] = await site.test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
    tx
      .select()
      .from(outboxMail)
      .where(eq(outboxMail.toAddress, address))
      .orderBy(desc(outboxMail.createdAt), desc(outboxMail.id))
      .limit(1),
  );
  if (!row) throw new Error(`no mail to ${address}`);
  return { ...row, path: /\/sprachmittlung\/nordkreis\/[a-z]+\/[\w-]+/.exec(row.body)![0] };
};
const registered = async (mail: string): Promise<string> => {
  const fields = {
    name: 'Kita Sonne',
    kind: 'kita',
    municipalityId: townId,
    street: 'Musterweg 3',
    contactName: 'Kim Kita',
    mail,
    accepted: 'ja',
  };
  expect((await post('/nordkreis/de/sprachmittlung/anmelden', fields)).headers.get('location')).toMatch(/\?erledigt$/);
  const { path } = await mailTo(mail);
  expect((await post(`${path}?/bestaetigen`, {})).headers.get('location')).toBe(`${path}?erledigt=angemeldet`);
  return path;
};
const asked = (fields: Record<string, string> = {}) => ({
  ...{ 'language.0': 'Dari', occasion: 'kita-talk', 'day.0': '2026-12-08', 'from.0': '09:00', 'to.0': '10:00' },
  ...{ mode: 'on-site', street: 'Musterweg 3', municipalityId: townId, urgency: 'planned', caseReference: 'K-12' },
  ...{ publicRoom: 'ja', professionalPresent: 'ja', ...fields },
});

describe('an institution', () => {
  it('registers by a button behind the mailed link: a scanner that opens it does nothing', async () => {
    const mail = 'sonne@beispiel.example';
    const form = { name: 'Kita Sonne', kind: 'kita', municipalityId: townId, contactName: 'Kim Kita', mail, accepted: 'ja' };
    const wrong = await post('/nordkreis/ar/sprachmittlung/anmelden', { ...form, accepted: '', kind: 'x' });
    expect(wrong.status).toBe(422);
    const said = await wrong.text();
    expect(said).toContain('id="kind-error"');
    expect(said).toContain('id="accepted-error"');
    expect(said).toContain('value="Kita Sonne"');
    expect((await post('/nordkreis/de/sprachmittlung/anmelden', form)).status).toBe(303);
    const { path } = await mailTo(mail);
    for (let scan = 0; scan < 3; scan += 1) expect(await (await get(path)).text()).toContain('Anmeldung bestätigen');
    const page = await get(path);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect((await get(`${path}/anfragen`)).headers.get('location')).toBe(path);
    expect((await post(`${path}?/bestaetigen`, {})).status).toBe(303);
    expect(await (await get(path)).text()).toContain('Sprachmittlung anfragen');
    expect((await post(`${path}?/bestaetigen`, {})).status).toBe(409);
  });

  it('asks in two steps without script, sees who pays before it sends, and calls off', async () => {
    const path = await registered('wiese@beispiel.example');
    expect(await (await get(`${path}/anfragen`)).text()).toContain('<datalist id="sprachen">');
    // What could be several is asked about; what the pool does not do leads to who does it, and to nothing else.
    const several = await (await post(`${path}/anfragen?/pruefen`, asked({ 'language.0': 'Kurdisch' }))).text();
    expect(several).toContain('Was ist gemeint?');
    expect(several).toContain('value="ckb"');
    const court = await (await post(`${path}/anfragen?/pruefen`, asked({ occasion: 'court', 'day.0': '' }))).text();
    expect(court).toContain('justiz-dolmetscher.de');
    expect(court).not.toContain('id="day.0-error"');
    const early = await (await post(`${path}/anfragen?/pruefen`, asked({ 'day.0': '2026-11-26' }))).text();
    expect(early).toContain('id="day.0-error"');
    const preview = await (await post(`${path}/anfragen?/pruefen`, asked())).text();
    expect(preview).toContain('Die Kosten trägt: der Landkreis');
    expect(preview).toContain('name="caseReference" value="K-12"');
    expect(await (await get(path)).text()).toContain('Zurzeit ist nichts angefragt');
    expect((await post(`${path}/anfragen?/senden`, asked())).headers.get('location')).toBe(`${path}?erledigt=angefragt`);
    const own = await (await get(path)).text();
    expect(own).toContain('Elterngespräch in der Kita');
    const [, requestId] = /name="requestId" value="([^"]+)"/.exec(own)!;
    expect((await post(`${path}?/absagen`, { requestId: requestId! })).headers.get('location')).toBe(`${path}?erledigt=abgesagt`);
    // Another institution's page cannot.
    const other = await registered('baum@beispiel.example');
    expect((await post(`${other}?/absagen`, { requestId: requestId! })).status).toBe(404);
  });

  it('is told that its link is old, and how it gets a new one; a forged one is not found', async () => {
    const path = await registered('alt@beispiel.example');
    const now = site.test.now();
    site.test.setNow('2028-06-01T11:00:00Z');
    expect(await (await get(path)).text()).toContain('Dieser Link ist abgelaufen');
    site.test.setNow(now.toISOString());
    expect((await get(`${path.slice(0, -2)}xx`)).status).toBe(404);
    expect((await get(path.replace('nordkreis', 'suedkreis'))).status).toBe(404);
    expect((await get(path.replace('einrichtung', 'person'))).status).toBe(404);
    const link = async (mail: string) =>
      (await post('/nordkreis/de/sprachmittlung/meine-seite', { mail })).headers.get('location');
    expect(await link('alt@beispiel.example')).toBe(await link('niemand@beispiel.example'));
  });
});

describe('an interpreter', () => {
  it('accepts by a button behind the mailed link; who comes late is told so; the calendar tells no address', async () => {
    const path = await registered('feld@beispiel.example');
    await post(`${path}/anfragen?/senden`, asked({ 'language.0': 'Ukrainisch', 'from.0': '11:00', 'to.0': '12:00' }));
    const mail = await mailTo('muster2@beispiel.example');
    for (const hidden of ['Musterweg', 'Kita', 'K-12', 'Eltern']) expect(`${mail.subject} ${mail.body}`).not.toContain(hidden);
    const offer = await (await get(mail.path)).text();
    expect(offer).toContain('Musterweg 3');
    expect(await (await get(mail.path)).text()).toContain('Ja, ich komme');
    expect(await (await post(`${mail.path}?/zusagen`, {})).text()).toContain('Danke, Sie haben zugesagt');
    expect(await (await post(`${mail.path}?/zusagen`, {})).text()).toContain('Sie haben schon zugesagt');
    expect(await (await get(path)).text()).toContain('Zugesagt: Es kommt jemand.');
    const own = (await mailTo('muster2@beispiel.example')).path;
    const page = await (await get(own)).text();
    expect(page).toContain('Musterweg 3');
    const address = /<code[^>]*>[^<]*(\/sprachmittlung\/[^<]+\.ics)<\/code>/.exec(
      await (await post(`${own}?/kalender`, {})).text(),
    )![1]!;
    const calendar = await get(address);
    expect(calendar.headers.get('content-type')).toMatch(/^text\/calendar/);
    const text = await calendar.text();
    expect(text).toContain('SUMMARY:Sprachmittlung Ukrainisch');
    expect(text).not.toMatch(/Musterweg|Kita|Muster 2/);
    const again = await fetch(`${site.url}${address}`, { headers: { 'if-none-match': calendar.headers.get('etag')! } });
    expect(again.status).toBe(304);
    await post(`${own}?/kalenderLoeschen`, {});
    expect((await get(address)).status).toBe(404);
    // Times, the way, and calling off.
    const times = await (await get(`${own}/zeiten`)).text();
    const version = /name="version" value="(\d+)"/.exec(times)![1]!;
    const wrong = await post(`${own}/zeiten`, { version, 'weekly.2.1.from': '12:00', 'weekly.2.1.to': '09:00' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('id="weekly.2.1.to-error"');
    expect((await post(`${own}/zeiten`, { version, paused: 'on' })).headers.get('location')).toBe(`${own}?erledigt=zeiten`);
    expect(await (await get(own)).text()).toContain('Sie machen Pause');
    const [, assignmentId] = /name="assignmentId" value="([^"]+)"/.exec(page)!;
    expect(await (await get(`${own}/weg/${assignmentId}`)).text()).toContain('Weg mit Bus und Bahn');
    expect((await post(`${own}?/absagen`, { assignmentId: assignmentId! })).headers.get('location')).toBe(
      `${own}?erledigt=abgesagt`,
    );
    expect(await (await get(path)).text()).toContain('Wir suchen jemanden.');
  });
});

describe('somebody who would like to interpret', () => {
  it('applies in her language, and whatever fills the trap is answered as if all were well', async () => {
    const path = '/nordkreis/ar/sprachmittlung/mitmachen';
    const form = {
      name: 'Amal Muster',
      mail: 'amal@beispiel.example',
      'language.1': 'ar-SY',
      'level.1': 'native',
      germanLevel: 'c1',
    };
    const wrong = await post(path, { ...form, 'level.1': '' });
    expect(wrong.status).toBe(422);
    const said = await wrong.text();
    expect(said).toContain('id="level.1-error"');
    expect(said).toContain('id="accepted-error"');
    const list = async () =>
      must(await site.test.app.interpreting.listApplications(systemCtx(site.test, county), {})).map(({ name }) => name);
    await post(path, { ...form, accepted: 'ja', website: 'x' });
    expect(await list()).toEqual([]);
    expect((await post(path, { ...form, accepted: 'ja' })).headers.get('location')).toBe(`${path}?erledigt`);
    expect(await list()).toEqual(['Amal Muster']);
  });
});
