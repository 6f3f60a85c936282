import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { place } from '#modules/network/server/place-schema.ts';
import type { ClassKind } from '../contract-classes.ts';
import { languageClass, languageClassReview } from './class-schema.ts';
import { school } from './schema.ts';

export type ClassRow = {
  row: typeof languageClass.$inferSelect;
  school: Pick<typeof school.$inferSelect, 'id' | 'organisationId' | 'unitId' | 'municipalityId'>;
  place: { name: string; town: string | null };
  reviews: (typeof languageClassReview.$inferSelect)[];
};
export type ClassFilter = {
  id?: string;
  halfYear?: string | null;
  kind?: ClassKind | null;
  schoolId?: string | null;
};

/** Classes with the newest half-year first, with their schools and what was decided: two queries, however many there are. */
export async function findClasses(tx: Tx, filter: ClassFilter): Promise<ClassRow[]> {
  const rows = await tx
    .select({
      row: languageClass,
      school: {
        id: school.id,
        organisationId: school.organisationId,
        unitId: school.unitId,
        municipalityId: school.municipalityId,
      },
      place: { name: place.name, town: place.town },
    })
    .from(languageClass)
    .innerJoin(school, eq(school.id, languageClass.schoolId))
    .innerJoin(place, eq(place.id, school.placeId))
    .where(
      and(
        filter.id ? eq(languageClass.id, filter.id) : undefined,
        filter.halfYear ? eq(languageClass.halfYear, filter.halfYear) : undefined,
        filter.kind ? eq(languageClass.kind, filter.kind) : undefined,
        filter.schoolId ? eq(languageClass.schoolId, filter.schoolId) : undefined,
      ),
    )
    .orderBy(desc(languageClass.halfYear), asc(place.name), asc(languageClass.kind), asc(languageClass.id));
  const ids = rows.map(({ row }) => row.id);
  const reviews =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(languageClassReview)
          .where(inArray(languageClassReview.classId, ids))
          .orderBy(desc(languageClassReview.createdAt), desc(languageClassReview.id));
  const byClass = Map.groupBy(reviews, ({ classId }) => classId);
  return rows.map((found) => ({ ...found, reviews: byClass.get(found.row.id) ?? [] }));
}

/** The class, held against other changes until the transaction ends. */
export async function lockClass(tx: Tx, id: string): Promise<ClassRow | null> {
  const [held] = await tx.select({ id: languageClass.id }).from(languageClass).where(eq(languageClass.id, id)).for('update');
  const [found] = held ? await findClasses(tx, { id }) : [];
  return found ?? null;
}
