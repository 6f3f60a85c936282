import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { createTestApp, openCounty, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { accountLink } from '../../../tenancy/server/schema.ts';
import { reportingRound, reportRequest } from '../round-schema.ts';
import { followMail } from './follow-mail.ts';

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(() => test.close());

it('lets what a person was asked go on to her new address, once, and nobody else’s', async () => {
  const [before, after, other] = ['alt@beispiel.example', 'neu@beispiel.example', 'andere@beispiel.example'];
  const now = test.now();
  const id = (): string => newId(now.getTime());
  const [roundId, linkId] = [id(), id()];
  const day = '2026-12-01';
  await test.app.db.transaction({ countyId: county.id }, async (tx) => {
    const days = { opensOn: day, reporterDue: day, deputyDue: day, headDue: day };
    const round = { id: roundId, countyId: county.id, title: 'Runde', ...days, createdAt: now, createdBy: 'Test' };
    await tx.insert(reportingRound).values(round);
    for (const mail of [before, other]) {
      const asked = { id: id(), countyId: county.id, roundId, part: 'reporter' as const, name: 'Ida', mail };
      await tx.insert(reportRequest).values({ ...asked, nodeIds: [], due: day, createdAt: now });
    }
    const link = { id: linkId, purpose: 'mail' as const, accountId: 'ida', mail: after, formerMail: before };
    await tx.insert(accountLink).values({ ...link, createdAt: now, expiresAt: now });
  });
  for (let n = 0; n < 2; n += 1) await followMail(systemCtx(test, county), { linkId });
  await followMail(systemCtx(test, county), { linkId: crypto.randomUUID() });
  const rows = await test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(reportRequest));
  expect(rows.map((row) => row.mail).sort()).toEqual([other, after].sort());
});
