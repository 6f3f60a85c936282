import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { MaterialPage, MaterialView } from '../../contract.ts';
import { changeMaterialInput, listMaterialsInput, materialIdInput, materialInput } from '../../inputs.ts';
import { leikaKeyOf } from '../model/leika.ts';
import { policy } from '../policy.ts';
import { material } from '../schema.ts';
import { findMaterial, findMaterials, lockMaterial, unknownReference } from '../store.ts';
import { earlierViews, materialView } from '../views.ts';

const what = 'Dieses Material';
const keep = 'materials.keep';

/** Bags and stocks belong to units alone. */
type Kept = { unitId: string | null; municipalityId?: string | null; organisationId?: string | null };
export const thingOf = ({ unitId, municipalityId = null, organisationId = null }: Kept): Thing => ({
  unitIds: unitId === null ? [] : [unitId],
  municipalityIds: municipalityId === null ? [] : [municipalityId],
  organisationIds: organisationId === null ? [] : [organisationId],
});

export const mayKeep = (ctx: CountyCtx, row: Kept): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: thingOf(row) }) === 'yes';

const orders: Record<'title' | 'kind' | 'unit' | 'languages', (one: MaterialView, other: MaterialView) => number> = {
  title: () => 0,
  kind: (one, other) => one.kind.localeCompare(other.kind),
  unit: (one, other) => (one.keeper ?? '').localeCompare(other.keeper ?? '', 'de'),
  languages: (one, other) => one.editions.length - other.editions.length,
};

/** Materials by title, or by kind, keeper or the number of their languages, the fewest first. */
export const listMaterials = useCase({
  name: 'materials.list-materials',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: listMaterialsInput,
  run: async ({ tx, input }) => {
    const { language, outdated, sort, ...filter } = input;
    const found = (await findMaterials(tx, filter)).map(materialView);
    return ok<MaterialView[]>(
      found
        .filter(
          (view) =>
            (language === null || view.editions.some((edition) => edition.language === language)) &&
            (!outdated || view.outdated.length > 0),
        )
        .toSorted(orders[sort]),
    );
  },
});

/** One material with its editions and all that was done to it. */
export const readMaterial = useCase({
  name: 'materials.read-material',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: materialIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findMaterial(tx, input.materialId);
    if (!found) return notFound(what);
    return ok<MaterialPage>({
      ...materialView(found),
      earlier: earlierViews(found),
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType: 'material', subjectId: found.row.id }),
      mayChange: mayKeep(ctx, found.row),
    });
  },
});

/** Records a material; its editions come afterwards. */
export const addMaterial = useCase({
  name: 'materials.add-material',
  action: keep,
  policy,
  mode: 'write',
  input: materialInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input: { translations, ...given }, audit, touchPublic }) => {
    const fields = await checked(tx, given);
    if (!fields.ok) return fields;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(material).values({ ...fields.value, id, countyId: ctx.county.id, createdAt: now, updatedAt: now });
    await saveTranslations({
      ctx,
      tx,
      translations: Object.entries(translations).flatMap(([language, texts]) =>
        (['title', 'summary'] as const).flatMap((field) => {
          const [source, text] = [given[field], texts[field]];
          return source === null || text === undefined || text === ''
            ? []
            : [{ subjectType: 'material', subjectId: id, field, language, source, text, state: 'draft' as const }];
        }),
      ),
    });
    audit({ subjectType: 'material', subjectId: id, summary: `Material „${given.title}“ angelegt` });
    if (given.state === 'public') touchPublic();
    return ok({ id });
  },
});

/** Changes what is said of a material, unless somebody else did meanwhile. */
export const changeMaterial = useCase({
  name: 'materials.change-material',
  action: keep,
  policy,
  mode: 'write',
  input: changeMaterialInput,
  load: async ({ tx, input }) => {
    const found = await lockMaterial(tx, input.materialId);
    return found ? ok({ loaded: found.row, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { materialId: _id, version, ...given } = input;
    if (version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat dieses Material inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    if (!mayKeep(ctx, given))
      return invalidField(
        'unitId',
        'So gehörte das Material nicht mehr zu Ihnen. Bitte lassen Sie die Stelle, oder fragen Sie die Koordination.',
        'not-own',
      );
    const fields = await checked(tx, given);
    if (!fields.ok) return fields;
    await tx
      .update(material)
      .set({ ...fields.value, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(material.id, row.id));
    audit({
      subjectType: 'material',
      subjectId: row.id,
      summary: `Material „${given.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields.value),
    });
    if (row.state === 'public' || given.state === 'public') touchPublic();
    return ok({ version: row.version + 1 });
  },
});

type Given = Omit<typeof material.$inferInsert, 'id' | 'countyId' | 'createdAt' | 'updatedAt' | 'version'>;

/** The key of the service in its one form, and unit and place of this county. */
async function checked<G extends Given & Kept & { helpPlaceId: string | null }>(tx: Tx, given: G): Promise<Result<G>> {
  const leikaKey = given.leikaKey ? leikaKeyOf(given.leikaKey) : null;
  if (given.leikaKey && leikaKey === null)
    return invalidField('leikaKey', 'Ein LeiKa-Schlüssel hat 14 Ziffern und beginnt mit 99.', 'no-leika-key');
  const unknown = await unknownReference(tx, given);
  const { unitId, municipalityId, organisationId } = given;
  if ([unitId, municipalityId, organisationId].filter(Boolean).length > 1)
    return invalidField('unitId', 'Ein Material pflegt eine Stelle, eine Gemeinde oder eine Organisation.', 'one-keeper');
  if (unknown === 'municipalityId') return invalidField('municipalityId', 'Diese Gemeinde gibt es hier nicht.', 'unknown-town');
  if (unknown === 'organisationId')
    return invalidField('organisationId', 'Diese Organisation gibt es hier nicht.', 'unknown-organisation');
  if (unknown === 'unitId') return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
  if (unknown === 'helpPlaceId') return invalidField('helpPlaceId', 'Diesen Ort gibt es hier nicht.', 'unknown-place');
  return ok({ ...given, leikaKey });
}
