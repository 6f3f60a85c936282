import { error } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import {
  materialAudiences,
  materialKinds,
  materialLanguages,
  materialSubjects,
  type MaterialPage,
  type MaterialView,
} from '#modules/materials/contract.ts';
import { oneOf } from './address.ts';
import { loadKeepers } from './load-media.ts';
import { loadPlaceOptions } from './load-places.ts';

const sorts = { titel: 'title', art: 'kind', stelle: 'unit', sprachen: 'languages' } as const;

/** Materials that an address asks for; the page and its download show the same. */
export async function loadMaterials(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const unit = url.searchParams.get('stelle');
  const asked = oneOf(url, 'sortiert', Object.keys(sorts) as (keyof typeof sorts)[]) ?? 'titel';
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    kind: oneOf(url, 'art', materialKinds),
    subject: oneOf(url, 'thema', materialSubjects),
    audience: oneOf(url, 'fuer', materialAudiences),
    unitId: unit !== null && isId(unit) ? unit : null,
    language: oneOf(url, 'sprache', materialLanguages),
    outdated: url.searchParams.get('veraltet') === 'ja',
  };
  const materials: MaterialView[] = valueOrError(
    await locals.app.materials.listMaterials(locals.ctx, { ...filter, sort: sorts[asked] }),
    url,
  );
  return { materials, filter, sorted: asked };
}

/** The record behind every page of one material, or the error page. */
export async function loadMaterial(input: { locals: App.Locals; id: string }): Promise<MaterialPage> {
  if (!isId(input.id)) error(404, 'Dieses Material gibt es hier nicht.');
  return valueOrError(await input.locals.app.materials.readMaterial(input.locals.ctx, { materialId: input.id }));
}

type Option = { value: string; label: string };

/** Units that are there today, and the one that is chosen. */
export async function loadUnitOptions(input: { locals: App.Locals; chosen: string | null }): Promise<Option[]> {
  const { locals, chosen } = input;
  const { units } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const today = berlinDay(locals.app.clock.now());
  return units
    .filter((unit) => unit.validTo === null || unit.validTo >= today || unit.id === chosen)
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** What the forms of materials offer. */
export async function loadMaterialChoices(
  locals: App.Locals,
  present: Pick<MaterialView, 'unit' | 'municipality' | 'organisation'> | null = null,
): Promise<{ owners: Option[]; whole: boolean; places: Option[] }> {
  const { owners: all, whole } = await loadKeepers(locals);
  // Editors of organisations see neither orders nor prices: the coordination keeps their materials.
  const owners = whole ? all : all.filter(({ value }) => !value.startsWith('organisation:'));
  const { unit } = present ?? { unit: null };
  // A unit that has ended stays what it is until somebody chooses another.
  const gone = unit !== null && !owners.some(({ value }) => value === `stelle:${unit.id}`);
  return {
    owners: gone ? [{ value: `stelle:${unit.id}`, label: unit.name }, ...owners] : owners,
    whole,
    places: await loadPlaceOptions(locals),
  };
}
