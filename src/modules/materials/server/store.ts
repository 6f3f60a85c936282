import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { storedFile } from '#kernel/tables.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { MaterialAudience, MaterialKind, MaterialState, MaterialSubject } from '../contract.ts';
import { material, materialEdition } from './schema.ts';

const materialRows = (tx: Tx) =>
  tx
    .select({
      row: material,
      unit: { id: unit.id, name: unit.name },
      municipality: { id: municipality.id, name: municipality.name },
      organisation: { id: organisation.id, name: organisation.name },
      place: { id: place.id, name: place.name, slug: place.slug, state: place.state },
    })
    .from(material)
    .leftJoin(unit, eq(unit.id, material.unitId))
    .leftJoin(municipality, eq(municipality.id, material.municipalityId))
    .leftJoin(organisation, eq(organisation.id, material.organisationId))
    .leftJoin(place, eq(place.id, material.helpPlaceId));

const editionRows = (tx: Tx) =>
  tx
    .select({
      row: materialEdition,
      file: { name: storedFile.name, mime: storedFile.mime, size: storedFile.size, sha256: storedFile.sha256 },
    })
    .from(materialEdition)
    .leftJoin(storedFile, eq(storedFile.id, materialEdition.fileId));
export type EditionRow = Awaited<ReturnType<typeof editionRows>>[number];
export type MaterialRow = Awaited<ReturnType<typeof materialRows>>[number] & { editions: EditionRow[] };

/** Materials with all their editions, by title. All words of the search must be found. */
export async function findMaterials(
  tx: Tx,
  filter: {
    ids?: readonly string[];
    search?: string | null;
    kind?: MaterialKind | null;
    subject?: MaterialSubject | null;
    audience?: MaterialAudience | null;
    unitId?: string | null;
    state?: MaterialState;
  },
): Promise<MaterialRow[]> {
  const words = (filter.search ?? '').split(/\s+/).filter(Boolean);
  const hay = sql`lower(concat_ws(' ', ${material.title}, ${material.summary}, ${material.source}, ${material.keptAt}, ${material.leikaKey}, ${unit.name}, ${municipality.name}, ${organisation.name}))`;
  const rows = await materialRows(tx)
    .where(
      and(
        filter.ids ? inArray(material.id, [...filter.ids]) : undefined,
        filter.kind ? eq(material.kind, filter.kind) : undefined,
        filter.subject ? eq(material.subject, filter.subject) : undefined,
        // What is for nobody in particular is for everybody.
        filter.audience
          ? sql`(cardinality(${material.audience}) = 0 or ${filter.audience} = any(${material.audience}))`
          : undefined,
        filter.unitId ? eq(material.unitId, filter.unitId) : undefined,
        filter.state ? eq(material.state, filter.state) : undefined,
        ...words.map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
      ),
    )
    .orderBy(asc(sql`lower(${material.title})`), asc(material.id));
  if (rows.length === 0) return [];
  const editions = await editionRows(tx)
    .where(
      inArray(
        materialEdition.materialId,
        rows.map(({ row }) => row.id),
      ),
    )
    .orderBy(asc(materialEdition.number));
  const byMaterial = Map.groupBy(editions, ({ row }) => row.materialId);
  return rows.map((found) => ({ ...found, editions: byMaterial.get(found.row.id) ?? [] }));
}

export async function findMaterial(tx: Tx, id: string): Promise<MaterialRow | null> {
  const [found] = await findMaterials(tx, { ids: [id] });
  return found ?? null;
}

/** The material's row, held against other changes until the transaction ends. */
export async function lockMaterial(tx: Tx, id: string): Promise<MaterialRow | null> {
  const [held] = await tx.select({ id: material.id }).from(material).where(eq(material.id, id)).for('update');
  return held ? findMaterial(tx, id) : null;
}

export async function findEdition(tx: Tx, id: string): Promise<EditionRow | null> {
  const [found] = await editionRows(tx).where(eq(materialEdition.id, id));
  return found ?? null;
}

export type Reference = 'unitId' | 'municipalityId' | 'organisationId' | 'helpPlaceId';
/** Which of what a material, bag or stock refers to is not in the county: the field's name, or null. */
export async function unknownReference(tx: Tx, given: Partial<Record<Reference, string | null>>): Promise<Reference | null> {
  const tables = { unitId: unit, municipalityId: municipality, organisationId: organisation, helpPlaceId: place } as const;
  for (const [name, table] of Object.entries(tables) as [Reference, (typeof tables)[Reference]][]) {
    const id = given[name] ?? null;
    if (id !== null && (await tx.select({ id: table.id }).from(table).where(eq(table.id, id))).length === 0) return name;
  }
  return null;
}
