import { and, eq } from 'drizzle-orm';
import { berlinDay, daysBetween } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { storedFile } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { runsOutDays } from '../../contract.ts';
import { finishTimetableInput, receiveTimetableInput, timetableIdInput } from '../../inputs.ts';
import { readTimetableJob } from '../jobs/job-names.ts';
import { policy } from '../policy.ts';
import { timetable } from '../schema.ts';
import { dropFile, findHolidays, findTimetable, findTimetables, findUnread, hashOf } from '../store.ts';
import { holidayView, timetableView } from '../views.ts';

/** How long a caller may take that reads a timetable by itself, until the worker takes over what it left. */
const callersTime = 3_600_000;

/** The timetable that is current, one that is being read, the earlier ones, and the school holidays. */
export const readMobility = useCase({
  name: 'mobility.read',
  action: 'mobility.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const rows = (await findTimetables(tx)).map(timetableView);
    const current = rows.find((row) => row.state === 'current') ?? null;
    const left = current?.lastDay ? daysBetween(berlinDay(ctx.clock.now()), current.lastDay) : null;
    return ok({
      current,
      /** Days until it ends, negative when it has ended; null without one. */
      daysLeft: left,
      runsOut: left !== null && left <= runsOutDays,
      reading: rows.find((row) => row.state === 'waiting' || row.state === 'reading') ?? null,
      history: rows.filter((row) => row !== current && row.state !== 'waiting' && row.state !== 'reading'),
      holidays: (await findHolidays(tx)).map(holidayView),
    });
  },
});

/**
 * Takes a timetable (GTFS, zip) that was laid down by the front server and has it read in the background, or by the caller.
 * Faults (field `datei`): no file, too large, empty, no zip. `reading` where one is being read already.
 */
export const receiveTimetable = useCase({
  name: 'mobility.receive-timetable',
  action: 'mobility.keep',
  policy,
  mode: 'write',
  input: receiveTimetableInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { upload, limit, demonstration } = input;
    if (upload === null || ('error' in upload && upload.error === 'missing')) {
      return invalidField('datei', 'Bitte wählen Sie erst eine Datei aus.', 'missing');
    }
    if ('error' in upload) {
      const most = Math.round(limit / 1024 / 1024);
      return invalidField(
        'datei',
        `Die Datei ist größer als ${most} MB. Bitte nehmen Sie den Fahrplan Ihres Verkehrsverbunds statt des deutschlandweiten, oder lesen Sie ihn mit „kreislotse transit import“ ein.`,
        'too-large',
      );
    }
    if (upload.size === 0)
      return invalidField('datei', `Die Datei „${upload.name}“ ist leer. Bitte wählen Sie eine andere.`, 'empty');
    if ((await findUnread(tx)).length > 0) {
      return conflict(
        'reading',
        'Ein Fahrplan wird gerade eingelesen. Bitte warten Sie, bis er fertig ist, oder brechen Sie ihn ab.',
      );
    }
    const now = ctx.clock.now();
    const [id, uploadId] = [newId(now.getTime()), newId(now.getTime())];
    const file = upload.name === '' ? 'Fahrplan' : upload.name;
    await tx.insert(storedFile).values({
      id: uploadId,
      countyId: ctx.county.id,
      name: file,
      mime: upload.mime,
      size: upload.size,
      sha256: upload.sha256,
      createdAt: now,
      createdBy: actorRef(ctx.actor),
    });
    await tx
      .insert(timetable)
      .values({ id, countyId: ctx.county.id, file, state: 'waiting', uploadId, demonstration, createdAt: now });
    await ctx.enqueue(tx, {
      name: readTimetableJob,
      payload: { countyId: ctx.county.id, timetableId: id },
      ...(input.reader === 'caller' ? { startAfter: new Date(now.getTime() + callersTime) } : {}),
    });
    audit({
      subjectType: 'timetable',
      subjectId: id,
      summary: `Fahrplan „${file}“ zum Einlesen angenommen`,
      fields: { size: { after: upload.size } },
    });
    return ok({ id });
  },
});

/** Gives up a timetable that is not read to the end; the present one stays. */
export const cancelTimetable = useCase({
  name: 'mobility.cancel-timetable',
  action: 'mobility.keep',
  policy,
  mode: 'write',
  input: timetableIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const row = await findTimetable(tx, input.timetableId, 'lock');
    if (!row) return notFound('Diesen Fahrplan');
    if (row.state !== 'waiting' && row.state !== 'reading') {
      return conflict('not-reading', 'Dieser Fahrplan wird nicht mehr eingelesen. Bitte laden Sie die Seite neu.');
    }
    await tx
      .update(timetable)
      .set({ state: 'cancelled', uploadId: null, endedAt: ctx.clock.now() })
      .where(eq(timetable.id, row.id));
    await dropFile(tx, row.uploadId);
    audit({ subjectType: 'timetable', subjectId: row.id, summary: `Einlesen des Fahrplans „${row.file}“ abgebrochen` });
    return ok({ id: row.id });
  },
});

/** Says that a timetable is being read now, and answers where it lies; null when there is nothing to read any more. */
export const beginTimetable = useCase({
  name: 'mobility.begin-timetable',
  action: 'mobility.read-in',
  policy,
  mode: 'write',
  input: timetableIdInput,
  run: async ({ tx, input, audit }) => {
    const row = await findTimetable(tx, input.timetableId, 'lock');
    if (!row) return notFound('Diesen Fahrplan');
    const sha256 = await hashOf(tx, row.uploadId);
    if ((row.state !== 'waiting' && row.state !== 'reading') || sha256 === null) {
      audit({ subjectType: 'timetable', subjectId: row.id, summary: `„${row.file}“ braucht nicht mehr gelesen zu werden` });
      return ok(null);
    }
    await tx.update(timetable).set({ state: 'reading', progress: 0 }).where(eq(timetable.id, row.id));
    audit({ subjectType: 'timetable', subjectId: row.id, summary: `Einlesen des Fahrplans „${row.file}“ begonnen` });
    return ok({ sha256 });
  },
});

/** Puts a timetable that was read in the place of the present one, in one step; or says why it could not be read. Once. */
export const finishTimetable = useCase({
  name: 'mobility.finish-timetable',
  action: 'mobility.read-in',
  policy,
  mode: 'write',
  input: finishTimetableInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const row = await findTimetable(tx, input.timetableId, 'lock');
    if (!row) return notFound('Diesen Fahrplan');
    const record = (summary: string): void => audit({ subjectType: 'timetable', subjectId: row.id, summary });
    if (row.state !== 'reading') {
      record(`Ein zweites Einlesen von „${row.file}“ blieb ohne Wirkung`);
      return ok({ kept: false });
    }
    const endedAt = ctx.clock.now();
    const { outcome } = input;
    if ('fault' in outcome) {
      await tx
        .update(timetable)
        .set({ state: 'failed', fault: outcome.fault, uploadId: null, endedAt })
        .where(eq(timetable.id, row.id));
      record(`Fahrplan „${row.file}“ ließ sich nicht einlesen`);
    } else {
      const { packed, ...facts } = outcome;
      const [before] = await tx.select().from(timetable).where(eq(timetable.state, 'current'));
      if (before) {
        await tx.update(timetable).set({ state: 'replaced', packedId: null }).where(eq(timetable.id, before.id));
        await dropFile(tx, before.packedId);
      }
      const packedId = newId(endedAt.getTime());
      await tx.insert(storedFile).values({
        id: packedId,
        countyId: ctx.county.id,
        name: 'Fahrplan',
        mime: 'application/gzip',
        ...packed,
        createdAt: endedAt,
        createdBy: actorRef(ctx.actor),
      });
      await tx
        .update(timetable)
        .set({ ...facts, state: 'current', progress: 100, packedId, uploadId: null, endedAt })
        .where(and(eq(timetable.id, row.id)));
      record(`Fahrplan „${row.file}“ gilt vom ${facts.firstDay} bis ${facts.lastDay}`);
      touchPublic();
    }
    await dropFile(tx, row.uploadId);
    return ok({ kept: true });
  },
});
