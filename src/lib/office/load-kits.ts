import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { loadUnitOptions } from './load-materials.ts';

/** What the forms of bags and stocks offer. */
export async function loadKitChoices(input: { locals: App.Locals; chosen: string | null }) {
  const materials = valueOrError(await input.locals.app.materials.listMaterials(input.locals.ctx, {}));
  return {
    units: await loadUnitOptions(input),
    materials: materials.map(({ id, title }) => ({ value: id, label: title })),
  };
}

/** The record behind every page of one bag, or the error page. */
export async function loadKit(input: { locals: App.Locals; id: string }) {
  if (!isId(input.id)) error(404, 'Diese Tasche gibt es hier nicht.');
  return valueOrError(await input.locals.app.materials.readKit(input.locals.ctx, { kitId: input.id }));
}

export async function loadStock(input: { locals: App.Locals; id: string }) {
  if (!isId(input.id)) error(404, 'Diesen Bestand gibt es hier nicht.');
  return valueOrError(await input.locals.app.materials.readStock(input.locals.ctx, { itemId: input.id }));
}
