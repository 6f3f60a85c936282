import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let public_: Ctx;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  public_ = ctxOf(test, county, anonymous);
});
afterAll(() => test.close());

let count = 0;
async function opened(given: { only?: boolean } = {}) {
  test.setNow('2026-11-25T11:00:00Z');
  const key = `entwurf-${(count += 1)}`;
  const { id: strategyId } = must(
    await test.app.strategy.createStrategy(coordinator, {
      key,
      title: 'Integrationsplan',
      levels: ['Ziel'],
      nodes: [
        { level: 0, number: '1', title: 'Kurse am Abend', text: 'Für alle.' },
        { level: 0, number: '2', title: 'Lotsen finden' },
      ],
    }),
  );
  const [first, second] = must(await test.app.strategy.readSuccession(coordinator, { key })).targets;
  const { id: consultationId } = must(
    await test.app.strategy.openConsultation(coordinator, {
      strategyId,
      title: 'Entwurf der Strategie',
      intro: 'Was fehlt?',
      closesOn: '2026-12-01',
      nodeIds: given.only ? [first!.id] : [],
    }),
  );
  return { key, strategyId, consultationId, first: first!.id, second: second!.id };
}
const openLink = async (consultationId: string) =>
  must(await test.app.strategy.openCommentLink(coordinator, { consultationId })).token;
const said = (token: string, given: object = {}) =>
  test.app.strategy.writeComment(public_, { token, name: 'Amal Beispiel', text: 'Auch am Wochenende.', ...given });
const read = async (consultationId: string) => must(await test.app.strategy.readConsultation(coordinator, { consultationId }));

describe('comments on a draft', () => {
  it('come by a person’s own link, are answered, and show on the adopted entry without her name', async () => {
    const { app } = test;
    const { key, strategyId, consultationId, first } = await opened();
    must(
      await app.strategy.inviteToComment(coordinator, {
        consultationId,
        name: 'Amal Beispiel',
        organisation: 'Verein Brücke',
        mail: 'amal@verein.example',
      }),
    );
    const mails = await app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx.execute<{ body: string }>(`select body from outbox_mail where to_address = 'amal@verein.example'`),
    );
    const token = /stellungnahme\/nordkreis\/(\S+)/.exec(mails.rows[0]!.body)![1]!;
    expect(must(await app.strategy.readConsultationByLink(public_, { token }))).toMatchObject({
      closed: false,
      invited: { name: 'Amal Beispiel', organisation: 'Verein Brücke' },
      items: [{ name: '1 Kurse am Abend' }, { name: '2 Lotsen finden' }],
      own: [],
    });
    must(await said(token, { nodeId: first, organisation: 'Verein Brücke', organisationPublic: true }));
    must(await said(token, { text: 'Gut so.', organisation: 'Verein Brücke' }));
    expect(must(await app.strategy.readConsultationByLink(public_, { token })).own).toMatchObject([
      { nodeName: '1 Kurse am Abend', text: 'Auch am Wochenende.' },
      { nodeName: null },
    ]);
    must(
      await app.strategy.changeNode(coordinator, {
        nodeId: first,
        version: 1,
        fields: { title: 'Kurse am Abend und am Wochenende' },
      }),
    );
    const office = await read(consultationId);
    expect(office).toMatchObject({ comments: 2, unanswered: 2, invites: [{ comments: 2 }] });
    const [about, whole] = office.entries;
    expect(about).toMatchObject({
      seen: { title: 'Kurse am Abend', text: 'Für alle.' },
      now: { title: 'Kurse am Abend und am Wochenende' },
    });
    expect(await app.strategy.answerComment(coordinator, { commentId: about!.id, answer: 'taken-up', text: '' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'text' }] },
    });
    must(
      await app.strategy.answerComment(coordinator, {
        commentId: about!.id,
        answer: 'taken-up',
        text: 'Samstags gibt es Räume.',
      }),
    );
    must(await app.strategy.answerComment(coordinator, { commentId: whole!.id, answer: 'no', text: 'Nichts zu ändern.' }));
    must(await app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-11-25' }));
    // Before the consultation is over the public learns nothing.
    expect(must(await app.strategy.readPublicConsultations(public_, { key })).consultations).toEqual([]);
    must(await app.strategy.closeConsultation(coordinator, { consultationId }));
    const told = must(await app.strategy.readPublicConsultations(public_, { key }));
    expect(told.consultations).toMatchObject([
      {
        comments: 2,
        answers: { 'taken-up': 1, partly: 0, no: 1 },
        entries: [
          { organisation: 'Verein Brücke', answer: 'taken-up', answerText: 'Samstags gibt es Räume.' },
          { organisation: null, answer: 'no' },
        ],
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Amal|Wochenende\./);
    expect(must(await app.strategy.readPublicNode(public_, { nodeId: first })).feedback).toMatchObject([
      { organisation: 'Verein Brücke', answer: 'taken-up' },
    ]);
  });

  it('are taken until the end of the last day in Berlin, then refused calmly', async () => {
    const { consultationId } = await opened();
    const token = await openLink(consultationId);
    test.setNow('2026-12-01T22:59:00Z');
    must(await said(token));
    test.setNow('2026-12-01T23:01:00Z');
    expect(await said(token)).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'consultation-closed' } });
    expect(must(await test.app.strategy.readConsultationByLink(public_, { token }))).toMatchObject({ closed: true, own: [] });
    expect(await test.app.strategy.openCommentLink(coordinator, { consultationId })).toMatchObject({
      ok: false,
      problem: { code: 'consultation-closed' },
    });
  });

  it('need a name and words, an entry that is up for comment, a link that exists, and patience', async () => {
    const { consultationId, second } = await opened({ only: true });
    const token = await openLink(consultationId);
    expect(await said(token, { name: ' ', text: '' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'name' }, { path: 'text' }] },
    });
    expect(await said(token, { nodeId: second })).toMatchObject({ ok: false, problem: { fields: [{ path: 'nodeId' }] } });
    expect(await said('gibt-es-nicht-gibt-es-nicht')).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    for (let index = 0; index < 120; index += 1) must(await said(token));
    expect(await said(token)).toMatchObject({ ok: false, problem: { kind: 'unavailable', code: 'too-many' } });
    test.setNow('2026-11-25T12:01:00Z');
    must(await said(token));
  });

  it('are opened for a day to come and for entries of the strategy alone', async () => {
    const one = await opened();
    const other = await opened();
    const open = (given: object) =>
      test.app.strategy.openConsultation(coordinator, {
        strategyId: one.strategyId,
        title: 'Noch eine',
        intro: 'Bitte.',
        closesOn: '2026-12-24',
        ...given,
      });
    expect(await open({ closesOn: '2026-11-24' })).toMatchObject({ ok: false, problem: { fields: [{ path: 'closesOn' }] } });
    expect(await open({ nodeIds: [other.first] })).toMatchObject({
      ok: false,
      problem: { fields: [{ code: 'item-of-another-strategy' }] },
    });
    must(await open({}));
    expect(must(await test.app.strategy.listConsultations(coordinator, {})).length).toBeGreaterThan(2);
  });

  it('can name the change that came of them, of their own entry only', async () => {
    const { app } = test;
    const { strategyId, consultationId, first, second } = await opened();
    must(await app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-11-25' }));
    const token = await openLink(consultationId);
    must(await said(token, { nodeId: first }));
    for (const nodeId of [first, second]) {
      must(
        await app.strategy.changeNode(coordinator, { nodeId, version: 1, fields: { text: 'Neu.' }, reason: 'nach Rückmeldung' }),
      );
    }
    const { entries, changes } = await read(consultationId);
    const foreign = must(await app.strategy.listChanges(coordinator, { strategyId, from: '2026-11-01', to: '2026-12-31' })).find(
      (change) => change.nodeId === second,
    )!;
    const answer = (changeEntryId: string) =>
      app.strategy.answerComment(coordinator, { commentId: entries[0]!.id, answer: 'partly', text: 'Im Text.', changeEntryId });
    expect(await answer(foreign.id)).toMatchObject({ ok: false, problem: { fields: [{ path: 'changeEntryId' }] } });
    must(await answer(changes[first]![0]!.id));
    expect((await read(consultationId)).entries[0]).toMatchObject({ changeEntryId: changes[first]![0]!.id });
  });
});
