import { and, eq, isNull, ne } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { officeFunctionWords, type OfficeFunction, type ResponsibleOfficeView } from '../../contract-places.ts';
import { changeOfficeInput, listOfficesInput, officeIdInput, officeInput } from '../../inputs-places.ts';
import { officeGaps } from '../model/responsible.ts';
import { responsibleOffice } from '../place-schema.ts';
import {
  findContact,
  findContacts,
  findMunicipalities,
  findOffices,
  findPlace,
  findPlaces,
  type OfficeRow,
} from '../place-store.ts';
import { contactLabel } from '../place-views.ts';
import { policy } from '../policy.ts';

const what = 'Diese Zuständigkeit';

/** Who is responsible for what, with the municipalities for which nobody is entered. */
export const listOffices = useCase({
  name: 'network.list-offices',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: listOfficesInput,
  run: async ({ tx, input }) => {
    const entries = await findOffices({ tx });
    const municipalities = await findMunicipalities(tx);
    const shown = input.function === null ? entries : entries.filter((entry) => entry.function === input.function);
    return ok({
      offices: await viewsOf(tx, shown),
      gaps: officeGaps({ entries, municipalities }).filter((gap) => input.function === null || gap.function === input.function),
      municipalities: municipalities.map(({ id, name, kind, ags, partOf }) => ({ id, name, kind, ags, partOf })),
    });
  },
});

/** Says which office has a function. Once for each function and area. */
export const addOffice = useCase({
  name: 'network.add-office',
  action: 'network.keep-office',
  policy,
  mode: 'write',
  input: officeInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const fits = await checkFields({ tx, fields: input, exceptId: null });
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(responsibleOffice).values({ ...input, id, countyId: ctx.county.id, createdAt: now });
    audit({
      subjectType: 'responsible-office',
      subjectId: id,
      summary: `Zuständigkeit eingetragen: ${officeFunctionWords[input.function]}`,
    });
    touchPublic();
    return ok({ id });
  },
});

/** Changes who has a function, unless somebody else did meanwhile. */
export const changeOffice = useCase({
  name: 'network.change-office',
  action: 'network.keep-office',
  policy,
  mode: 'write',
  input: changeOfficeInput,
  load: ({ tx, input }) => loadOffice(tx, input.officeId),
  run: async ({ tx, input, loaded: row, audit, touchPublic }) => {
    const { officeId: _id, version, ...fields } = input;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Zuständigkeit inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    if (fields.municipalityId !== row.municipalityId || fields.postcode !== row.postcode || fields.function !== row.function) {
      return invalidField('function', 'Aufgabe und Gebiet bleiben. Bitte tragen Sie dafür eine neue Zuständigkeit ein.', 'fixed');
    }
    const fits = await checkFields({ tx, fields, exceptId: row.id });
    if (!fits.ok) return fits;
    await tx
      .update(responsibleOffice)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(responsibleOffice.id, row.id));
    audit({
      subjectType: 'responsible-office',
      subjectId: row.id,
      summary: `Zuständigkeit geändert: ${officeFunctionWords[row.function]}`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Takes a line away; what it said stands in the audit log. */
export const removeOffice = useCase({
  name: 'network.remove-office',
  action: 'network.keep-office',
  policy,
  mode: 'write',
  input: officeIdInput,
  load: ({ tx, input }) => loadOffice(tx, input.officeId),
  run: async ({ tx, loaded: row, audit, touchPublic }) => {
    await tx.delete(responsibleOffice).where(eq(responsibleOffice.id, row.id));
    audit({
      subjectType: 'responsible-office',
      subjectId: row.id,
      summary: `Zuständigkeit entfernt: ${officeFunctionWords[row.function]}`,
      fields: {
        municipalityId: { before: row.municipalityId },
        postcode: { before: row.postcode },
        placeId: { before: row.placeId },
        contactId: { before: row.contactId },
      },
    });
    touchPublic();
    return ok();
  },
});

type Area = { municipalityId: string | null };
const thingOf = (row: Area): Thing => ({ municipalityIds: row.municipalityId === null ? [] : [row.municipalityId] });

async function loadOffice(tx: Tx, id: string): Promise<Result<{ loaded: OfficeRow; thing: Thing }>> {
  const [row] = await tx.select().from(responsibleOffice).where(eq(responsibleOffice.id, id)).for('update');
  return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
}

type Fields = {
  function: OfficeFunction;
  municipalityId: string | null;
  postcode: string | null;
  placeId: string | null;
  contactId: string | null;
};

async function checkFields(input: { tx: Tx; fields: Fields; exceptId: string | null }): Promise<Result<undefined>> {
  const { tx, fields, exceptId } = input;
  const { municipalityId, postcode } = fields;
  const municipalities = await findMunicipalities(tx);
  if (municipalityId !== null && !municipalities.some((entry) => entry.id === municipalityId)) {
    return invalidField('municipalityId', 'Diese Gemeinde gibt es in diesem Landkreis nicht.', 'unknown-municipality');
  }
  if (fields.placeId !== null && !(await findPlace(tx, fields.placeId))) {
    return invalidField('placeId', 'Diesen Ort gibt es hier nicht.', 'unknown-place');
  }
  if (fields.contactId !== null && !(await findContact(tx, fields.contactId))) {
    return invalidField('contactId', 'Diesen Kontakt gibt es hier nicht.', 'unknown-contact');
  }
  const [taken] = await tx
    .select({ id: responsibleOffice.id })
    .from(responsibleOffice)
    .where(
      and(
        eq(responsibleOffice.function, fields.function),
        municipalityId === null ? isNull(responsibleOffice.municipalityId) : eq(responsibleOffice.municipalityId, municipalityId),
        postcode === null ? isNull(responsibleOffice.postcode) : eq(responsibleOffice.postcode, postcode),
        exceptId === null ? undefined : ne(responsibleOffice.id, exceptId),
      ),
    );
  return taken
    ? invalidField('municipalityId', 'Für diese Aufgabe und dieses Gebiet ist schon eine Stelle eingetragen.', 'office-taken')
    : ok();
}

async function viewsOf(tx: Tx, rows: readonly OfficeRow[]): Promise<ResponsibleOfficeView[]> {
  const municipalities = new Map((await findMunicipalities(tx)).map(({ id, name }) => [id, { id, name }]));
  const places = new Map(
    (await findPlaces({ tx, ids: rows.flatMap((row) => row.placeId ?? []) })).map((entry) => [entry.row.id, entry.row]),
  );
  const contacts = new Map(
    (await findContacts({ tx, ids: rows.flatMap((row) => row.contactId ?? []) })).map((entry) => [entry.row.id, entry.row]),
  );
  return rows.map((row) => {
    const at = row.placeId === null ? undefined : places.get(row.placeId);
    const by = row.contactId === null ? undefined : contacts.get(row.contactId);
    return {
      id: row.id,
      function: row.function,
      municipality: row.municipalityId === null ? null : (municipalities.get(row.municipalityId) ?? null),
      postcode: row.postcode,
      place: at ? { id: at.id, name: at.name, state: at.state, town: at.town } : null,
      contact: by ? { id: by.id, label: contactLabel(by), state: by.state } : null,
      note: row.note,
      version: row.version,
    };
  });
}
