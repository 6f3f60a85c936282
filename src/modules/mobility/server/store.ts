import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Area } from '#kernel/geo.ts';
import { storedFile } from '#kernel/tables.ts';
import { municipalityOutline } from '#modules/network/server/place-schema.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import { schoolHoliday, timetable } from './schema.ts';

export type TimetableRow = typeof timetable.$inferSelect;
export type HolidayRow = typeof schoolHoliday.$inferSelect;

export const findTimetables = (tx: Tx): Promise<TimetableRow[]> =>
  tx.select().from(timetable).orderBy(desc(timetable.createdAt), desc(timetable.id)).limit(50);

export async function findTimetable(tx: Tx, id: string, lock?: 'lock'): Promise<TimetableRow | null> {
  const asked = tx.select().from(timetable).where(eq(timetable.id, id));
  const [row] = lock ? await asked.for('update') : await asked;
  return row ?? null;
}

export const findUnread = (tx: Tx): Promise<TimetableRow[]> =>
  tx
    .select()
    .from(timetable)
    .where(inArray(timetable.state, ['waiting', 'reading']));

export async function findCurrent(tx: Tx): Promise<{ row: TimetableRow; sha256: string } | null> {
  const [found] = await tx
    .select({ row: timetable, sha256: storedFile.sha256 })
    .from(timetable)
    .innerJoin(storedFile, eq(storedFile.id, timetable.packedId))
    .where(eq(timetable.state, 'current'));
  return found ?? null;
}

export async function hashOf(tx: Tx, fileId: string | null): Promise<string | null> {
  if (fileId === null) return null;
  const [row] = await tx.select({ sha256: storedFile.sha256 }).from(storedFile).where(eq(storedFile.id, fileId));
  return row?.sha256 ?? null;
}

export async function dropFile(tx: Tx, fileId: string | null): Promise<void> {
  if (fileId !== null) await tx.delete(storedFile).where(eq(storedFile.id, fileId));
}

export const findHolidays = (tx: Tx): Promise<HolidayRow[]> =>
  tx.select().from(schoolHoliday).orderBy(asc(schoolHoliday.firstDay));

export type MunicipalityRow = { ags: string; name: string; kind: string };
/** Municipalities that lie on the ground: joint ones are made of theirs. */
export const findMunicipalities = (tx: Tx): Promise<MunicipalityRow[]> =>
  tx
    .select({ ags: municipality.ags, name: municipality.name, kind: municipality.kind })
    .from(municipality)
    .orderBy(asc(municipality.name));

export const findOutlineIds = async (tx: Tx): Promise<string> =>
  (await tx.select({ id: municipalityOutline.id }).from(municipalityOutline).orderBy(asc(municipalityOutline.id)))
    .map(({ id }) => id)
    .join();

export const findOutlines = (tx: Tx): Promise<{ ags: string; name: string; area: Area; source: string }[]> =>
  tx
    .select({
      ags: municipality.ags,
      name: municipality.name,
      area: municipalityOutline.area,
      source: municipalityOutline.source,
    })
    .from(municipalityOutline)
    .innerJoin(municipality, eq(municipality.id, municipalityOutline.municipalityId))
    .orderBy(asc(municipality.name));
