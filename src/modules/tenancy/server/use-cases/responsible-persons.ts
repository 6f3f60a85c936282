import { and, asc, eq, isNull, ne, or, type SQL } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { responsibleParts, responsiblePartWords, type ResponsiblePersonView } from '../../contract.ts';
import { addResponsibleInput, changeResponsibleInput, listResponsibleInput, responsibleIdInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { municipality, responsiblePerson, unit } from '../schema.ts';

type Row = typeof responsiblePerson.$inferSelect;

/** Persons who answer by mail, those in the task first, in the order in which they are asked; of one place or of all. */
export const listResponsiblePersons = useCase({
  name: 'tenancy.list-responsible-persons',
  action: 'tenancy.manage-people',
  policy,
  mode: 'read',
  input: listResponsibleInput,
  run: async ({ ctx, tx, input }) => {
    const today = berlinDay(ctx.clock.now());
    const wanted: SQL | undefined =
      input.unitId !== null
        ? eq(responsiblePerson.unitId, input.unitId)
        : input.municipalityId !== null
          ? eq(responsiblePerson.municipalityId, input.municipalityId)
          : undefined;
    const rows = await tx
      .select({ person: responsiblePerson, unit: unit.name, municipality: municipality.name })
      .from(responsiblePerson)
      .leftJoin(unit, eq(unit.id, responsiblePerson.unitId))
      .leftJoin(municipality, eq(municipality.id, responsiblePerson.municipalityId))
      .where(wanted)
      .orderBy(asc(responsiblePerson.name));
    const persons = rows.map(({ person, unit: unitName, municipality: placeName }): ResponsiblePersonView => {
      const { id, unitId, municipalityId, name, mail, part, leftOn } = person;
      const left = leftOn !== null && leftOn < today;
      return { id, unitId, municipalityId, place: unitName ?? placeName ?? '', name, mail, part, leftOn, left };
    });
    const rank = (person: ResponsiblePersonView): number => (person.left ? 10 : 0) + responsibleParts.indexOf(person.part);
    return ok(persons.sort((one, other) => one.place.localeCompare(other.place, 'de') || rank(one) - rank(other)));
  },
});

/** Names a person who answers for a unit or municipality. She needs no account: she is asked by mail and answers by link. */
export const addResponsiblePerson = useCase({
  name: 'tenancy.add-responsible-person',
  action: 'tenancy.manage-people',
  policy,
  mode: 'write',
  input: addResponsibleInput,
  run: async ({ ctx, tx, input, audit }) => {
    const place = await placeOf(tx, input);
    if (!place.ok) return place;
    if (await isTaken(tx, input)) return taken();
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(responsiblePerson).values({ id, countyId: ctx.county.id, ...input, leftOn: null, createdAt: now });
    audit({
      subjectType: 'responsible-person',
      subjectId: id,
      summary: `Verantwortliche Person für „${place.value}“ benannt`,
      fields: { part: { after: responsiblePartWords[input.part] } },
      personal: [
        { personRef: input.mail, field: 'name', after: input.name },
        { personRef: input.mail, field: 'mail', after: input.mail },
      ],
    });
    return ok({ id });
  },
});

/** Changes name, address or part of a person, or says on which day she leaves the task. */
export const changeResponsiblePerson = useCase({
  name: 'tenancy.change-responsible-person',
  action: 'tenancy.manage-people',
  policy,
  mode: 'write',
  input: changeResponsibleInput,
  load: ({ tx, input }) => found(tx, input.personId),
  run: async ({ tx, input, loaded: row, audit }) => {
    const { personId, ...values } = input;
    if (values.leftOn !== null && values.leftOn < berlinDay(row.createdAt))
      return invalidField('leftOn', 'Der letzte Tag liegt vor dem Tag, an dem die Person benannt wurde.', 'left-before-begun');
    if (values.leftOn === null && (await isTaken(tx, { ...row, mail: values.mail, exceptId: personId }))) return taken();
    await tx.update(responsiblePerson).set(values).where(eq(responsiblePerson.id, personId));
    const { part, leftOn } = row;
    const changed = (field: 'name' | 'mail') =>
      row[field] === values[field] ? [] : [{ personRef: values.mail, field, before: row[field], after: values[field] }];
    audit({
      subjectType: 'responsible-person',
      subjectId: personId,
      summary: 'Verantwortliche Person geändert',
      fields: changedFields<Record<string, unknown>>({ part, leftOn }, { part: values.part, leftOn: values.leftOn }),
      personal: [...changed('name'), ...changed('mail')],
    });
    return ok({ unitId: row.unitId, municipalityId: row.municipalityId });
  },
});

/** Takes a person off the list, who was named by mistake; whoever leaves is given a last day instead. */
export const removeResponsiblePerson = useCase({
  name: 'tenancy.remove-responsible-person',
  action: 'tenancy.manage-people',
  policy,
  mode: 'write',
  input: responsibleIdInput,
  load: ({ tx, input }) => found(tx, input.personId),
  run: async ({ tx, loaded: row, audit }) => {
    await tx.delete(responsiblePerson).where(eq(responsiblePerson.id, row.id));
    audit({
      subjectType: 'responsible-person',
      subjectId: row.id,
      summary: 'Verantwortliche Person entfernt',
      fields: { part: { before: row.part } },
      personal: [
        { personRef: row.mail, field: 'name', before: row.name },
        { personRef: row.mail, field: 'mail', before: row.mail },
      ],
    });
    return ok({ unitId: row.unitId, municipalityId: row.municipalityId });
  },
});

async function found(tx: Tx, personId: string): Promise<Result<{ loaded: Row }>> {
  const [row] = await tx.select().from(responsiblePerson).where(eq(responsiblePerson.id, personId)).for('update');
  return row ? ok({ loaded: row }) : notFound('Diese Person');
}

type Place = { unitId: string | null; municipalityId: string | null };

/** Name of the one unit or municipality that is meant. */
async function placeOf(tx: Tx, { unitId, municipalityId }: Place): Promise<Result<string>> {
  if ((unitId === null) === (municipalityId === null))
    return invalidField('unitId', 'Bitte genau eine Stelle oder Gemeinde wählen.', 'one-place');
  const [row] =
    unitId !== null
      ? await tx.select({ name: unit.name }).from(unit).where(eq(unit.id, unitId))
      : await tx.select({ name: municipality.name }).from(municipality).where(eq(municipality.id, municipalityId!));
  return row ? ok(row.name) : notFound(unitId !== null ? 'Diese Stelle' : 'Diese Gemeinde');
}

async function isTaken(tx: Tx, input: Place & { mail: string; exceptId?: string }): Promise<boolean> {
  const [row] = await tx
    .select({ id: responsiblePerson.id })
    .from(responsiblePerson)
    .where(
      and(
        isNull(responsiblePerson.leftOn),
        eq(responsiblePerson.mail, input.mail),
        or(
          input.unitId === null ? undefined : eq(responsiblePerson.unitId, input.unitId),
          input.municipalityId === null ? undefined : eq(responsiblePerson.municipalityId, input.municipalityId),
        ),
        input.exceptId === undefined ? undefined : ne(responsiblePerson.id, input.exceptId),
      ),
    );
  return row !== undefined;
}

const taken = () => conflict('person-exists', 'Diese E-Mail-Adresse steht hier schon. Ändern Sie den Eintrag, den es gibt.');
