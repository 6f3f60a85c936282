import type { Ctx } from '#kernel/context.ts';
import { must } from '../../../tests/database/must.ts';
import type { TestApp } from '../../../tests/database/test-app.ts';

/** Two institutions that may ask for interpreting, with what programs for tables like to damage. */
export async function fillPoolRequesters(input: { test: TestApp; coordinator: Ctx; municipalityId: string }): Promise<void> {
  const { test, coordinator, municipalityId } = input;
  const add = (fields: object) =>
    test.app.interpreting.addRequester(coordinator, {
      ...{ name: '1.10 Kita; „Süd“', kind: 'kita' as const, municipalityId, organisationId: null, street: 'Am Markt 1' },
      ...{ contactName: 'Lea Leitfaden', mail: 'kita@beispiel.example', phone: '0519197', costUnit: '007' },
      ...fields,
    });
  must(await add({}));
  must(await add({ name: 'Schule am Wald', kind: 'school', mail: null, phone: null, municipalityId: null, costUnit: '=1' }));
}

/** What the generated tests do with its table, by the address of the list. */
export const poolRequesterCases = {
  'sprachmittlung-einrichtungen': {
    change: { Ansprechperson: 'Ela Einfach', Telefon: '0519199', Kostenstelle: '1.200' },
    later: { Ansprechperson: 'Noch anders' },
    fault: { 'E-Mail': 'keine' },
    says: ['E-Mail', /E-Mail-Adresse angeben/] as [string, RegExp],
    add: { Einrichtung: 'Zweite Schule', Art: 'Schule' },
  },
};
