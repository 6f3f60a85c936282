import { and, count, desc, eq, gte, inArray, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { GapCount, GapDesk } from '../contract-gaps.ts';
import { languageGap } from './gap-schema.ts';

export type GapRow = typeof languageGap.$inferSelect;
type DeskColumns = { unitId: string | null; municipalityId: string | null; organisationId: string | null };

/** A desk's key as columns. */
export function deskOf(key: string): DeskColumns {
  const [kind, id = null] = key.split(':');
  return {
    unitId: kind === 'unit' ? id : null,
    municipalityId: kind === 'municipality' ? id : null,
    organisationId: kind === 'organisation' ? id : null,
  };
}

const atDesk = (key: string): SQL => {
  const { unitId, municipalityId, organisationId } = deskOf(key);
  if (unitId !== null) return eq(languageGap.unitId, unitId);
  if (municipalityId !== null) return eq(languageGap.municipalityId, municipalityId);
  if (organisationId !== null) return eq(languageGap.organisationId, organisationId);
  return sql`num_nonnulls(${languageGap.unitId}, ${languageGap.municipalityId}, ${languageGap.organisationId}) = 0`;
};

/** Desks by their keys, with the names that the county gave them. */
export async function findDesks(tx: Tx, keys: readonly string[]): Promise<GapDesk[]> {
  const idsOf = (kind: string): string[] =>
    keys.flatMap((key) => (key.startsWith(`${kind}:`) ? [key.slice(kind.length + 1)] : []));
  const units = await tx
    .select({ id: unit.id, name: unit.name })
    .from(unit)
    .where(inArray(unit.id, idsOf('unit')));
  const towns = await tx
    .select({ id: municipality.id, name: municipality.name })
    .from(municipality)
    .where(inArray(municipality.id, idsOf('municipality')));
  const organisations = await tx
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.id, idsOf('organisation')));
  return [
    ...(keys.includes('county') ? [{ key: 'county', name: 'Koordination des Landkreises' }] : []),
    ...units.map(({ id, name }) => ({ key: `unit:${id}`, name })),
    ...towns.map(({ id, name }) => ({ key: `municipality:${id}`, name })),
    ...organisations.map(({ id, name }) => ({ key: `organisation:${id}`, name })),
  ];
}

/** The newest taps at these desks, by the day they were made. */
export const findGaps = (tx: Tx, filter: { keys?: readonly string[]; clientId?: string; since?: string }): Promise<GapRow[]> =>
  tx
    .select()
    .from(languageGap)
    .where(
      and(
        filter.keys ? (filter.keys.length === 0 ? sql`false` : or(...filter.keys.map(atDesk))) : undefined,
        filter.clientId ? eq(languageGap.clientId, filter.clientId) : undefined,
        filter.since ? gte(languageGap.day, filter.since) : undefined,
      ),
    )
    .orderBy(desc(languageGap.createdAt), desc(languageGap.id))
    .limit(500);

/** How often nobody understood, by month, language, occasion and what helped. For figures of this module too. */
export const countGaps = (tx: Tx, period: { from: string; to: string }): Promise<GapCount[]> => {
  const month = sql<string>`to_char(${languageGap.day}, 'YYYY-MM')`;
  return tx
    .select({
      month,
      language: languageGap.language,
      occasion: languageGap.occasion,
      help: languageGap.help,
      count: count(),
    })
    .from(languageGap)
    .where(and(gte(languageGap.day, period.from), lte(languageGap.day, period.to)))
    .groupBy(month, languageGap.language, languageGap.occasion, languageGap.help)
    .orderBy(month, languageGap.language, languageGap.occasion, languageGap.help);
};
