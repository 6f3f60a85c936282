import { asc, isNull } from 'drizzle-orm';
import type { SearchSource } from '#kernel/search.ts';
import { municipality, responsiblePerson, unit } from './schema.ts';

/** Units for everybody in the office; who answers for one only for those who keep the people. */
export const searchDocuments: SearchSource = async ({ tx }) => {
  const units = await tx.select().from(unit).orderBy(asc(unit.name));
  const places = await tx.select().from(municipality);
  const persons = await tx.select().from(responsiblePerson).where(isNull(responsiblePerson.leftOn));
  const nameOf = (person: (typeof persons)[number]): string =>
    units.find((row) => row.id === person.unitId)?.name ?? places.find((row) => row.id === person.municipalityId)?.name ?? '';
  return [
    ...units.map((row) => ({
      kind: 'tenancy.unit',
      subjectId: row.id,
      title: row.name,
      context: 'Stelle',
      body: row.key,
      action: 'tenancy.manage-county',
    })),
    ...persons.map((person) => ({
      kind: 'tenancy.person',
      subjectId: person.id,
      title: person.name,
      context: nameOf(person),
      body: person.mail,
      action: 'tenancy.manage-people',
    })),
  ];
};
