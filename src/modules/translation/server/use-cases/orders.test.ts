import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { priceText } from '#lib/office/translation-orders.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';
import { orderCost } from '../model/order-cost.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
const coordinator = (): Ctx => ctxOf(test, county, person({ county, role: 'coordinator' }));
const auditor = (): Ctx => ctxOf(test, county, person({ county, role: 'auditor' }));

const contract = {
  ...{ name: 'Rahmenvertrag', agency: 'Büro Beispiel', mail: 'buero@beispiel.example' },
  ...{ unit: 'word' as const, price: '0,125', ceiling: '5,00' },
};

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const blocks = [{ kind: 'text' as const, html: '<p>Das Amt ist <strong>offen</strong>.</p>' }];
  const { id } = must(await test.app.welcome.createPage(coordinator(), { content: { title: 'Amt', summary: '', blocks } }));
  must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
});
afterAll(() => test.close());

describe('an order', () => {
  it('is made under a contract, sent with its files, delivered and accepted; its cost counts against the contract', async () => {
    const { id: contractId } = must(await test.app.materials.addContract(coordinator(), contract));
    const asked = { contractId, languages: ['ar', 'uk'], kind: 'page' };
    const plan = must(await test.app.translation.planOrder(auditor(), asked));
    // Five words at 12.5 cents are 62.5 cents: 63.
    expect(plan).toMatchObject({
      cost: 126,
      left: 500,
      costs: [
        { language: 'ar', texts: 2, words: 5, cost: 63 },
        { language: 'uk', cost: 63 },
      ],
    });
    expect(await test.app.translation.placeOrder(coordinator(), { ...asked, format: 'xliff', cost: 125 })).toMatchObject({
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
    expect(
      await test.app.translation.placeOrder(coordinator(), { ...asked, format: 'xliff', cost: 126, dueOn: '2026-11-01' }),
    ).toMatchObject({
      problem: { fields: [{ path: 'dueOn' }] },
    });
    const placed = { ...asked, format: 'xliff' as const, cost: 126, dueOn: '2026-12-24', byMail: true };
    const { id } = must(await test.app.translation.placeOrder(coordinator(), placed));
    const mails = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx.execute<{ to_address: string; body: string; attachments: { name: string; content: string }[] }>(
        'select * from outbox_mail' as never,
      ),
    );
    expect(mails.rows[0]).toMatchObject({
      to_address: contract.mail,
      body: expect.stringContaining('Lieferung bis: 24.12.2026'),
    });
    expect(mails.rows[0]!.attachments.map(({ name }) => name)).toEqual([
      'uebersetzung-nordkreis-de-ar.xlf',
      'uebersetzung-nordkreis-de-uk.xlf',
    ]);
    expect(mails.rows[0]!.attachments[0]!.content).toContain('<pc id="1"');
    const file = must(await test.app.translation.readOrderFile(coordinator(), { orderId: id, language: 'uk' }));
    expect(new TextDecoder().decode(file.body)).toContain('trgLang="uk"');
    expect(must(await test.app.materials.listContracts(auditor(), {}))).toMatchObject([{ used: 126 }]);
    expect(must(await test.app.translation.listOrders(auditor(), {}))).toMatchObject([
      { id, state: 'ordered', words: 10, cost: 126 },
    ]);
    const setState = (state: 'delivered' | 'accepted' | 'cancelled') =>
      test.app.translation.setOrderState(coordinator(), { orderId: id, state });
    expect(await setState('accepted')).toMatchObject({ problem: { kind: 'conflict' } });
    must(await setState('delivered'));
    must(await setState('accepted'));
    expect(await setState('cancelled')).toMatchObject({ problem: { kind: 'conflict' } });
    expect(must(await test.app.translation.readOrder(auditor(), { orderId: id }))).toMatchObject({
      state: 'accepted',
      sentByMail: true,
    });
    expect(
      await test.app.translation.readOrder(ctxOf(test, other, person({ county: other, role: 'coordinator' })), { orderId: id }),
    ).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('is refused where contract or budget do not reach', async () => {
    const listed = must(await test.app.materials.listContracts(coordinator(), {}));
    const { id: contractId, version } = listed[0]!;
    const order = { contractId, languages: ['ar'], format: 'docx' as const, cost: 63 };
    const change = async (more: object, at: number) =>
      must(await test.app.materials.changeContract(coordinator(), { ...contract, contractId, version: at, ...more }));
    await change({ ceiling: '1,50' }, version);
    expect(await test.app.translation.placeOrder(coordinator(), order)).toMatchObject({ problem: { code: 'budget-spent' } });
    await change({ validTo: '2026-01-01' }, version + 1);
    expect(await test.app.translation.placeOrder(coordinator(), order)).toMatchObject({
      problem: { fields: [{ path: 'contractId' }] },
    });
    await change({ mail: '' }, version + 2);
    expect(await test.app.translation.placeOrder(coordinator(), { ...order, byMail: true })).toMatchObject({
      problem: { fields: [{ path: 'byMail' }] },
    });
    expect(await test.app.translation.placeOrder(auditor(), order)).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('is made of the things that were chosen alone', async () => {
    const { id: contractId } = must(await test.app.materials.addContract(coordinator(), { ...contract, agency: 'Büro Zwei' }));
    const page = async (title: string, html: string) => {
      const { id } = must(
        await test.app.welcome.createPage(coordinator(), { content: { title, summary: '', blocks: [{ kind: 'text', html }] } }),
      );
      must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
      return id;
    };
    const chosen = await page('Bad', '<p>Das Bad ist zu.</p>');
    await page('Bus', '<p>Der Bus fährt.</p>');
    const asked = { contractId, languages: ['ar'], kind: 'page', subjectIds: [chosen] };
    const plan = must(await test.app.translation.planOrder(coordinator(), asked));
    expect(plan.costs).toMatchObject([{ texts: 2, words: 5, cost: 63 }]);
    expect(plan.things.map(({ title, words }) => `${title} ${words}`).sort()).toEqual(['Amt 5', 'Bad 5', 'Bus 4']);
    const { id } = must(await test.app.translation.placeOrder(coordinator(), { ...asked, format: 'xliff', cost: plan.cost }));
    const file = must(await test.app.translation.readOrderFile(coordinator(), { orderId: id, language: 'ar' }));
    const text = new TextDecoder().decode(file.body);
    expect(text).toContain('Das Bad ist zu.');
    expect(text).not.toContain('Der Bus fährt.');
    const used = async () =>
      must(await test.app.materials.listContracts(coordinator(), {})).find((one) => one.id === contractId)!.used;
    expect(await used()).toBe(63);
    must(await test.app.translation.setOrderState(coordinator(), { orderId: id, state: 'cancelled' }));
    expect(await used()).toBe(0);
    const foreign = { ...asked, subjectIds: [crypto.randomUUID()], format: 'xliff' as const, cost: 0 };
    expect(await test.app.translation.placeOrder(coordinator(), foreign)).toMatchObject({
      problem: { code: 'nothing-to-order' },
    });
  });
});

it('lines are counted as offices do, and a page has thirty', () => {
  const texts = ['x'.repeat(60), 'y'.repeat(51)];
  expect(orderCost({ language: 'ar', texts, unit: 'page', price: 30_000, lineLetters: 55 }).cost).toBe(3000);
  expect(orderCost({ language: 'ar', texts, unit: 'line', price: 1550, lineLetters: 55 })).toEqual({
    language: 'ar',
    texts: 2,
    words: 2,
    lines: 3,
    cost: 465,
  });
});

it('prices are written as people do', () => {
  expect([priceText(120), priceText(125), priceText(1550)]).toEqual(['0,12', '0,125', '1,55']);
});
