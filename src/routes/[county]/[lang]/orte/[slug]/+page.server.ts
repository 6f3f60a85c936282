import { redirect } from '@sveltejs/kit';
import { publicPaths } from '#lib/paths.ts';
import { publicValue } from '../../public-value.ts';
import { readPicture } from '../../read-picture.ts';
import { readTiles } from '../../read-tiles.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language, base } = await parent();
  const place = publicValue(await locals.app.network.readPublicPlace(locals.ctx, { language, slug: params.slug }), language);
  if (place.slug !== params.slug) redirect(301, publicPaths({ base, language }).publicPlace(place.slug));
  const { hasTimetable } = publicValue(await locals.app.mobility.hasTimetable(locals.ctx, {}), language);
  return {
    place,
    picture: await readPicture({ locals, language, id: place.pictureId }),
    hasTimetable,
    tiles: place.map === null ? null : await readTiles(locals),
  };
};
