import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { App } from './app.ts';

type Add = Parameters<App['events']['addEvent']>[1];
type Texts = Record<string, { title: string; description?: string }>;

/** `events.json` of an example county. */
export type EventsFile = {
  note: string;
  series: {
    key: string;
    title: string;
    description: string;
    translations: Texts;
    periodFrom: string;
    periodTo: string;
    callUntil: string | null;
    callText: string | null;
    unitKey: string;
    demonstration: boolean;
  }[];
  events: (Omit<Add, 'translations' | 'municipalityId' | 'unitId' | 'seriesId'> & {
    /** Name of a municipality of the county. */
    municipality: string | null;
    unitKey: string | null;
    seriesKey: string | null;
    translations: Texts;
    exceptions: { date: string; kind: 'cancelled'; note: string }[];
    attendance: { participants: number; women: number | null; sourceNote: string } | null;
  })[];
};

/** Lays down series and events, with what is different on single dates and how many came. */
export async function loadEvents(input: { app: Pick<App, 'events' | 'tenancy'>; ctx: Ctx; file: EventsFile }): Promise<void> {
  const { app, ctx, file } = input;
  const { units, municipalities } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const unitOf = (key: string | null): string | null => found(units, key, (unit) => unit.key);
  const series = new Map<string, string>();
  for (const { key, unitKey, ...given } of file.series) {
    const made = must(await app.events.addSeries(ctx, { ...given, state: 'public', unitId: unitOf(unitKey) }), given.title);
    series.set(key, made.id);
  }
  for (const { municipality, unitKey, seriesKey, exceptions, attendance, ...given } of file.events) {
    const { id } = must(
      await app.events.addEvent(ctx, {
        ...given,
        municipalityId: found(municipalities, municipality, (entry) => entry.name),
        unitId: unitOf(unitKey),
        seriesId: seriesKey === null ? null : series.get(seriesKey)!,
        release: true,
      }),
      given.title,
    );
    for (const exception of exceptions) must(await app.events.saveException(ctx, { eventId: id, ...exception }), given.title);
    if (attendance) {
      must(await app.events.recordAttendance(ctx, { eventId: id, date: given.startDate, ...attendance }), given.title);
    }
  }
}

function found<T extends { id: string }>(
  list: readonly T[],
  key: string | null,
  keyOf: (entry: T) => string | null,
): string | null {
  if (key === null) return null;
  const entry = list.find((candidate) => keyOf(candidate) === key);
  if (!entry) throw new Error(`events.json names what the county does not have: ${key}`);
  return entry.id;
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
