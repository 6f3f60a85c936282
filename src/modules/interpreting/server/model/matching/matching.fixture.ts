import { berlinInstant } from '#kernel/dates.ts';
import { distance, type Point } from '#kernel/geo.ts';
import { usualMatching } from './rank-helpers.ts';
import type { Helper, Interval, MatchingSettings, Need } from './types.ts';

export const day = '2026-11-30';
/** An instant of that Monday. */
export const at = (time: string, on = day): number => berlinInstant(on, time).getTime();
export const from = (start: string, end: string): Interval => ({ startsAt: at(start), endsAt: at(end) });

export type Place = { key: string; ags: string; at: Point };
/** Three villages on a line, 15 minutes by car from one to the next. No bus goes to the last one. */
export const villages: readonly Place[] = ['A', 'B', 'C'].map((key, index) => ({
  key,
  ags: `0399900${index + 1}`,
  at: [9.8 + index * 0.1118, 53],
}));

/** Ways as the crow flies with a usual detour: a car takes what a road takes, a bus twice that and not further than 90 minutes. */
export function settingsFor(places: readonly Place[], given: Partial<MatchingSettings> = {}): MatchingSettings {
  const index = new Map(places.map((place, position) => [place.key, position]));
  const airline = places.map((one) => places.map((other) => distance(one.at, other.at)));
  const kilometres = (way: { from: string; to: string }): number => airline[index.get(way.from)!]![index.get(way.to)!]! * 1.3;
  return {
    ...usualMatching,
    travel: {
      car: (way) => Math.ceil(kilometres(way) / 0.8) + 3,
      bus: (way) => {
        const minutes = Math.ceil(kilometres(way) / 0.4) + 12;
        return minutes > 90 ? null : minutes;
      },
    },
    kilometres,
    allowance: ({ minutes, travelMinutes }) => Math.ceil(minutes / 30) * 1200 + travelMinutes * 30,
    ...given,
  };
}

export const settings: MatchingSettings = settingsFor(villages, {
  travel: {
    car: ({ from: one, to }) => 15 * Math.abs(one.charCodeAt(0) - to.charCodeAt(0)),
    bus: ({ from: one, to }) => (one === 'C' || to === 'C' ? null : 40 * Math.abs(one.charCodeAt(0) - to.charCodeAt(0))),
  },
});

export const needOf = (given: Partial<Need> = {}): Need => ({
  id: 'need',
  requestId: given.requestId ?? `request of ${given.id ?? 'need'}`,
  language: 'ar',
  level: 'B1',
  reading: false,
  gender: null,
  wantedHelper: null,
  unwantedHelpers: [],
  requesterId: 'kita',
  caseReference: null,
  occasion: 'parents',
  trainings: [],
  papers: [],
  mode: 'on-site',
  place: 'B',
  municipality: '03999002',
  slots: [from('10:00', '11:00')],
  urgency: 0,
  createdAt: 0,
  ...given,
});

export const helperOf = (given: Partial<Helper> = {}): Helper => ({
  id: 'helper',
  languages: [{ tag: 'ar', level: 'native', scripts: ['Arab'] }],
  gender: 'female',
  trainings: [],
  papers: {},
  modes: ['on-site', 'video', 'phone'],
  paused: false,
  available: [from('08:00', '18:00')],
  standby: [],
  blockedRequesters: [],
  blockedBy: [],
  home: 'A',
  means: 'car',
  radius: null,
  municipalities: null,
  engagements: [],
  ceilings: { minutesOfMonth: null, centsOfYear: null, usedMinutes: {}, usedCents: {} },
  hoursOf90Days: 0,
  servedCases: [],
  servedRequesters: [],
  ...given,
});

/** A generator of numbers below 1 that gives the same ones for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Languages as pools have them: few are asked for often, most seldom. A day of one pool knows the first fourteen. */
const spoken = [
  ...['ru', 'uk', 'ar', 'pl', 'fa', 'prs', 'kmr-Latn', 'ckb', 'tr', 'ro', 'bg', 'sr', 'vi', 'ti'],
  ...['ps', 'sq', 'so', 'ka', 'am', 'ur', 'pa', 'zh', 'fr', 'es', 'pt', 'it', 'el', 'hu', 'cs', 'sk', 'hr', 'mk', 'hy', 'az'],
  ...['bn', 'ta', 'th', 'ln', 'sw', 'ha'],
];
const shares = [18, 16, 16, 9, 7, 5, 6, 4, 5, 4, 3, 3, 2, 2, ...spoken.slice(14).map((_, index) => 3 - index / 12)];
const neighbours: Readonly<Record<string, string>> = {
  ru: 'uk',
  uk: 'ru',
  ar: 'kmr-Latn',
  fa: 'prs',
  prs: 'fa',
  'kmr-Latn': 'ar',
  ckb: 'ar',
  bg: 'ru',
};

export type Scene = { needs: Need[]; helpers: Helper[] };

/** Open requests and interpreters, such as a pool has them. */
export function sceneOf(given: {
  seed: number;
  requests: number;
  helpers: number;
  places: readonly Place[];
  /** Days over which the requests lie. */
  days: readonly string[];
  mostSlots: number;
  /** Of a hundred requests, so many are in two languages. */
  pairs?: number;
  languages?: number;
  /** Of a hundred interpreters, so many named a radius. */
  radius?: number;
}): Scene {
  const random = randomOf(given.seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const pick = <T>(all: readonly T[]): T => all[whole(all.length)]!;
  const chance = (percent: number): boolean => random() * 100 < percent;
  const known = shares.slice(0, given.languages ?? 14);
  const total = known.reduce((sum, share) => sum + share, 0);
  const language = (): string => {
    let left = random() * total;
    return spoken.find((_, index) => (left -= known[index] ?? 0) < 0) ?? spoken[0]!;
  };
  const quarter = (on: string, quarters: number): number => at('00:00', on) + quarters * 900_000;
  const slotOn = (on: string, length: number): Interval => {
    const start = 32 + whole(30);
    return { startsAt: quarter(on, start), endsAt: quarter(on, start + length) };
  };
  const helpers = Array.from({ length: given.helpers }, (_, index): Helper => {
    const first = language();
    const tags = new Set([first]);
    if (chance(45)) tags.add(neighbours[first] ?? language());
    if (chance(15)) tags.add(language());
    const limited = chance(30);
    return helperOf({
      id: `h${String(index).padStart(5, '0')}`,
      languages: [...tags].map((tag) => ({ tag, level: pick(['B1', 'B2', 'C1', 'native'] as const), scripts: ['Latn'] })),
      gender: chance(70) ? 'female' : 'male',
      papers: { confidentiality: null, ...(chance(80) ? { certificate: null } : {}) },
      trainings: chance(70) ? ['basics'] : [],
      available: given.days.flatMap((on) => {
        const start = 28 + whole(24);
        return chance(85) ? [{ startsAt: quarter(on, start), endsAt: quarter(on, start + 12 + whole(28)) }] : [];
      }),
      home: pick(given.places).key,
      means: chance(75) ? 'car' : 'bus',
      radius: chance(given.radius ?? 30) ? 10 + whole(30) : null,
      engagements: chance(25) ? [{ ...slotOn(pick(given.days), 4), place: pick(given.places).key }] : [],
      ceilings: {
        minutesOfMonth: limited ? 60 * (1 + whole(6)) : null,
        centsOfYear: limited ? 3000 + 1000 * whole(12) : null,
        usedMinutes: {},
        usedCents: {},
      },
      hoursOf90Days: whole(80),
      servedCases: chance(20) ? [`r${whole(12)} c${whole(3)}`] : [],
      servedRequesters: chance(40) ? [`r${whole(12)}`] : [],
    });
  });
  const needs = Array.from({ length: given.requests }, (_, index): Need[] => {
    const length = 2 + whole(7);
    const place = pick(given.places);
    const remote = chance(25);
    const need = needOf({
      requestId: `q${index}`,
      requesterId: `r${whole(12)}`,
      caseReference: chance(60) ? `c${whole(3)}` : null,
      level: pick(['B1', 'B1', 'B2'] as const),
      gender: chance(15) ? 'female' : null,
      wantedHelper: chance(15) ? pick(helpers).id : null,
      unwantedHelpers: chance(10) ? [pick(helpers).id] : [],
      papers: chance(30) ? ['confidentiality', 'certificate'] : ['confidentiality'],
      trainings: chance(20) ? ['basics'] : [],
      mode: remote ? pick(['video', 'phone'] as const) : 'on-site',
      place: remote ? null : place.key,
      municipality: remote ? null : place.ags,
      slots: Array.from({ length: 1 + whole(given.mostSlots) }, () => slotOn(pick(given.days), length)),
      urgency: pick([0, 0, 1, 1, 2, 3]),
      createdAt: index,
    });
    const tags = new Set([language()]);
    if (chance(given.pairs ?? 0)) tags.add(language());
    return [...tags].map((tag, part) => ({ ...need, id: `q${String(index).padStart(4, '0')}-${part}`, language: tag }));
  }).flat();
  return { needs, helpers };
}
