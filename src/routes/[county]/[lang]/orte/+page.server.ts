import { placeAudiences, placeKinds } from '#modules/network/contract-places.ts';
import { publicValue } from '../public-value.ts';
import { readTiles } from '../read-tiles.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const asked = (name: string): string | null => url.searchParams.get(name) || null;
  const filter = {
    kind: placeKinds.find((kind) => kind === asked('art')) ?? null,
    audience: placeAudiences.find((audience) => audience === asked('fuer')) ?? null,
    municipalityAgs: asked('gemeinde'),
  };
  const found = publicValue(await locals.app.network.readPublicPlaces(locals.ctx, { language, ...filter }), language);
  return { ...found, filter, tiles: await readTiles(locals) };
};
