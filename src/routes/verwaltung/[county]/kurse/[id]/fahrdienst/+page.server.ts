import { loadCourse } from '#lib/office/load-courses.ts';
import { reachOfRun, sessionOf } from '#lib/office/load-shuttles.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import {
  mostShuttleStops,
  planShuttle,
  type ShuttlePayer,
  type ShuttleState,
  type ShuttleView,
} from '#modules/courses/contract-shuttles.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

type Typed = Record<'seats' | 'cost' | 'payer' | 'operator' | 'note' | 'state', string> & {
  stops: { station: string; people: string }[];
};
const fields = ['seats', 'cost', 'payer', 'operator', 'note', 'state'] as const;
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');

const stored = (view: ShuttleView | null): Typed => ({
  seats: String(view?.seats ?? ''),
  cost: typeof view?.cost === 'number' ? euros(view.cost) : '',
  payer: view?.payer ?? '',
  operator: view?.operator ?? '',
  note: view?.note ?? '',
  state: view?.state ?? 'idea',
  stops: (view?.stops ?? []).map(({ station, people }) => ({ station, people: String(people) })),
});

/** The stops of the timetable by their municipality; those without a bus to this run are marked. */
async function stopsOf(locals: App.Locals, run: Awaited<ReturnType<typeof loadCourse>>) {
  const day = await reachOfRun(locals, run);
  const names = new Map(day?.municipalities.map(({ ags, name }) => [ags, name]));
  return (day?.stations ?? [])
    .map((station) => ({
      ...station,
      label: `${[names.get(station.ags), station.name].filter(Boolean).join(': ')}${station.leave === null || station.home === null ? ' (kein Bus)' : ''}`,
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'de'));
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const run = await loadCourse({ locals, id: params.id });
  const shuttle = valueOrError(await locals.app.courses.readShuttle(locals.ctx, { runId: run.id }));
  const { lat, lon } = run.place ?? { lat: null, lon: null };
  const schedule = run.schedules[0];
  const plan =
    shuttle && shuttle.stops.length > 0 && schedule && lat !== null && lon !== null
      ? planShuttle({ stops: shuttle.stops, venue: { name: run.place!.name, lat, lon }, session: sessionOf(schedule) })
      : null;
  return {
    run,
    shuttle,
    plan,
    time: run.times.split('\n')[0] ?? '',
    value: stored(shuttle),
    stations: (await stopsOf(locals, run)).map(({ id, label }) => ({ value: id, label })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const run = await loadCourse({ locals, id: params.id });
    const form = await request.formData();
    const typed: Typed = {
      ...(Object.fromEntries(fields.map((name) => [name, textOf(form, name) ?? ''])) as Record<(typeof fields)[number], string>),
      stops: Array.from({ length: mostShuttleStops + 1 }, (_, index) => ({
        station: textOf(form, `stops.${index}.station`) ?? '',
        people: textOf(form, `stops.${index}.people`) ?? '',
      })).filter(({ station }) => station !== ''),
    };
    const known = new Map((await stopsOf(locals, run)).map((station) => [station.id, station]));
    // A stop that the timetable no longer has stays as it was planned.
    const before = valueOrError(await locals.app.courses.readShuttle(locals.ctx, { runId: run.id }));
    for (const { station, name, lat, lon } of before?.stops ?? [])
      if (!known.has(station)) known.set(station, { id: station, name, lat, lon, ags: '', leave: null, home: null, label: name });
    const result = await locals.app.courses.saveShuttle(locals.ctx, {
      ...typed,
      runId: run.id,
      version: Number(textOf(form, 'version') ?? 0),
      payer: typed.payer as ShuttlePayer,
      state: typed.state as ShuttleState,
      stops: typed.stops.flatMap(({ station, people }) => {
        const found = known.get(station);
        return found ? [{ station, name: found.name, lat: found.lat, lon: found.lon, people }] : [];
      }),
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).courseShuttle(run.id)}?gespeichert=fahrdienst`);
  },
};
