import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { OfficeFunction } from '#modules/network/contract-places.ts';
import type { App } from './app.ts';

/** `desks.json` of an example county. Names are invented. */
export type DesksFile = {
  note: string;
  desks: {
    task: OfficeFunction;
    unitKey: string | null;
    municipalityAgs: string | null;
    areaAgs: string[];
    letterFrom: string | null;
    letterTo: string | null;
    placeKey: string | null;
    room: string;
    languages: string[];
    /** Monday first, as people write them. */
    hours: string[];
    personName: string;
    deputyName: string;
    note: string | null;
  }[];
};

/** Lays down who does what at which desk; `names` are the names of places by their keys. All are marked as examples. */
export async function loadDesks(input: {
  app: Pick<App, 'guidance' | 'network' | 'tenancy'>;
  ctx: Ctx;
  file: DesksFile;
  names: ReadonlyMap<string, string>;
}): Promise<void> {
  const { app, ctx, file, names } = input;
  const { units, municipalities } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const places = new Map(must(await app.network.listPlaces(ctx, {}), 'places').map(({ name, id }) => [name, id]));
  const townOf = (ags: string): string => municipalities.find((town) => town.ags === ags)?.id ?? '';
  for (const { unitKey, municipalityAgs, areaAgs, placeKey, hours, ...given } of file.desks) {
    must(
      await app.guidance.addDesk(ctx, {
        ...given,
        unitId: unitKey === null ? null : (units.find(({ key }) => key === unitKey)?.id ?? ''),
        municipalityId: municipalityAgs === null ? null : townOf(municipalityAgs),
        areaIds: areaAgs.map(townOf),
        placeId: placeKey === null ? null : (places.get(names.get(placeKey) ?? '') ?? ''),
        hours: { rules: [{ validFrom: null, validThrough: null, days: hours }], holidays: 'closed' },
        demonstration: true,
      }),
      `${given.task} ${unitKey ?? municipalityAgs}`,
    );
  }
}

/** Lets people book in every consultation hour of the calendar. */
export async function openConsultationHours(input: { app: Pick<App, 'guidance' | 'events'>; ctx: Ctx }): Promise<void> {
  const { app, ctx } = input;
  const { events } = must(await app.events.readPublicEvents(ctx, { kind: 'consultation-hour' }), 'consultation hours');
  for (const event of events) {
    const bookable = {
      eventId: event.id,
      slotMinutes: 30,
      modes: ['municipality' as const, 'video' as const],
      topics: ['arrival' as const, 'residence' as const, 'work' as const, 'education' as const],
      documents: 'Ausweis oder Aufenthaltspapier\nBriefe, um die es geht',
      leadHours: 12,
    };
    must(await app.guidance.addBookable(ctx, bookable), event.title);
  }
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
