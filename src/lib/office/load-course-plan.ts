import { addDays, berlinDay, mondayOf, type IsoDate } from '#kernel/dates.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { nextLevel, startLevels, type StartLevel } from '#modules/courses/contract-needs.ts';
import { reachedPeople } from '#modules/courses/contract-planning.ts';
import { usualLimits, type ShiftGain } from '#modules/mobility/contract.ts';
import { weekdayCodes } from '#modules/offers/contract.ts';
import { oneOf } from './address.ts';
import { needWishOf } from './load-needs.ts';

/** So many places stand side by side. */
const mostPlaces = 4;
const suggested = 3;
/** Nobody is taught earlier than that after planning. */
const soonest = 14;
const shortDays = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'] as const;

const timeOf = (url: URL, name: string, usual: string): string => {
  const given = url.searchParams.get(name);
  return given !== null && /^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? given : usual;
};

/** What an address asks for; nonsense is the usual. */
function askedOf(url: URL) {
  const { month } = needWishOf(url);
  const weekday = Number(oneOf(url, 'tag', ['1', '2', '3', '4', '5', '6', '7']) ?? '2');
  const [from, to] = [timeOf(url, 'von', '09:00'), timeOf(url, 'bis', '12:00')];
  return {
    level: oneOf(url, 'niveau', startLevels) ?? ('none' as StartLevel),
    month,
    town: url.searchParams.get('gemeinde') ?? '',
    places: url.searchParams.getAll('ort').slice(0, mostPlaces),
    weekday,
    from,
    to: from < to ? to : '23:59',
  };
}

/** The first such weekday of the month, and not before there is time to invite. */
function beginOf(month: IsoDate | null, weekday: number, today: IsoDate): IsoDate {
  const first = [month ?? today, addDays(today, soonest)].toSorted().at(-1)!;
  const day = addDays(mondayOf(first), weekday - 1);
  return day < first ? addDays(day, 7) : day;
}

/** For a gap: which of several places the people in need reach by bus, and when a course had better begin. */
export async function loadCoursePlan({ locals, url }: { locals: App.Locals; url: URL }) {
  const { app, ctx } = locals;
  const asked = askedOf(url);
  const today = berlinDay(app.clock.now());
  const { homes, few } = valueOrError(
    await app.courses.readHomesInNeed(ctx, { startLevel: asked.level, month: asked.month }),
    url,
  );
  const known = valueOrError(await app.network.listPlaces(ctx, { state: 'public' })).flatMap((place) =>
    place.latitude === null || place.longitude === null
      ? []
      : {
          id: place.id,
          name: [place.name, place.town].filter(Boolean).join(', '),
          townId: place.municipality?.id ?? null,
          venue: { lat: place.latitude, lon: place.longitude },
        },
  );
  const used = new Set(valueOrError(await app.courses.listCourseRuns(ctx, {})).flatMap(({ place }) => place?.id ?? []));
  const rank = (place: (typeof known)[number]): number => (place.townId === asked.town ? 0 : 2) + (used.has(place.id) ? 0 : 1);
  // Where nothing is chosen: where courses are held already, and what is in the municipality of the gap.
  const compared =
    asked.places.length > 0
      ? known.filter(({ id }) => asked.places.includes(id))
      : known.toSorted((one, other) => rank(one) - rank(other)).slice(0, suggested);
  const session = { weekday: asked.weekday, from: asked.from, to: asked.to };
  const begin = beginOf(asked.month, asked.weekday, today);
  const query = (place: string, times: { from: string; to: string }): string =>
    `?${new URLSearchParams({
      ...(asked.level === 'pre-A1'
        ? { art: 'integration-literacy' }
        : asked.level === 'none'
          ? { art: 'integration' }
          : { anfang: asked.level }),
      ziel: nextLevel[asked.level],
      beginn: begin,
      zeiten: `${shortDays[asked.weekday - 1]} ${times.from}–${times.to}`,
      ort: place,
    })}`;
  const venues = [];
  for (const place of compared) {
    const reach = valueOrError(await app.mobility.reach(ctx, { venue: place.venue, sessions: [session], limits: usualLimits }));
    const day = reach.days.find(({ kind }) => kind === 'school') ?? null;
    venues.push({
      ...place,
      found: day && reachedPeople({ homes, municipalities: day.municipalities }),
      query: query(place.id, session),
    });
  }
  const ordered = venues.toSorted((one, other) => (other.found?.reached ?? -1) - (one.found?.reached ?? -1));
  const best = ordered[0];
  const shifts: ShiftGain[] = best?.found
    ? valueOrError(await app.mobility.moveStart(ctx, { venue: best.venue, session, limits: usualLimits })).shifts
    : [];
  return {
    asked,
    homes,
    few,
    begin,
    weekday: weekdayCodes[asked.weekday - 1]!,
    venues: ordered,
    starts: shifts
      .toSorted((one, other) => other.reached - one.reached || Math.abs(one.minutes) - Math.abs(other.minutes))
      .slice(0, 3)
      .map((shift) => ({ ...shift, query: query(best!.id, shift) })),
    places: known.map(({ id, name }) => ({ value: id, label: name })),
    today,
  };
}
