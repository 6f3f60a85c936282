import { valueOrError } from '#lib/server/answers.ts';
import { usualLimits } from '#modules/mobility/contract.ts';

/** Which place, session and limits stand in the address; what is left out is the usual. */
function askedOf(url: URL) {
  const text = (name: string, usual: string): string => url.searchParams.get(name) ?? usual;
  return {
    place: text('ort', ''),
    weekday: text('tag', '2'),
    from: text('von', '09:00'),
    to: text('bis', '12:00'),
    minutes: text('minuten', String(usualLimits.minutes)),
    changes: text('umstiege', String(usualLimits.changes)),
    walkMetres: text('fuss', String(usualLimits.walkMetres)),
  };
}

/** From where the place of the address is reached; without a result where none is chosen or something is wrong. */
export async function loadReach({ locals, url }: { locals: App.Locals; url: URL }) {
  const { app, ctx } = locals;
  const found = valueOrError(
    await app.network.readPublicPlaces(ctx, { language: 'de', kind: null, audience: null, municipalityAgs: null }),
  );
  const { current } = valueOrError(await app.mobility.readMobility(ctx, {}));
  const asked = askedOf(url);
  const places = found.places.flatMap(({ slug, name, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : { slug, name: name.text, venue: { lat: latitude, lon: longitude } },
  );
  const place = places.find(({ slug }) => slug === asked.place);
  const page = { asked, places: places.map(({ slug, name }) => ({ slug, name })), current };
  if (!place) return { ...page, place: null, result: null, problem: null };
  const input = {
    venue: place.venue,
    session: { weekday: Number(asked.weekday), from: asked.from, to: asked.to },
    limits: { minutes: Number(asked.minutes), changes: Number(asked.changes), walkMetres: Number(asked.walkMetres) },
  };
  const reach = await app.mobility.reach(ctx, { ...input, sessions: [input.session] });
  if (!reach.ok) return { ...page, place: place.name, result: null, problem: reach.problem.message };
  return {
    ...page,
    place: place.name,
    problem: null,
    result: {
      ...reach.value,
      maps: valueOrError(await app.mobility.drawReach(ctx, input)).maps,
      shifts: valueOrError(await app.mobility.moveStart(ctx, input)).shifts,
    },
  };
}
