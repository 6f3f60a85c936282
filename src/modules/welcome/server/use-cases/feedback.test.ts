import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePerson, exportPerson, runRetention } from '#composition/personal-data.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
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

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let ctx: CountyCtx;
let unitId: string;
let otherUnitId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  ctx = systemCtx(test, county);
  [unitId, otherUnitId] = must(await test.app.tenancy.listUnits(ctx, {})).units.map(({ id }) => id) as [string, string];
  const { id } = must(
    await test.app.welcome.createPage(coordinator(), {
      language: 'de',
      content: { title: 'Wohnung suchen', summary: 'So finden Sie eine Wohnung.', blocks: [] },
    }),
  );
  must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
});
afterAll(() => test.close());

const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);
const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const editor = (unit = unitId) => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: unit }));
const page = { kind: 'page', about: 'wohnung-suchen', language: 'ar' } as const;
const give = (fields: object) => test.app.welcome.giveFeedback(reader(), { ...page, ...fields });
const list = async (filter: object = {}) => must(await test.app.welcome.listFeedback(coordinator(), filter));
const read = async (feedbackId: string) => must(await test.app.welcome.readFeedback(coordinator(), { feedbackId }));

describe('feedback', () => {
  it('is a thumb, and words may follow it', async () => {
    const { id } = must(await give({ rating: 'down' }));
    expect(await list()).toEqual([]);
    expect(await read(id)).toMatchObject({
      rating: 'down',
      state: 'done',
      subject: 'Wohnung suchen',
      href: '/nordkreis/ar/wohnung-suchen',
    });
    must(await give({ continues: id, comment: 'Die Nummer stimmt nicht.' }));
    expect(await list()).toMatchObject([{ id, rating: 'down', comment: 'Die Nummer stimmt nicht.', state: 'new' }]);
    // What has words is nobody's to change.
    const more = must(await give({ continues: id, comment: 'Etwas anderes.' }));
    expect(more.id).not.toBe(id);
    // The form sent twice counts once.
    expect(must(await give({ comment: 'Etwas anderes.' })).id).toBe(more.id);
    expect(await list()).toHaveLength(2);
  });

  it('is about places, events, searches and the whole site too; searches of the same words are one', async () => {
    const search = (about: string) => give({ kind: 'search', about, comment: `Nichts zu ${about} gefunden` });
    must(await search('Kfz  Zulassung'));
    must(await search('kfz zulassung'));
    must(await give({ kind: 'categories', about: null, rating: 'up' }));
    const subjects = must(await test.app.welcome.listFeedbackSubjects(coordinator(), {}));
    expect(subjects.find(({ kind }) => kind === 'search')).toMatchObject({ comments: 2, open: 2, languages: ['ar'] });
    expect(subjects.find(({ kind }) => kind === 'page')).toMatchObject({ down: 1, up: 0, comments: 2 });
    expect(subjects.find(({ kind }) => kind === 'categories')).toMatchObject({ up: 1, comments: 0, open: 0 });
    const found = await list({ kind: 'search', subjectKey: 'search:kfz zulassung' });
    expect(found.map(({ href }) => href)).toContain('/nordkreis/ar/suche?q=kfz%20zulassung');
  });

  it('is about an offer while the public sees it', async () => {
    const given = { name: 'Sprachcafé', kind: 'meeting' as const, topics: ['language' as const] };
    const { id } = must(await test.app.offers.addOffer(coordinator(), { ...given, state: 'public' }));
    const about = `sprachcafe-${id}`;
    expect(await read(must(await give({ kind: 'offer', about, rating: 'up' })).id)).toMatchObject({
      subject: 'Sprachcafé',
      subjectKey: `offer:${id}`,
      href: `/nordkreis/ar/angebote/${about}`,
    });
    const draft = must(await test.app.offers.addOffer(coordinator(), { ...given, name: 'Entwurf', state: 'draft' }));
    expect(await give({ kind: 'offer', about: `entwurf-${draft.id}`, rating: 'up' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it.each([
    [{ rating: null, comment: '  ' }, 'invalid-input'],
    [{ rating: 'sideways' }, 'invalid-input'],
    [{ comment: 'x'.repeat(2_001) }, 'invalid-input'],
    [{ comment: 'gut', mail: 'keine adresse' }, 'invalid-input'],
    [{ comment: 'gut', about: null }, 'invalid-input'],
    [{ comment: 'gut', about: 'gibt-es-nicht' }, 'not-found'],
    [{ comment: 'gut', kind: 'place', about: 'gibt-es-nicht' }, 'not-found'],
    [{ comment: 'gut', kind: 'event', about: 'gibt-es-nicht' }, 'not-found'],
    [{ comment: 'gut', kind: 'offer', about: 'gibt-es-nicht' }, 'not-found'],
    [{ rating: 'up', kind: 'offer', about: null }, 'invalid-input'],
  ])('says what is wrong with %j', async (fields, code) => {
    expect(await give(fields)).toMatchObject({ ok: false, problem: { code } });
  });

  it('is worked on: state, unit, note, an answer by mail in the frame of the reader’s language', async () => {
    const { id } = must(await give({ comment: 'أين أجد شقة؟', mail: 'amina@beispiel.example' }));
    const { version } = must(
      await test.app.welcome.handleFeedback(coordinator(), {
        feedbackId: id,
        version: 1,
        state: 'work',
        unitId,
        note: 'fragt an',
      }),
    );
    expect(await test.app.welcome.handleFeedback(coordinator(), { feedbackId: id, version: 1, state: 'done' })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    const strange = { feedbackId: id, version, state: 'work' as const, unitId: crypto.randomUUID() };
    expect(await test.app.welcome.handleFeedback(coordinator(), strange)).toMatchObject({ problem: { code: 'unknown-unit' } });
    // The unit that was given it reads and answers it; others do not see it.
    expect(must(await test.app.welcome.listFeedback(editor(), {}))).toMatchObject([{ id, mayHandle: true, state: 'work' }]);
    expect(must(await test.app.welcome.listFeedback(editor(otherUnitId), {}))).toEqual([]);
    const answer = { feedbackId: id, version, text: 'Bei der Wohnungsbörse.' };
    expect(await test.app.welcome.answerFeedback(editor(otherUnitId), answer)).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await test.app.welcome.answerFeedback(editor(), answer));
    expect(await read(id)).toMatchObject({ state: 'done', answer: 'Bei der Wohnungsbörse.', note: 'fragt an' });
    const mails = await test.app.db.transaction({ countyId: county.id }, (tx) =>
      tx.select().from(outboxMail).where(eq(outboxMail.toAddress, 'amina@beispiel.example')),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]!.subject).toContain('الرد على ملاحظاتكم');
    expect(mails[0]!.body).toMatch(/Bei der Wohnungsbörse\.[^]*> أين أجد شقة؟[^]*\/nordkreis\/ar\/wohnung-suchen$/);
    const silent = must(await give({ comment: 'Ohne Adresse.' }));
    const none = { feedbackId: silent.id, version: 1, text: 'Danke.' };
    expect(await test.app.welcome.answerFeedback(coordinator(), none)).toMatchObject({ problem: { code: 'no-address' } });
  });

  it('waits as a duty with the coordination, and with the unit that was given it', async () => {
    const of = async (who: ReturnType<typeof reader>) =>
      must(await test.app.listDuties(who, {})).filter(({ kind }) => kind === 'welcome.feedback');
    const open = await list();
    expect(await of(coordinator())).toMatchObject([
      { subjectId: 'alle', title: `${open.length} Rückmeldungen`, due: '2026-12-02' },
    ]);
    expect(await of(editor())).toEqual([]);
    must(await test.app.welcome.handleFeedback(coordinator(), { feedbackId: open[0]!.id, version: 1, state: 'new', unitId }));
    expect(await of(editor())).toMatchObject([{ subjectId: unitId, title: 'eine Rückmeldung' }]);
  });

  it('is told to whoever wrote it, and erased for her', async () => {
    must(await give({ comment: 'Bitte rufen Sie mich an.', mail: 'Oleh@Beispiel.example' }));
    const who = { id: 'nobody', mail: 'oleh@beispiel.example', name: 'Oleh Beispiel' };
    const told = await exportPerson({ db: test.app.db, countyId: county.id, person: who });
    expect(JSON.stringify(told)).toContain('Bitte rufen Sie mich an.');
    await erasePerson({ db: test.app.db, countyId: county.id, person: who });
    expect(JSON.stringify(await exportPerson({ db: test.app.db, countyId: county.id, person: who }))).not.toContain('rufen');
  });

  it('loses the address when it is done, and is gone after two years', async () => {
    const { id } = must(await give({ comment: 'Bis bald.', mail: 'lang@beispiel.example' }));
    test.setNow('2027-05-23T11:00:00Z');
    await runRetention({ db: test.app.db, countyId: county.id, now: test.now() });
    expect((await read(id)).mail).toBe('lang@beispiel.example');
    test.setNow('2027-05-25T11:00:00Z');
    await runRetention({ db: test.app.db, countyId: county.id, now: test.now() });
    expect(await read(id)).toMatchObject({ mail: null, comment: 'Bis bald.' });
    test.setNow('2028-11-25T12:00:00Z');
    await runRetention({ db: test.app.db, countyId: county.id, now: test.now() });
    expect(await list({ state: 'all' })).toEqual([]);
  });

  it('belongs to its county alone', async () => {
    must(await give({ kind: 'categories', about: null, comment: 'Nur für Nordkreis.' }));
    expect(must(await test.app.welcome.listFeedback(coordinator(other), { state: 'all' }))).toEqual([]);
    expect(await test.app.welcome.giveFeedback(reader(other), { ...page, rating: 'up' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});
