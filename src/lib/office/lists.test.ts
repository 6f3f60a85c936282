import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { originHeader } from '#kernel/register.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../tests/database/test-app.ts';
import { csvOf, tableResponse, xlsxOf } from './export.ts';
import { listAt, officeLists } from './lists.ts';

let test: TestApp;
let county: CountyRef;
let locals: App.Locals;
let bodyId: string;
let roundId: string;
let evaluationId: string;
let eventId: string;
let kitId: string;
let stockId: string;
let inquiryId: string;
let placeId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const made = await test.app.strategy.createStrategy(systemCtx(test, county), {
    key: 'konzept',
    title: 'Konzept',
    levels: ['Feld', 'Ziel'],
    nodes: [
      {
        level: 0,
        title: '=HYPERLINK("x")',
        number: '1',
        children: [
          {
            level: 1,
            number: '1.10',
            title: '-Kurse; "neu"',
            lead: 'jugend',
            partners: ['integrationsstelle', 'jugend'],
            period: { from: '2026-04-01', to: '2026-12-15' },
            weight: 1.5,
          },
        ],
      },
    ],
  });
  if (!made.ok) throw new Error(made.problem.message);
  await test.app.strategy.adoptStrategy(systemCtx(test, county), { strategyId: made.value.id, adoptedOn: '2026-01-01' });
  await test.app.tenancy.createApiKey(ctxOf(test, county, person({ county, role: 'coordinator' })), {
    name: '+Website',
    scopes: ['strategies:write'],
  });
  locals = localsOf('coordinator');
  const body = await test.app.network.addBody(locals.ctx, { name: 'Kreistag', kind: 'county-council', position: 1 });
  if (!body.ok) throw new Error(body.problem.message);
  bodyId = body.value.id;
  const round = await test.app.strategy.planRound(locals.ctx, { title: 'Herbst', opensOn: '2026-12-01' });
  if (!round.ok) throw new Error(round.problem.message);
  roundId = round.value.id;
  const read = await test.app.strategy.readSuccession(locals.ctx, { key: 'konzept' });
  if (!read.ok) throw new Error(read.problem.message);
  const evaluation = await test.app.strategy.planEvaluationRound(locals.ctx, {
    strategyId: made.value.id,
    title: 'AG',
    meetingOn: '2026-12-01',
    nodeIds: read.value.targets.map((target) => target.id),
  });
  if (!evaluation.ok) throw new Error(evaluation.problem.message);
  evaluationId = evaluation.value.id;
  const listed = await test.app.tenancy.listUnits(locals.ctx, {});
  placeId = listed.ok ? listed.value.municipalities[0]!.id : '';
  const event = await test.app.events.addEvent(locals.ctx, {
    title: '=Sprachcafé',
    kind: 'meeting-place',
    startDate: '2026-12-01',
    registrationNeeded: true,
  });
  if (!event.ok) throw new Error(event.problem.message);
  eventId = event.value.id;
  const { materials } = test.app;
  const bag = { title: 'Tasche', targetGroup: 'alle', wanted: 1, parts: [{ giveAway: 'Stift', perBag: 1 }] };
  const kit = await materials.addKit(locals.ctx, bag);
  const stock = await materials.addStock(locals.ctx, { giveAway: 'Stift' });
  if (!kit.ok || !stock.ok) throw new Error('no bag or no stock');
  const unit = listed.ok ? listed.value.units[0]!.id : '';
  const inquiry = await test.app.courses.startInquiry(locals.ctx, {
    quarter: '2026-Q4',
    dueOn: '2099-12-15',
    providers: [`unit:${unit}`],
  });
  if (!inquiry.ok) throw new Error(inquiry.problem.message);
  inquiryId = inquiry.value.id;
  kitId = kit.value.id;
  stockId = stock.value.id;
});
afterAll(() => test.close());

const localsOf = (role: 'coordinator' | 'committee-reader'): App.Locals =>
  ({ app: test.app, county, ctx: ctxOf(test, county, person({ county, role })) }) as unknown as App.Locals;
const load = (page: string, given = locals) => {
  const found = listAt(page)!;
  return found.list.load({ locals: given, url: new URL('http://localhost/'), key: found.key });
};
const ids = (): Record<string, string> => ({
  gremien: bodyId,
  bewertungsrunden: evaluationId,
  gemeinden: placeId,
  termine: eventId,
  'materialien/taschen': kitId,
  'materialien/bestand': stockId,
  'kurse/abfragen': inquiryId,
});
const filled = (page: string): string =>
  page
    .replace('[key]', 'konzept')
    .replace('[language]', 'ar')
    .replace('[id]', ids()[page.replace('/[id]', '')] ?? ids()[page.split('/')[0]!] ?? roundId);

describe.each(officeLists.map((list) => list.page))('the list %s', (page) => {
  it('gives the same table as CSV and as a workbook, with its origin', async () => {
    const sheet = await load(filled(page));
    const text = csvOf(sheet);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const head = text.slice(1).split('\r\n')[0]!.split(';');
    expect(head).toEqual(sheet.columns.map((column) => column.header));
    expect(head.at(-1)).toBe(originHeader);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await xlsxOf(sheet)) as never);
    expect((book.worksheets[0]!.getRow(1).values as string[]).slice(1)).toEqual(head);
    expect(book.worksheets[0]!.rowCount).toBe(sheet.rows.length + 1);
    expect(book.getWorksheet('Kreislotse')!.getCell('B1').value).toMatch(/^nordkreis\//);
  });

  it('has columns whose names are told apart', async () => {
    const sheet = await load(filled(page));
    expect(new Set(sheet.columns.map((column) => column.header)).size).toBe(sheet.columns.length);
  });
});

describe('the file of the entries', () => {
  it('keeps numbers as text, days as days, and runs nothing', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await xlsxOf(await load('strategie/konzept'))) as never);
    const page = book.worksheets[0]!;
    const column = (header: string): number => (page.getRow(1).values as string[]).indexOf(header);
    const row = page.getRow(3);
    expect(row.getCell(column('Nummer')).value).toBe('1.10');
    expect(row.getCell(column('Nummer')).numFmt).toBe('@');
    expect(row.getCell(column('Beginn')).value).toBe('2. Quartal 2026');
    expect(row.getCell(column('Ende')).value).toEqual(new Date('2026-12-15T00:00:00Z'));
    expect(row.getCell(column('Gewicht')).value).toBe(1.5);
    expect(row.getCell(column('Beteiligt')).value).toBe('Integrationsstelle; Fachbereich Kinder, Jugend, Familie');
    expect(page.getRow(2).getCell(column('Titel')).value).toBe('=HYPERLINK("x")');
    const text = csvOf(await load('strategie/konzept'));
    expect(text).toContain('"\'=HYPERLINK(""x"")"');
    expect(text).toContain('"\'-Kurse; ""neu"""');
  });

  it('is kept by nobody on the way', async () => {
    const answer = await tableResponse({ sheet: await load('strategie/konzept'), format: 'xlsx' });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="konzept.xlsx"');
  });
});

it('asks for the right that the page asks for', async () => {
  const reader = localsOf('committee-reader');
  await expect(load('einstellungen/personen', reader)).rejects.toMatchObject({ status: 403 });
  await expect(load('einstellungen/protokoll', reader)).rejects.toMatchObject({ status: 403 });
  await expect(load('strategie/konzept', reader)).resolves.toMatchObject({ name: 'konzept' });
});
