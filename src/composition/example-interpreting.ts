import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay, berlinInstant, mondayOf, type IsoDate } from '#kernel/dates.ts';
import type { Result } from '#kernel/result.ts';
import type {
  Gender,
  InterpreterLevel,
  Mobility,
  OfferWay,
  RequesterKind,
  RequesterState,
} from '#modules/interpreting/contract.ts';
import type { MeetingMode, Urgency } from '#modules/interpreting/contract-rules.ts';
import type { App } from './app.ts';

type End = 'paid' | 'done' | 'unfilled' | 'cancelled-by-client';
/** Day, or days before today; begin, minutes, language, occasion, how, keys of institution and person, asked so many days before, end. */
export type PastRow<Day> = [
  day: Day,
  from: string,
  minutes: number,
  language: string,
  occasion: string,
  mode: MeetingMode,
  requester: string,
  person: string | null,
  asked: number,
  ended: End,
];

/** `interpreting.json` of an example county. People, institutions and conversations are invented. */
export type InterpretingFile = {
  note: string;
  pool: {
    name: string;
    unitKey: string | null;
    /** Name of an organisation of `network.json`. */
    organisation: string | null;
    elsewhere: boolean;
    mail: string | null;
    phone: string | null;
    kinds: RequesterKind[];
    offerWay: OfferWay;
    answerMinutes: number;
    runsItself: boolean;
  };
  requesters: {
    key: string;
    name: string;
    kind: RequesterKind;
    municipalityAgs: string;
    state: RequesterState;
    informedOn: IsoDate | null;
    registeredOn: IsoDate | null;
  }[];
  people: {
    key: string;
    name: string;
    gender: Gender;
    municipalityAgs: string;
    mobility: Mobility;
    languages: { tag: string; level: InterpreterLevel }[];
    trainings: string[];
    /** The certificate of conduct holds so many days from the day on which it is laid down. */
    conductDays: number;
    standby: boolean;
  }[];
  open: {
    /** The first day of this weekday, from 1, Monday, at least so many days from today. */
    days: number;
    weekday: number;
    from: string;
    to: string;
    alternative?: { weekday: number; from: string; to: string };
    languages: string[];
    occasion: string;
    requester: string;
    mode?: MeetingMode;
    urgency?: Urgency;
    urgencyReason?: string;
    people?: number;
    gender?: Gender;
    caseReference?: string;
    repeats?: number;
    confirmedBy?: string;
  }[];
  history: PastRow<IsoDate>[];
  recent: PastRow<number>[];
};

const next = (today: IsoDate, days: number, weekday: number): IsoDate => {
  const first = addDays(today, days);
  const day = addDays(mondayOf(first), weekday - 1);
  return day < first ? addDays(day, 7) : day;
};
/** The working day before, for a day of the weekend. */
const workday = (day: IsoDate): IsoDate => {
  const friday = addDays(mondayOf(day), 4);
  return day > friday ? friday : day;
};
const hours = (weekdays: readonly number[]) => weekdays.map((weekday) => ({ weekday, from: '08:00', to: '18:00' }));

/** Lays down a pool with who may ask, who interprets, what is open and what has been. All is marked as an example; nobody gets a mail. */
export async function loadInterpreting(input: {
  app: Pick<App, 'interpreting' | 'network' | 'tenancy' | 'clock'>;
  ctx: Ctx;
  slug: string;
  file: InterpretingFile;
}): Promise<void> {
  const { app, ctx, slug, file } = input;
  const now = app.clock.now();
  const today = berlinDay(now);
  const { units, municipalities } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const organisations = must(await app.network.listOrganisations(ctx, {}), 'organisations');
  const townOf = (ags: string): string => municipalities.find((town) => town.ags === ags)?.id ?? '';
  const { unitKey, organisation, ...pool } = file.pool;
  const { id: poolId } = must(
    await app.interpreting.addPool(ctx, {
      ...pool,
      unitId: unitKey === null ? null : (units.find(({ key }) => key === unitKey)?.id ?? ''),
      organisationId: organisation === null ? null : (organisations.find(({ name }) => name === organisation)?.id ?? ''),
      demonstration: true,
    }),
    pool.name,
  );
  const noon = (day: IsoDate | null): string | null => {
    const at = day === null ? null : berlinInstant(day, '12:00');
    return at === null ? null : (at > now ? now : at).toISOString();
  };
  const requesters = must(
    await app.interpreting.loadRequesters(ctx, {
      rows: file.requesters.map(({ key, municipalityAgs, informedOn, registeredOn, ...given }) => ({
        ...given,
        municipalityId: townOf(municipalityAgs),
        street: 'Beispielstraße 1',
        mail: `${key}@${slug}.example`,
        informedAt: noon(informedOn),
        registeredAt: noon(registeredOn),
        blockedReason: given.state === 'blocked' ? 'Zwei Gespräche fielen aus, ohne dass jemand abgesagt hat.' : null,
        demonstration: true,
      })),
    }),
    'requesters',
  );
  const requesterOf = new Map(file.requesters.map(({ key }, index) => [key, requesters[index]!.id]));
  const people = must(
    await app.interpreting.loadInterpreters(ctx, {
      poolId,
      rows: file.people.map(({ key, municipalityAgs, trainings, conductDays, ...given }, index) => ({
        ...given,
        municipalityId: townOf(municipalityAgs),
        mail: `${key}@sprachmittlung.${slug}.example`,
        trainings: trainings.map((module) => ({ module, day: '2023-06-17', hours: 8 })),
        ...{ confidentialOn: '2023-06-17', consentOn: '2023-06-17', conductUntil: addDays(today, conductDays) },
        // Two of three are there on all working days, the others on three.
        weekly: hours(index % 3 === 2 ? [0, 1, 3] : [0, 1, 2, 3, 4]),
        demonstration: true,
      })),
    }),
    'people',
  );
  const personOf = new Map(file.people.map(({ key }, index) => [key, people[index]!.id]));
  const past = [
    ...file.history,
    ...file.recent.map(([days, ...rest]): PastRow<IsoDate> => [workday(addDays(today, days)), ...rest]),
  ].map(([day, from, minutes, language, occasion, mode, requester, person, asked, ended]) => {
    const startsAt = berlinInstant(day, from);
    return {
      ...{ language, occasion, mode, ended },
      requesterId: requesterOf.get(requester) ?? '',
      interpreterId: person === null ? null : (personOf.get(person) ?? ''),
      requestedAt: berlinInstant(addDays(day, -asked), '11:00').toISOString(),
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + minutes * 60_000).toISOString(),
    };
  });
  if (past.length > 0) must(await app.interpreting.loadHistory(ctx, { poolId, demonstration: true, rows: past }), 'history');
  for (const { days, weekday, from, to, alternative, requester, confirmedBy, ...given } of file.open) {
    const slots = [{ weekday, from, to }, ...(alternative ? [alternative] : [])];
    must(
      await app.interpreting.loadRequest(ctx, {
        ...given,
        poolId,
        requesterId: requesterOf.get(requester) ?? '',
        slots: slots.map((slot) => ({ day: next(today, days, slot.weekday), from: slot.from, to: slot.to })),
        confirmedBy: confirmedBy === undefined ? null : (personOf.get(confirmedBy) ?? ''),
      }),
      `${requester} ${given.languages.join(' ')}`,
    );
  }
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
