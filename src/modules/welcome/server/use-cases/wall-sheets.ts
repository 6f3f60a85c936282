import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { hasTimetable } from '#modules/mobility/server/index.ts';
import type { WallSheetView } from '../../contract-wall.ts';
import {
  addWallSheetInput,
  changeWallSheetInput,
  listWallSheetsInput,
  markWallSheetInput,
  wallSheetIdInput,
} from '../../inputs-wall.ts';
import { municipalitiesExist } from '../alert-store.ts';
import { wallFaults } from '../model/wall-faults.ts';
import { policy } from '../policy.ts';
import { currentOffices, currentWithWays } from '../wall-offices.ts';
import { wallSheet } from '../wall-schema.ts';
import { findWallSheet, findWallSheets, lockWallSheet, placeExists, type WallSheetRow } from '../wall-store.ts';

const what = 'Diesen Aushang';
const keep = 'welcome.keep-wall-sheet';
const thingOf = ({ municipalityId }: { municipalityId: string | null }): Thing => ({
  municipalityIds: municipalityId === null ? [] : [municipalityId],
});

async function view(ctx: CountyCtx, found: WallSheetRow): Promise<WallSheetView> {
  const { row, municipality, place } = found;
  const right = may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(row) });
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    street: row.street,
    postcode: row.postcode,
    municipality,
    stop: row.stop,
    place: place === null ? null : { id: place.id, slug: place.slug, name: place.name },
    functions: row.functions,
    languages: row.languages,
    hungWhere: row.hungWhere,
    printedAt: row.printedAt?.toISOString() ?? null,
    faults: wallFaults(row.printed, row.printed === null ? [] : await currentOffices(ctx, found), row.wrongWays),
    version: row.version,
    mayKeep: right === 'yes',
  };
}

/** What hangs where; whatever is wrong by now comes first. */
export const listWallSheets = useCase({
  name: 'welcome.list-wall-sheets',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: listWallSheetsInput,
  run: async ({ ctx, tx, input }) => {
    const views: WallSheetView[] = [];
    for (const found of await findWallSheets(tx)) {
      if (input.kind === null || found.row.kind === input.kind) views.push(await view(ctx, found));
    }
    return ok(
      views
        .filter(({ faults }) => !input.onlyWrong || faults.length > 0)
        .toSorted((one, other) => Number(other.faults.length > 0) - Number(one.faults.length > 0)),
    );
  },
});

export const readWallSheet = useCase({
  name: 'welcome.read-wall-sheet',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: wallSheetIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findWallSheet(tx, input.sheetId);
    return found ? ok(await view(ctx, found)) : notFound(what);
  },
});

export const addWallSheet = useCase({
  name: 'welcome.add-wall-sheet',
  action: keep,
  policy,
  mode: 'write',
  input: addWallSheetInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit }) => {
    const fault = await unknown(tx, input);
    if (fault !== null) return fault;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(wallSheet).values({ id, countyId: ctx.county.id, ...input, createdAt: now });
    audit({ subjectType: 'wall-sheet', subjectId: id, summary: `Aushang „${input.name}“ angelegt` });
    return ok({ id });
  },
});

export const changeWallSheet = useCase({
  name: 'welcome.change-wall-sheet',
  action: keep,
  policy,
  mode: 'write',
  input: changeWallSheetInput,
  load: async ({ tx, input }) => {
    const row = await lockWallSheet(tx, input.sheetId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { sheetId: _id, version, ...given } = input;
    if (version !== row.version) return changedMeanwhile();
    if (may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(given) }) !== 'yes')
      return invalidField('municipalityId', 'Für diese Gemeinde führen Sie keine Aushänge.', 'not-yours');
    const fault = await unknown(tx, given);
    if (fault !== null) return fault;
    await tx
      .update(wallSheet)
      .set({ ...given, version: row.version + 1 })
      .where(eq(wallSheet.id, row.id));
    audit({
      subjectType: 'wall-sheet',
      subjectId: row.id,
      summary: `Aushang „${input.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, given),
    });
    return ok({ version: row.version + 1 });
  },
});

/** It was printed and hung as it stands now: what was on it is kept, so that a later change of an office is noticed. */
export const markWallSheetPrinted = useCase({
  name: 'welcome.mark-wall-sheet-printed',
  action: keep,
  policy,
  mode: 'write',
  input: markWallSheetInput,
  load: async ({ tx, input }) => {
    const found = await findWallSheet(tx, input.sheetId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: found, audit }) => {
    const { row } = found;
    if (input.version !== row.version) return changedMeanwhile();
    const printed = await currentWithWays(ctx, found);
    const timetable = await hasTimetable(ctx, {});
    if (printed.length === 0)
      return conflict('nothing-to-print', 'Für diesen Aushang ist noch keine Stelle öffentlich eingetragen.');
    await tx
      .update(wallSheet)
      .set({
        printed,
        printedAt: ctx.clock.now(),
        wrongSince: null,
        wrongWays: [],
        waysCheckedWith: timetable.ok ? timetable.value.timetableId : null,
        version: row.version + 1,
      })
      .where(eq(wallSheet.id, row.id));
    audit({
      subjectType: 'wall-sheet',
      subjectId: row.id,
      summary: `Aushang „${row.name}“ gedruckt: ${printed.map(({ name }) => name).join(', ')}`,
    });
    return ok({ version: row.version + 1 });
  },
});

export const deleteWallSheet = useCase({
  name: 'welcome.delete-wall-sheet',
  action: keep,
  policy,
  mode: 'write',
  input: wallSheetIdInput,
  load: async ({ tx, input }) => {
    const row = await lockWallSheet(tx, input.sheetId);
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound(what);
  },
  run: async ({ tx, loaded: row, audit }) => {
    await tx.delete(wallSheet).where(eq(wallSheet.id, row.id));
    audit({ subjectType: 'wall-sheet', subjectId: row.id, summary: `Aushang „${row.name}“ entfernt` });
    return ok();
  },
});

/** The row of a sheet for whoever may read it; for printing. */
export async function readForPrint(ctx: Ctx, sheetId: string): Promise<Result<WallSheetRow>> {
  const read = await readWallSheet(ctx, { sheetId });
  if (!read.ok) return read;
  const found = await ctx.db.transaction({ countyId: ctx.county!.id, readOnly: true }, (tx) => findWallSheet(tx, sheetId));
  return found ? ok(found) : notFound(what);
}

async function unknown(tx: Tx, given: { municipalityId: string | null; placeId: string | null }) {
  if (given.municipalityId !== null && !(await municipalitiesExist(tx, [given.municipalityId])))
    return invalidField('municipalityId', 'Diese Gemeinde gibt es hier nicht.', 'unknown-municipality');
  if (given.placeId !== null && !(await placeExists(tx, given.placeId)))
    return invalidField('placeId', 'Diesen Ort gibt es hier nicht.', 'unknown-place');
  return null;
}

const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Jemand anderes hat diesen Aushang inzwischen geändert. Bitte laden Sie die Seite neu.');
