import type { Ctx } from '#kernel/context.ts';
import { must } from '../../../tests/database/must.ts';
import type { TestApp } from '../../../tests/database/test-app.ts';

/** Two institutions at two places, with what programs for tables like to damage. */
export async function fillSchools(input: {
  test: TestApp;
  coordinator: Ctx;
  placeIds: readonly [string, string];
  organisationId: string;
  areaId: string;
}): Promise<void> {
  const { test, coordinator, placeIds, organisationId, areaId } = input;
  must(
    await test.app.schools.addSchool(coordinator, {
      placeId: placeIds[0],
      type: 'vocational',
      forms: ['berufsschule', 'berufliches-gymnasium'],
      organisationId,
      gradeFrom: 10,
      gradeTo: 13,
      areaIds: [areaId],
      areaNote: '=Nord; „Süd“',
      registration: 'Bitte anrufen',
      registrationFrom: '2027-02-01',
      registrationUntil: '2027-02-20',
      documents: 'Zeugnis\nAusweis',
      places: 'few',
      state: 'public',
    }),
  );
  must(await test.app.schools.addSchool(coordinator, { placeId: placeIds[1], type: 'kita', ageFrom: 1, ageTo: 6 }));
}

/** What the generated tests do with the table of Kitas and schools. */
export const schoolCase = {
  change: { 'Klasse bis': 12, 'Freie Plätze': 'Warteliste', 'Schulformen der BBS': 'Berufsschule', Hinweis: 'Neu' },
  later: { Hinweis: 'Später' },
  fault: { 'Anmeldung bis': '2026-01-01' },
  says: ['Anmeldung bis', /liegt vor dem Anfang/] as [string, RegExp],
  add: { Ort: 'Rathaus', Art: 'Hort', Stand: 'Entwurf', 'Klasse von': 1 },
};
