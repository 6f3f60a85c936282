import { afterAll, beforeAll, expect, it } from 'vitest';
import { retention } from '../personal-data.ts';
import { openDesk, value, type Desk } from './import.fixture.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

const plain = Buffer.from('# Konzept\n\n## Handlungsfeld 1: Sprache\n\n### Ziel 1.1: Kurse ausbauen\n');
const days = 86_400_000;

it('ends documents with file and draft: given-up ones after a quarter, taken-over ones after a year, open ones never', async () => {
  const { test, county, coordinator, strategy, receive, runJob, count, open } = desk;
  const inReview = async (): Promise<string> => {
    const id = await receive(plain, 'konzept.md');
    await runJob(id);
    return id;
  };
  const waiting = await inReview();
  const failed = await receive(Buffer.from([0, 1, 2, 3]), 'kaputt.docx');
  await runJob(failed);
  expect(value(await strategy.readImport(coordinator, { importId: failed })).state).toBe('failed');
  const [discarded, taken] = [await inReview(), await inReview()];
  // What counts is when an import ended, not when it came.
  test.setNow(new Date(test.now().getTime() + 60 * days).toISOString());
  value(await strategy.discardImport(coordinator, { importId: discarded }));
  const version = (await open(taken)).import.version;
  const done = value(await strategy.takeOverImport(coordinator, { importId: taken, version, key: 'konzept', title: 'Konzept' }));

  const run = (after: number) =>
    test.app.db.transaction({ countyId: county.id }, (tx) =>
      retention
        .find((rule) => rule.table === 'strategy_import')!
        .run({ tx, countyId: county.id, now: new Date(test.now().getTime() + after * days) }),
    );
  expect(await run(31)).toBe(1);
  expect(await run(89)).toBe(0);
  expect(await run(91)).toBe(1);
  expect(await run(364)).toBe(0);
  expect(await run(366)).toBe(1);
  expect(await run(4000)).toBe(0);
  expect(value(await strategy.listImports(coordinator, {})).map((entry) => entry.id)).toEqual([waiting]);
  expect(await count('stored_file')).toBe(1);
  expect(await count(`strategy where id = '${done.strategyId}'`)).toBe(1);
});
