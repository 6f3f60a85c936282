import { eq } from 'drizzle-orm';
import { changedFields, type AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf, type HistoryEntry } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ContactView, OfficeFunction } from '../../contract-places.ts';
import { changeContactInput, contactIdInput, contactInput, listContactsInput } from '../../inputs-places.ts';
import { checkHolder, type Holder } from '../check-holder.ts';
import { contact } from '../place-schema.ts';
import { findContact, findContacts, findOffices, findPlace } from '../place-store.ts';
import { contactLabel, contactView } from '../place-views.ts';
import { policy } from '../policy.ts';
import { saveWords } from '../save-words.ts';

const what = 'Diesen Kontakt';

export type ContactPage = ContactView & { functions: OfficeFunction[]; history: HistoryEntry[]; mayChange: boolean };

/** Contact cards of the county by what they are for. */
export const listContacts = useCase({
  name: 'network.list-contacts',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: listContactsInput,
  run: async ({ tx, input }) => {
    const { placeId, ...filter } = input;
    return ok((await findContacts({ tx, ...filter, placeIds: placeId === null ? null : [placeId] })).map(contactView));
  },
});

/** One contact card with where it is used and all that was done to it. */
export const readContact = useCase({
  name: 'network.read-contact',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: contactIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findContact(tx, input.contactId);
    if (!found) return notFound(what);
    const offices = (await findOffices({ tx })).filter((entry) => entry.contactId === found.row.id);
    return ok<ContactPage>({
      ...contactView(found),
      functions: [...new Set(offices.map((entry) => entry.function))],
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType: 'contact', subjectId: found.row.id }),
      mayChange: mayKeep(ctx, await thingOf(tx, found.row)),
    });
  },
});

/** Records a contact card. */
export const addContact = useCase({
  name: 'network.add-contact',
  action: 'network.keep-place',
  policy,
  mode: 'write',
  input: contactInput,
  load: async ({ tx, input }) => ok({ loaded: undefined, thing: await thingOf(tx, input) }),
  run: async ({ ctx, tx, input: { translations, ...input }, audit, touchPublic }) => {
    const fits = await checkRefs({ tx, fields: input, before: null });
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(contact).values({
      ...input,
      id,
      countyId: ctx.county.id,
      hiddenAt: input.state === 'hidden' ? now : null,
      createdAt: now,
      updatedAt: now,
    });
    await saveWords({
      ctx,
      tx,
      subjectType: 'contact',
      subjectId: id,
      source: input,
      translations,
      fields: ['areaOfResponsibility'],
    });
    audit({ subjectType: 'contact', subjectId: id, summary: `Kontakt „${publicLabel(input)}“ angelegt` });
    if (input.state === 'public') touchPublic();
    return ok({ id });
  },
});

/** Changes a contact card, unless somebody else did meanwhile. It changes wherever it is shown. */
export const changeContact = useCase({
  name: 'network.change-contact',
  action: 'network.keep-place',
  policy,
  mode: 'write',
  input: changeContactInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(contact).where(eq(contact.id, input.contactId)).for('update');
    return row ? ok({ loaded: row, thing: await thingOf(tx, row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { contactId: _id, version, ...fields } = input;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diesen Kontakt inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    const fits = await checkRefs({ tx, fields, before: row });
    if (!fits.ok) return fits;
    if (!mayKeep(ctx, await thingOf(tx, fields))) {
      return invalidField(
        'placeId',
        'So gehörte der Kontakt nicht mehr zu Ihnen. Bitte lassen Sie Ort, Organisation und Stelle, oder fragen Sie die Koordination.',
        'not-own',
      );
    }
    const now = ctx.clock.now();
    await tx
      .update(contact)
      .set({
        ...fields,
        hiddenAt: fields.state === 'hidden' ? (row.hiddenAt ?? now) : null,
        updatedAt: now,
        version: row.version + 1,
      })
      .where(eq(contact.id, row.id));
    audit({
      subjectType: 'contact',
      subjectId: row.id,
      summary: `Kontakt „${publicLabel(fields)}“ geändert`,
      ...splitFields(row, fields),
    });
    if (row.state === 'public' || fields.state === 'public') touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Names of persons stand in no summary: it cannot be erased. */
const publicLabel = (row: { areaOfResponsibility: string | null; name: string | null; isPerson: boolean }): string =>
  contactLabel({ areaOfResponsibility: row.areaOfResponsibility, name: row.isPerson ? null : row.name }) || 'Person';

const personal = ['name', 'phone', 'mobile', 'email'] as const;
type Row = typeof contact.$inferSelect;
type Fields = { isPerson: boolean } & Pick<Row, (typeof personal)[number]>;

/** What may be a person's is kept apart from the harmless values, so that it can be erased. */
function splitFields(row: Row, fields: Fields & Record<string, unknown>): Pick<AuditRecord, 'fields' | 'personal'> {
  const changed = changedFields<Record<string, unknown>>(row, fields);
  if (!row.isPerson && !fields.isPerson) return { fields: changed };
  const apart = personal.filter((field) => field in changed);
  return {
    fields: Object.fromEntries(Object.entries(changed).map(([field, value]) => [field, isPersonal(field) ? {} : value])),
    personal: apart.map((field) => ({
      personRef: fields.email ?? row.email ?? fields.name ?? row.name ?? 'Kontakt',
      field,
      before: row[field],
      after: fields[field],
    })),
  };
}
const isPersonal = (field: string): boolean => (personal as readonly string[]).includes(field);

type Owned = Holder & { placeId: string | null };

/** A card belongs to whoever holds it, and to whom its place belongs. */
async function thingOf(tx: Tx, row: Owned): Promise<Thing> {
  const at = row.placeId === null ? null : ((await findPlace(tx, row.placeId))?.row ?? null);
  const ids = (...given: (string | null | undefined)[]): string[] => given.filter((id) => id !== null && id !== undefined);
  return {
    unitIds: ids(row.unitId, at?.unitId),
    municipalityIds: ids(at?.municipalityId),
    organisationIds: ids(row.organisationId, at?.organisationId),
  };
}

const mayKeep = (ctx: CountyCtx, thing: Thing): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'network.keep-place', thing }) === 'yes';

async function checkRefs(input: { tx: Tx; fields: Owned; before: Owned | null }): Promise<Result<undefined>> {
  const { tx, fields } = input;
  if (fields.placeId !== null && !(await findPlace(tx, fields.placeId))) {
    return invalidField('placeId', 'Diesen Ort gibt es hier nicht.', 'unknown-place');
  }
  return checkHolder(input);
}
