import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverEvent } from '#composition/events.ts';
import type { CountyRef } from '#kernel/context.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(() => test.close());

it('organisations, bodies and projects go with the unit that was theirs', async () => {
  const { tenancy, network } = test.app;
  const ctx = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const vhs = must(await tenancy.addUnit(ctx, { key: 'vhs', name: 'Volkshochschule', kind: 'partner' })).id;
  const school = must(await tenancy.addUnit(ctx, { key: 'musik', name: 'Musikschule', kind: 'partner' })).id;
  const first = must(await network.addOrganisation(ctx, { name: 'VHS gGmbH', kind: 'education', unitId: vhs })).id;
  const second = must(await network.addOrganisation(ctx, { name: 'Musikschule e. V.', kind: 'education', unitId: school })).id;
  must(await network.addBody(ctx, { name: 'Beirat', kind: 'committee', position: 1, unitId: school }));
  const merged = must(
    await tenancy.reorganise(ctx, {
      kind: 'merge',
      effectiveOn: '2026-11-25',
      fromUnitIds: [vhs, school],
      successors: [{ key: 'bildungshaus', name: 'Bildungshaus', kind: 'partner' }],
    }),
  );
  const tell = () =>
    deliverEvent({
      ctx: systemCtx(test, county),
      payload: { event: unitsReorganised, countyId: county.id, reorganisationId: merged.id },
    });
  await tell();
  await tell();
  const unitOf = async (id: string) => must(await network.readOrganisation(ctx, { organisationId: id })).unit?.name;
  // One unit stands for one organisation: the other keeps the old one until the coordination decides.
  expect(await unitOf(first)).toBe('Bildungshaus');
  expect(await unitOf(second)).toBe('Musikschule');
  expect(must(await network.listBodies(ctx, {})).map((body) => body.unit?.name)).toEqual(['Bildungshaus']);
});
