import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);
const add = async (fields: object): Promise<string> =>
  must(
    await test.app.network.addProject(coordinator(), {
      title: 'Lotsen im Dorf',
      description: 'Begleitet Menschen, die neu im Dorf sind.',
      phase: 'running' as const,
      budget: '12.000',
      followUp: 'Antrag beim Land',
      text: 'Nur für den Kreis.',
      funderName: 'Stiftung Beispiel',
      periodFrom: '2026-01-01',
      periodTo: '2027-12-31',
      targetGroups: ['Familien'],
      isPublic: true,
      ...fields,
    }),
  ).id;
const read = (projectId: string, language = 'de', of = county) =>
  test.app.offers.readPublicProject(reader(of), { projectId, language });
const listed = async (of = county) =>
  must(await test.app.offers.listPublicProjects(reader(of), { language: 'de' })).map(({ title }) => title.text);

describe('projects in the directory', () => {
  it('are shown with carrier, phase, period, funder, target group and their public offers, and no more', async () => {
    const carrier = must(await test.app.network.addOrganisation(coordinator(), { name: 'Dorfverein', kind: 'association' }));
    const projectId = await add({ carrierOrganisationId: carrier.id });
    const offer = {
      name: 'Dorftreff',
      kind: 'meeting' as const,
      topics: ['leisure' as const],
      projectId,
      state: 'public' as const,
    };
    const words = { uk: { name: 'Зустріч у селі' } };
    const shown = must(await test.app.offers.addOffer(coordinator(), { ...offer, translations: words })).id;
    must(await test.app.offers.addOffer(coordinator(), { ...offer, name: 'Noch ein Entwurf', state: 'draft' }));
    must(await test.app.offers.addOffer(coordinator(), { ...offer, name: 'Schon vorbei', validTo: '2026-11-24' }));
    const page = must(await read(projectId, 'uk'));
    expect(page).toMatchObject({
      title: { text: 'Lotsen im Dorf', mark: null },
      carrier: 'Dorfverein',
      funder: 'Stiftung Beispiel',
      phase: 'running',
      period: { from: '2026-01-01', to: '2027-12-31' },
      targetGroups: [{ text: 'Familien' }],
      offers: [{ id: shown, name: { text: 'Зустріч у селі' } }],
    });
    expect(JSON.stringify(page)).not.toMatch(/12\.?000|1200000|Antrag beim Land|Nur für den Kreis/);
    const back = must(await test.app.offers.readPublicOffer(reader(), { offerId: shown, language: 'de' }));
    expect(back.project).toEqual({ slug: page.slug, title: { text: 'Lotsen im Dorf', mark: null } });
  });

  it.each([
    ['not public', { isPublic: false }],
    ['an idea', { phase: 'idea' as const }],
    ['applied for', { phase: 'applied' as const }],
    ['rejected', { phase: 'rejected' as const }],
  ])('are nowhere while they are %s, nor named by their offers', async (name, fields) => {
    const title = `Verborgen ${name}`;
    const projectId = await add({ title, ...fields });
    const offer = { name: `Treff ${name}`, kind: 'meeting' as const, topics: ['leisure' as const], projectId };
    const offerId = must(await test.app.offers.addOffer(coordinator(), { ...offer, state: 'public' })).id;
    expect(await listed()).not.toContain(title);
    expect(await read(projectId)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(must(await test.app.offers.readPublicOffer(reader(), { offerId, language: 'de' })).project).toBeNull();
    const hits = must(await test.app.publicSearch.search(reader(), { language: 'de', query: title, kinds: ['project'] }));
    expect(hits.own.hits.map(({ title: found }) => found)).not.toContain(title);
  });

  it('stand in order: those that run, those that begin soon, those that ended', async () => {
    await add({ title: 'Zuletzt', phase: 'ended' });
    await add({ title: 'Anfangs', phase: 'approved' });
    const titles = await listed();
    expect(titles.indexOf('Lotsen im Dorf')).toBeLessThan(titles.indexOf('Anfangs'));
    expect(titles.indexOf('Anfangs')).toBeLessThan(titles.indexOf('Zuletzt'));
  });

  it('are found by the public search, and in other languages as a second chance', async () => {
    const projectId = await add({ title: 'Gartenfreunde', description: 'Gemeinsam Gemüse anbauen.' });
    const search = async (language: string) =>
      must(await test.app.publicSearch.search(reader(), { language, query: 'Gartenfreunde' }));
    expect((await search('de')).own.hits[0]!.document.id).toBe(`network.project:${projectId}`);
    expect((await search('uk')).german?.hits[0]!.document.id).toBe(`network.project:${projectId}`);
  });

  it('are translated at the desk, read and found in the language, and their words are deleted with them', async () => {
    const title = 'Nähstube';
    const projectId = await add({ title, description: 'Nähen und reden.', targetGroups: ['Frauen'] });
    const hidden = await add({ title: 'Nicht öffentlich', isPublic: false });
    const language = 'uk';
    const tasks = must(await test.app.translation.listTasks(coordinator(), { language, kind: 'project' })).tasks;
    expect(tasks.map(({ subjectId }) => subjectId)).toContain(projectId);
    expect(tasks.map(({ subjectId }) => subjectId)).not.toContain(hidden);
    const work = must(await test.app.translation.readWork(coordinator(), { language, subjectId: projectId, from: null }));
    expect(work.texts.map(({ source }) => source)).toEqual([title, 'Nähen und reden.', 'Frauen']);
    const words = ['Швейна майстерня', 'Шити й розмовляти.', 'Жінки'];
    const texts = work.texts.map(({ field, sourceHash, translatedAt }, index) => ({
      ...{ field, sourceHash, translatedAt, state: 'checked' as const, text: words[index]! },
    }));
    must(
      await test.app.translation.saveTexts(coordinator(), {
        language,
        subjectId: projectId,
        from: null,
        hintsSeen: false,
        texts,
      }),
    );
    const page = must(await read(projectId, language));
    expect(page).toMatchObject({
      title: { text: words[0], mark: { language } },
      description: { text: words[1] },
      targetGroups: [{ text: words[2] }],
    });
    expect(page.slug).toBe(must(await read(projectId)).slug);
    const hits = must(await test.app.publicSearch.search(reader(), { language, query: 'Швейна' })).own.hits;
    expect(hits.map(({ document }) => document.id)).toEqual([`network.project:${projectId}`]);
    must(await test.app.network.deleteProject(coordinator(), { projectId, version: 1, reason: 'Doppelt' }));
    const client = new pg.Client({ connectionString: test.ownerUrl });
    await client.connect();
    const left = await client.query('select 1 from translation where subject_id = $1', [projectId]);
    await client.end();
    expect(left.rowCount).toBe(0);
  });

  it('belong to their county alone', async () => {
    const projectId = await add({ title: 'Nur hier' });
    expect(await listed(other)).toEqual([]);
    expect(await read(projectId, 'de', other)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });
});
