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
  const kita = { placeId: placeIds[1], type: 'kita' as const, ageFrom: 1, ageTo: 6 };
  const { id: schoolId } = must(await test.app.schools.addSchool(coordinator, kita));
  const counts = { schoolId, halfYear: '2026/27-1', places: 16, pupils: 14, waiting: 2 };
  must(await test.app.schools.addLanguageClass(coordinator, { ...counts, kind: 'sprachlernklasse', note: '=1; „x“' }));
  must(await test.app.schools.addLanguageClass(coordinator, { ...counts, kind: 'sprint', pupils: 3 }));
}

/** What they do with the table of language classes. */
const classCase = {
  change: { Belegt: 12, Hinweis: 'Neu' },
  later: { Belegt: 13 },
  fault: { Halbjahr: '2026' },
  says: ['Halbjahr', /2026\/27-1/] as [string, RegExp],
  // Half-years stand newest first: an older one stays below.
  add: { Schule: 'Bücherei', Art: 'SPRINT Dual', Halbjahr: '2025/26-1', Plätze: 10, Belegt: 8, Warten: 0 },
};

/** What the generated tests do with the table of Kitas and schools. */
const schoolCase = {
  change: { 'Klasse bis': 12, 'Freie Plätze': 'Warteliste', 'Schulformen der BBS': 'Berufsschule', Hinweis: 'Neu' },
  later: { Hinweis: 'Später' },
  fault: { 'Anmeldung bis': '2026-01-01' },
  says: ['Anmeldung bis', /liegt vor dem Anfang/] as [string, RegExp],
  add: { Ort: 'Rathaus', Art: 'Hort', Stand: 'Entwurf', 'Klasse von': 1 },
};

/** By the address of the list. */
export const schoolCases = { schulen: schoolCase, sprachklassen: classCase };
