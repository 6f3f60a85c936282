import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay, berlinMidnight } from '#kernel/dates.ts';
import { distance, type Point } from '#kernel/geo.ts';
import type { RequesterKind } from '../contract.ts';
import { boundStates } from '../contract-states.ts';
import type { MatchingPaper } from '../contract-matching.ts';
import { allowance } from './model/tariff/allowance.ts';
import { tariffOn } from './model/tariff/dated-tariffs.ts';
import { rulesOn } from './model/rules/check-request.ts';
import { availableIn } from './model/availability.ts';
import { usualMatching } from './model/matching/rank-helpers.ts';
import { caseKey, type Helper, type MatchingSettings, type Need, type Slot } from './model/matching/types.ts';
import { findAssignments, findRequests, findServed, minutesSince, type AssignmentRow, type RequestRow } from './request-store.ts';
import { findCentres, findInterpreters, findRequesters, findTowns, type InterpreterRow, type PoolRow } from './store.ts';
import { busTimes } from './load-bus.ts';

const dayMs = 86_400_000;
const fairnessDays = 90;
/** Cars: the crow's way made longer, at what country roads allow; some minutes to park and find the door. */
const [detour, kmPerHour, toTheDoor] = [1.3, 55, 8];

const urgencyValue = { planned: 0, urgent: 2, now: 3 } as const;
/** Who works with children is asked for a certificate of conduct; everybody has promised to keep silent, and agreed to be asked. */
const papersFor = (kind: RequesterKind): MatchingPaper[] =>
  kind === 'kita' || kind === 'school' ? ['confidentiality', 'consent', 'certificate'] : ['confidentiality', 'consent'];

export type Matching = { needs: Need[]; helpers: Helper[]; settings: MatchingSettings; people: InterpreterRow[] };

/** Everything that the matching of these assignments asks for: read once, then reckoned without the database. */
export async function loadMatching(input: {
  ctx: CountyCtx;
  tx: Tx;
  pool: PoolRow;
  assignments: readonly AssignmentRow[];
}): Promise<Matching> {
  const { ctx, tx, pool, assignments } = input;
  const now = ctx.clock.now();
  const requests = new Map(
    (await findRequests(tx, { ids: [...new Set(assignments.map(({ requestId }) => requestId))] })).map((one) => [
      one.row.id,
      one,
    ]),
  );
  const requesters = new Map(
    (await findRequesters(tx, { ids: [...new Set([...requests.values()].map(({ row }) => row.requesterId))] })).map((one) => [
      one.row.id,
      one.row,
    ]),
  );
  const people = (await findInterpreters(tx, { poolId: pool.id })).map(({ row }) => row);
  const centres = await findCentres(tx);
  const ends = assignments.map(({ endsAt }) => endsAt.getTime());
  const starts = assignments.map(({ startsAt }) => startsAt.getTime());
  const slots = [...requests.values()].flatMap(({ row }) => row.alternatives);
  const from = new Date(Math.min(now.getTime(), ...starts, ...slots.map(({ startsAt }) => Date.parse(startsAt))));
  const to = new Date(Math.max(now.getTime(), ...ends, ...slots.map(({ endsAt }) => Date.parse(endsAt))) + dayMs);
  const month = berlinDay(from).slice(0, 7);
  const bound = await findAssignments(tx, {
    poolId: pool.id,
    states: boundStates,
    endsAfter: new Date(Math.min(from.getTime(), berlinMidnight(`${month}-01`).getTime())),
  });
  const boundRequests = new Map(
    (await findRequests(tx, { ids: [...new Set(bound.map(({ row }) => row.requestId))] })).map((one) => [one.row.id, one.row]),
  );
  const fair = await minutesSince(tx, { poolId: pool.id, since: new Date(now.getTime() - fairnessDays * dayMs), until: now });
  const served = await findServed(tx, { requesterIds: [...requesters.keys()] });
  const used = await usedOf({ tx, pool, from, to });
  const points = new Map<string, Point>(centres.map(({ ags, point }) => [`town:${ags}`, point]));
  const agsOf = new Map((await findTowns(tx)).map(({ id, ags }) => [id, ags]));
  const townKey = (id: string | null): string | null => (id === null ? null : `town:${agsOf.get(id)}`);
  const placeOf = (row: RequestRow): string | null => {
    if (row.mode !== 'on-site') return null;
    const { id, latitude, longitude, municipalityId } = requesters.get(row.requesterId)!;
    if (latitude === null || longitude === null || row.municipalityId !== municipalityId) return townKey(row.municipalityId);
    points.set(`requester:${id}`, [longitude, latitude]);
    return `requester:${id}`;
  };
  // Where one language of a conversation is agreed, the others meet at its time.
  const agreed = new Map(
    bound.map(({ row }) => [row.requestId, [{ startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() }]] as const),
  );
  const needs = assignments.map((row): Need => {
    const { row: request } = requests.get(row.requestId)!;
    const occasion = rulesOn({ versions: pool.rules, day: berlinDay(row.startsAt) })?.occasions.find(
      ({ key }) => key === request.occasion,
    );
    return {
      id: row.id,
      requestId: request.id,
      language: row.language,
      level: 'B2',
      reading: false,
      gender: request.gender,
      wantedHelper: request.wantedInterpreterId,
      unwantedHelpers: request.unwantedInterpreterIds,
      requesterId: request.requesterId,
      caseReference: request.caseReference,
      occasion: request.occasion,
      trainings: occasion?.trainings ?? [],
      papers: papersFor(request.requesterKind),
      mode: request.mode,
      place: placeOf(request),
      municipality: request.municipalityId,
      slots: agreed.get(request.id) ?? timesOf(request.alternatives),
      urgency: urgencyValue[request.urgency],
      createdAt: request.createdAt.getTime(),
    };
  });
  const helpers = people.map((person): Helper => {
    const available = availableIn({ weekly: person.weekly, exceptions: person.exceptions, from, to });
    const own = served.filter(({ interpreterId }) => interpreterId === person.id);
    const towns = person.areaIds.length > 0 ? person.areaIds : null;
    return {
      id: person.id,
      languages: person.languages.map(({ tag, level, writes }) => ({
        tag,
        level: level === 'native' ? 'native' : (level.toUpperCase() as 'B1' | 'B2' | 'C1' | 'C2'),
        scripts: writes ? scriptsOf(tag) : [],
      })),
      gender: person.gender ?? 'diverse',
      trainings: person.trainings.map(({ module }) => module),
      papers: {
        ...(person.confidentialOn === null ? {} : { confidentiality: null }),
        ...(person.consentOn === null ? {} : { consent: null }),
        ...(person.conductUntil === null ? {} : { certificate: berlinMidnight(addDays(person.conductUntil, 1)).getTime() }),
      },
      modes: person.mobility === 'none' ? ['video', 'phone'] : ['on-site', 'video', 'phone'],
      paused: person.state === 'paused' && (person.pausedUntil === null || person.pausedUntil >= berlinDay(from)),
      available,
      standby: person.standby ? available : [],
      blockedRequesters: person.blockedRequesterIds,
      blockedBy: [...requesters.values()].filter((one) => one.blockedInterpreterIds.includes(person.id)).map(({ id }) => id),
      home: townKey(person.municipalityId) ?? '',
      means: person.mobility === 'bus' ? 'bus' : 'car',
      radius: person.radiusKm,
      municipalities: towns,
      engagements: bound
        .filter(({ row }) => row.interpreterId === person.id)
        .map(({ row }) => {
          const request = boundRequests.get(row.requestId);
          return {
            startsAt: row.startsAt.getTime(),
            endsAt: row.endsAt.getTime(),
            place: request?.mode === 'on-site' ? townKey(request.municipalityId) : null,
          };
        }),
      ceilings: {
        minutesOfMonth: person.mostMinutesPerMonth,
        centsOfYear: person.mostCentsPerYear,
        usedMinutes: used.minutes.get(person.id) ?? {},
        usedCents: used.cents.get(person.id) ?? {},
      },
      hoursOf90Days: (fair.get(person.id) ?? 0) / 60,
      servedCases: own.flatMap(({ requesterId, caseReference }) =>
        caseReference === null ? [] : caseKey({ requesterId, caseReference }),
      ),
      servedRequesters: [...new Set(own.map(({ requesterId }) => requesterId))],
    };
  });
  const kilometres = ({ from: one, to: other }: { from: string; to: string }): number | null => {
    const [a, b] = [points.get(one), points.get(other)];
    return a && b ? distance(a, b) * detour : null;
  };
  const car = (way: { from: string; to: string }): number | null => {
    const km = kilometres(way);
    // Where nobody knows the way, nobody is kept from it.
    return km === null ? 0 : Math.round((km / kmPerHour) * 60) + toTheDoor;
  };
  const bus = await busTimes({ ctx, needs, helpers, points });
  const tariff = tariffOn(pool.tariffs, berlinDay(now));
  return {
    needs,
    helpers,
    people,
    settings: {
      ...usualMatching,
      travel: { car, bus },
      kilometres,
      allowance: ({ minutes }) => {
        if (tariff === null) return 0;
        const planned = { startsAt: now.toISOString(), endsAt: new Date(now.getTime() + minutes * 60_000).toISOString() };
        return allowance({ tariff, planned, actual: null, travel: null, outcome: { kind: 'held' } }).cents;
      },
    },
  };
}

/** Minutes by month and cents by year that everybody has used or agreed to. */
async function usedOf(input: { tx: Tx; pool: PoolRow; from: Date; to: Date }) {
  const { tx, pool, from, to } = input;
  const [minutes, cents] = [new Map<string, Record<string, number>>(), new Map<string, Record<string, number>>()];
  for (let month = `${berlinDay(from).slice(0, 7)}-01`; month <= berlinDay(to); month = addDays(month, 32).slice(0, 8) + '01') {
    const next = addDays(month, 32).slice(0, 8) + '01';
    const found = await minutesSince(tx, { poolId: pool.id, since: berlinMidnight(month), until: berlinMidnight(next) });
    for (const [id, used] of found) minutes.set(id, { ...minutes.get(id), [month.slice(0, 7)]: used });
  }
  for (let year = Number(berlinDay(from).slice(0, 4)); year <= Number(berlinDay(to).slice(0, 4)); year += 1) {
    const since = berlinMidnight(`${year}-01-01`);
    const found = await minutesSince(tx, { poolId: pool.id, since, until: berlinMidnight(`${year + 1}-01-01`) });
    const tariff = tariffOn(pool.tariffs, `${year}-12-31`);
    for (const [id, used] of found)
      cents.set(id, { ...cents.get(id), [String(year)]: Math.ceil((used * (tariff?.centsPerHour ?? 0)) / 60) });
  }
  return { minutes, cents };
}

const timesOf = (alternatives: RequestRow['alternatives']): Slot[] =>
  alternatives.map((slot) => ({ startsAt: Date.parse(slot.startsAt), endsAt: Date.parse(slot.endsAt) }));

/** Scripts that go with a language where its tag names none. */
const scriptsOf = (tag: string): string[] => [new Intl.Locale(tag).maximize().script ?? 'Latn'];
