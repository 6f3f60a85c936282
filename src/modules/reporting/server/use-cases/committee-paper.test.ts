import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import type { Block } from '#kernel/document.ts';
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
import { committeeSections, defaultSections } from '../../contract.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let strategyId: string;
let nodeId: string;
let planned: string;
let cancelled: string;
let committee: string;
let held: string;

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { app } = test;
  const system = systemCtx(test, county);
  strategyId = must(
    await app.strategy.createStrategy(system, {
      key: 'plan',
      title: 'Plan',
      levels: ['Ziel', 'Maßnahme'],
      nodes: [{ level: 0, number: '1', title: 'Sprache', children: [{ level: 1, number: '1.1', title: 'Kurse' }] }],
    }),
  ).id;
  must(await app.strategy.adoptStrategy(system, { strategyId, adoptedOn: '2026-01-01' }));
  nodeId = must(await app.strategy.readOfficeStrategy(system, { key: 'plan' })).nodes[0]!.children[0]!.id;
  must(
    await app.strategy.writeStatus(system, {
      nodeId,
      date: '2026-10-01',
      state: 'delayed',
      text: 'Es fehlen Räume.',
      reason: 'Kein Raum am Abend.',
      nextStep: 'Mit der Schule sprechen.',
    }),
  );
  committee = must(await app.network.addBody(system, { name: 'Ausschuss', kind: 'committee', position: 1 })).id;
  held = must(await app.network.addMeeting(system, { bodyId: committee, date: '2026-09-03', state: 'held' })).id;
  planned = must(await app.network.addMeeting(system, { bodyId: committee, date: '2026-12-03' })).id;
  cancelled = must(await app.network.addMeeting(system, { bodyId: committee, date: '2026-12-10', state: 'cancelled' })).id;
  must(
    await app.strategy.recordDecision(system, {
      kind: 'mandate',
      title: 'Kosten der Kurse nennen',
      bodyId: committee,
      meetingId: held,
      due: '2026-12-01',
    }),
  );
});
afterAll(() => test.close());

const textOf = (blocks: readonly Block[]): string => JSON.stringify(blocks);
const prepare = async () =>
  must(await test.app.reporting.prepareCommitteePaper(coordinator(), { meetingId: planned, strategyId })).id;

describe('a paper for a committee', () => {
  it('tells what changed since the body met last, delays with reasons, what waits, and next steps', async () => {
    const id = await prepare();
    const report = must(await test.app.reporting.readReport(coordinator(), { reportId: id }));
    expect(report).toMatchObject({
      kind: 'committee',
      meeting: { id: planned, body: 'Ausschuss' },
      period: { from: '2026-09-03', to: '2026-11-25' },
      paper: { number: null, id: null },
    });
    expect(report.sections.map((section) => section.kind)).toEqual(committeeSections().map((section) => section.kind));
    const { document } = must(await test.app.reporting.previewReport(coordinator(), { reportId: id }));
    const text = textOf(document.blocks);
    for (const words of [
      'Kein Raum am Abend.',
      'Kosten der Kurse nennen',
      'Mit der Schule sprechen.',
      'Was zu entscheiden ist',
    ]) {
      expect(text).toContain(words);
    }
    expect(document.imprint?.map((block) => block.runs[0]?.text).join(' ')).toContain('Vorgelegt für: Ausschuss');
  });

  it('is the same draft when it is asked for again', async () => {
    const first = await prepare();
    expect(must(await test.app.reporting.prepareCommitteePaper(coordinator(), { meetingId: planned, strategyId }))).toEqual({
      id: first,
      made: false,
    });
  });

  it('has its sections switched off and words between, and those of a progress report do not fit', async () => {
    const id = await prepare();
    const sections = committeeSections().map((section) => ({
      ...section,
      included: section.kind === 'decisions',
      introduction: section.kind === 'decisions' ? 'Der Ausschuss empfiehlt mehr Kurse.' : '',
    }));
    const { version } = must(await test.app.reporting.readReport(coordinator(), { reportId: id }));
    must(await test.app.reporting.saveSections(coordinator(), { reportId: id, version, sections }));
    const { document } = must(await test.app.reporting.previewReport(coordinator(), { reportId: id }));
    expect(document.blocks.filter((block) => block.kind === 'heading')).toHaveLength(1);
    expect(textOf(document.blocks)).toContain('Der Ausschuss empfiehlt mehr Kurse.');
    expect(
      await test.app.reporting.saveSections(coordinator(), { reportId: id, version: version + 1, sections: defaultSections() }),
    ).toMatchObject({ problem: { kind: 'invalid', fields: [{ path: 'sections', code: 'other-sections' }] } });
  });

  it('is frozen, given as a Word file, and gets its number afterwards without a change of what is frozen', async () => {
    const id = await prepare();
    const { version } = must(await test.app.reporting.readReport(coordinator(), { reportId: id }));
    const { key, contentHash } = must(await test.app.reporting.freezeReport(coordinator(), { reportId: id, version }));
    const before = must(await test.app.reporting.previewReport(coordinator(), { reportId: id })).document;
    const word = must(await test.app.reporting.renderReportDocx(coordinator(), { reportId: id }));
    expect(Buffer.from(word.docx.subarray(0, 2)).toString()).toBe('PK');
    expect(word).toMatchObject({ fileName: `${key}.docx`, draft: false });
    const paper = must(
      await test.app.network.addPaper(coordinator(), {
        number: '2026/140',
        title: 'Bericht zum Plan',
        kind: 'report',
        stop: { bodyId: committee, meetingId: planned, role: 'notes' },
      }),
    ).id;
    must(await test.app.reporting.recordPaper(coordinator(), { reportId: id, paperId: paper }));
    const seen = must(await test.app.reporting.readPublicReport(ctxOf(test, county, anonymous), { key }));
    expect(seen.report).toMatchObject({ kind: 'committee', paper: { number: '2026/140', id: paper }, contentHash });
    expect(seen.document).toEqual(before);
    const next = must(await test.app.reporting.prepareCommitteePaper(coordinator(), { meetingId: planned, strategyId }));
    expect(next.made).toBe(true);
  });

  it('is refused for a meeting that does not take place, without a plan, and to whoever may not', async () => {
    const { reporting } = test.app;
    expect(await reporting.prepareCommitteePaper(coordinator(), { meetingId: cancelled, strategyId })).toMatchObject({
      problem: { kind: 'conflict', code: 'cancelled' },
    });
    expect(
      await reporting.prepareCommitteePaper(coordinator(), { meetingId: held, strategyId: crypto.randomUUID() }),
    ).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await reporting.prepareCommitteePaper(coordinator(), { meetingId: 'x', strategyId })).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path: 'meetingId' }] },
    });
    const reader = ctxOf(test, county, person({ county, role: 'committee-reader' }));
    expect(await reporting.prepareCommitteePaper(reader, { meetingId: planned, strategyId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await reporting.prepareCommitteePaper(coordinator(other), { meetingId: planned, strategyId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    const id = await prepare();
    expect(await reporting.recordPaper(coordinator(), { reportId: id, paperId: crypto.randomUUID() })).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path: 'paperId' }] },
    });
    expect(await reporting.recordPaper(coordinator(other), { reportId: id, number: '1' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});
