import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { deleteTaskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import type { DeskPage, DeskView } from '../../contract.ts';
import { changeDeskInput, deskIdInput, deskInput, findDesksInput, listDesksInput } from '../../inputs.ts';
import { collide, findDesks, sortingLetter } from '../model/find-desks.ts';
import { policy } from '../policy.ts';
import { mayKeepDesk, thingOf } from '../rights.ts';
import { responsibleDesk } from '../schema.ts';
import { findDeskRows, findTowns, homeAt, lockDesk, unknownReference, type DeskRow } from '../store.ts';
import { deskView } from '../views.ts';

const what = 'Diese Ansprechstelle';
const keep = 'guidance.keep-desk';
/** Lets whoever reads a desk's own mailbox say without an account that all is right. */
export const deskLinkPurpose = 'desk';
/** Twice a year. */
const reviewAfterDays = 182;

/** That somebody said today that all is right: an answer to every question so far. */
export const confirmation = (ctx: CountyCtx) => {
  const now = ctx.clock.now();
  return {
    ...{ confirmedAt: now, confirmedBy: actorRef(ctx.actor), askedAt: null },
    reviewBy: addDays(berlinDay(now), reviewAfterDays),
  };
};

export async function viewsOf(tx: Tx, found: readonly DeskRow[]): Promise<DeskView[]> {
  const names = await namesOf(
    tx,
    found.map(({ row }) => row.confirmedBy),
  );
  const towns = new Map((await findTowns(tx)).map((town) => [town.id, town]));
  return found.map((entry) => deskView(entry, { names, towns }));
}

/** Desks by task, with the names of who sits there. */
export const listDesks = useCase({
  name: 'guidance.list-desks',
  action: 'guidance.advise',
  policy,
  mode: 'read',
  input: listDesksInput,
  run: async ({ ctx, tx, input: { overdue, ...filter } }) =>
    ok(await viewsOf(tx, await findDeskRows(tx, { ...filter, reviewBefore: overdue ? berlinDay(ctx.clock.now()) : null }))),
});

/** One desk, and whether the actor keeps it. */
export const readDesk = useCase({
  name: 'guidance.read-desk',
  action: 'guidance.advise',
  policy,
  mode: 'read',
  input: deskIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findDeskRows(tx, { id: input.deskId });
    const [view] = await viewsOf(tx, found);
    return view ? ok<DeskPage>({ ...view, mayChange: mayKeepDesk(ctx, found[0]!.row) }) : notFound(what);
  },
});

/** Who does a task for somebody, by municipality and the first letter of the surname. Nothing of it is kept. */
export const findResponsibleDesks = useCase({
  name: 'guidance.find-responsible-desks',
  action: 'guidance.advise',
  policy,
  mode: 'read',
  input: findDesksInput,
  run: async ({ tx, input }) => {
    const home = homeAt(await findTowns(tx), input.municipalityAgs);
    if (home === null) return notFound('Diese Gemeinde');
    const letter = input.letter === null ? null : sortingLetter(input.letter);
    if (input.letter !== null && letter === null)
      return invalidField(
        'letter',
        'Bitte den Buchstaben so angeben, wie der Name im Ausweis in lateinischer Schrift steht.',
        'no-letter',
      );
    const rows = await findDeskRows(tx, { task: input.task });
    const found = findDesks({ desks: rows.map((entry) => ({ ...entry.row, entry })), task: input.task, home, letter });
    return ok({
      ...found,
      desks: await viewsOf(
        tx,
        found.desks.map(({ entry }) => entry),
      ),
    });
  },
});

type Given = {
  task: DeskView['task'];
  unitId: string | null;
  municipalityId: string | null;
  placeId: string | null;
  areaIds: readonly string[];
  letterFrom: string | null;
  letterTo: string | null;
};
const unknown = {
  unitId: 'Diese Stelle gibt es hier nicht.',
  municipalityId: 'Diese Gemeinde gibt es in diesem Landkreis nicht.',
  placeId: 'Diesen Ort gibt es hier nicht.',
  areaIds: 'Eine dieser Gemeinden gibt es in diesem Landkreis nicht.',
} as const;

/** References that are there, and no second desk that claims the same people. */
async function checkDesk(tx: Tx, given: Given, exceptId: string | null): Promise<Result<undefined>> {
  const missing = await unknownReference(tx, given);
  if (missing !== null) return invalidField(missing, unknown[missing], 'unknown-reference');
  const others = (await findDeskRows(tx, { task: given.task })).filter(({ row }) => row.id !== exceptId);
  const other = others.find(({ row }) => collide(row, given));
  if (other === undefined) return ok();
  const { row } = other;
  const who = other.unit?.name ?? other.municipality?.name ?? '';
  const letters = row.letterFrom === null ? '' : ` (${row.letterFrom}–${row.letterTo})`;
  return invalidField(
    row.letterFrom === null ? 'areaIds' : 'letterFrom',
    `Dafür ist schon „${who}“${letters} eingetragen. Bitte teilen Sie Gemeinden oder Buchstaben auf.`,
    'desk-taken',
  );
}

/** Names of persons stand in no summary, and their values in no field: these cannot be erased. */
const auditFields = (row: object, given: object) =>
  Object.fromEntries(
    Object.entries(changedFields<Record<string, unknown>>({ ...row }, { ...given })).map(([field, value]) => [
      field,
      field === 'personName' || field === 'deputyName' ? {} : value,
    ]),
  );

/** Enters a desk. Whoever enters it says that it is right today. */
export const addDesk = useCase({
  name: 'guidance.add-desk',
  action: keep,
  policy,
  mode: 'write',
  input: deskInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const fits = await checkDesk(tx, input, null);
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx
      .insert(responsibleDesk)
      .values({ ...input, ...confirmation(ctx), id, countyId: ctx.county.id, createdAt: now, updatedAt: now });
    audit({ subjectType: 'desk', subjectId: id, summary: `Ansprechstelle für ${officeFunctionWords[input.task]} eingetragen` });
    touchPublic();
    return ok({ id });
  },
});

async function locked({ tx, input }: { tx: Tx; input: { deskId: string } }) {
  const found = await lockDesk(tx, input.deskId);
  return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
}

/** Changes a desk, unless somebody else did meanwhile. Nobody gives one away from the own. */
export const changeDesk = useCase({
  name: 'guidance.change-desk',
  action: keep,
  policy,
  mode: 'write',
  input: changeDeskInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: { row }, audit, touchPublic }) => {
    const { deskId: _id, version, ...given } = input;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Ansprechstelle inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    if (!mayKeepDesk(ctx, given)) {
      return invalidField(
        'unitId',
        'So gehörte die Ansprechstelle nicht mehr zu Ihnen. Bitte lassen Sie die Stelle, oder fragen Sie die Koordination.',
        'not-own',
      );
    }
    const fits = await checkDesk(tx, given, row.id);
    if (!fits.ok) return fits;
    await tx
      .update(responsibleDesk)
      .set({ ...given, ...confirmation(ctx), updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(responsibleDesk.id, row.id));
    audit({
      subjectType: 'desk',
      subjectId: row.id,
      summary: `Ansprechstelle für ${officeFunctionWords[given.task]} geändert`,
      fields: auditFields(row, given),
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** Says that all of a desk is still right, the names too. */
export const confirmDesk = useCase({
  name: 'guidance.confirm-desk',
  action: keep,
  policy,
  mode: 'write',
  input: deskIdInput,
  load: locked,
  run: async ({ ctx, tx, loaded: { row }, audit }) => {
    const confirmed = confirmation(ctx);
    await tx.update(responsibleDesk).set(confirmed).where(eq(responsibleDesk.id, row.id));
    audit({
      subjectType: 'desk',
      subjectId: row.id,
      summary: `Ansprechstelle für ${officeFunctionWords[row.task]} bestätigt`,
      fields: { reviewBy: { before: row.reviewBy, after: confirmed.reviewBy } },
    });
    return ok({ reviewBy: confirmed.reviewBy });
  },
});

/** Takes a desk away; slips that name it then show who else is there. */
export const removeDesk = useCase({
  name: 'guidance.remove-desk',
  action: keep,
  policy,
  mode: 'write',
  input: deskIdInput,
  load: locked,
  run: async ({ tx, loaded: { row }, audit, touchPublic }) => {
    await deleteTaskLinksOf({ tx, purpose: deskLinkPurpose, subjectId: row.id });
    await tx.delete(responsibleDesk).where(eq(responsibleDesk.id, row.id));
    audit({ subjectType: 'desk', subjectId: row.id, summary: `Ansprechstelle für ${officeFunctionWords[row.task]} entfernt` });
    touchPublic();
    return ok();
  },
});
