import type { MapTiles } from '../../../config.ts';
import { publicValue } from './public-value.ts';

/** Where streets below the map come from, where the county offers them: the page's policy then allows that server. */
export async function readTiles(locals: App.Locals): Promise<(Omit<MapTiles, 'origin'> & { host: string }) | null> {
  const { tiles } = locals.app.config;
  // What is kept on a device or among files asks nobody.
  if (tiles === null || locals.kept) return null;
  const { streetMap } = publicValue(await locals.app.tenancy.readPublicSettings(locals.ctx, {}), 'de');
  if (!streetMap) return null;
  locals.pictureOrigin = tiles.origin;
  const { origin, ...shown } = tiles;
  return { ...shown, host: new URL(origin).host };
}
