import { readFileSync } from 'node:fs';
import loadHighs from 'highs';
import { boxOf, type Area } from '#kernel/geo.ts';
import { sceneOf, settingsFor, type Place, type Scene } from '#modules/interpreting/server/model/matching/matching.fixture.ts';
import { fillInTurn, mipOf, solveMip } from '#modules/interpreting/server/model/matching/mip.fixture.ts';
import { planNeeds } from '#modules/interpreting/server/model/matching/plan-needs.ts';
import { startWebServer } from '../../src/server.ts';
import { withBenchApp } from '../bench-app.ts';
import { alternating, figure, timed, type Figure } from '../measure.ts';

const days = 200;
const counties = ['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund'];
const monday = '2026-11-30';
const week = [monday, '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];

/** The middle of each municipality of an example county. */
function placesOf(county: string): Place[] {
  const file = JSON.parse(readFileSync(new URL(`../../data/${county}/outline.json`, import.meta.url), 'utf8')) as {
    features: {
      properties: { ags: string };
      geometry: { type: 'Polygon'; coordinates: Area[number] } | { type: 'MultiPolygon'; coordinates: Area };
    }[];
  };
  return file.features.map(({ properties: { ags }, geometry }) => {
    const box = boxOf(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)!;
    return { key: ags, ags, at: [(box.west + box.east) / 2, (box.south + box.north) / 2] };
  });
}

/**
 * 200 days of 60 interpreters and 40 requests in 14 languages, some in two at once, with up to three times to choose from, among the
 * municipalities of the example counties in turn: on how many the plan is proven, worth exactly what HiGHS finds for the written model with no
 * gap, and fills no fewer needs than people do request by request; and how many both fill.
 */
export async function interpretingPlans(): Promise<Figure[]> {
  const highs = await loadHighs();
  const places = counties.map(placesOf);
  let [equal, filled, inTurn] = [0, 0, 0];
  for (let seed = 1; seed <= days; seed += 1) {
    const here = places[seed % places.length]!;
    const scene = sceneOf({
      seed,
      requests: 40,
      helpers: 60,
      languages: 14,
      places: here,
      days: [monday],
      mostSlots: 3,
      pairs: 12,
    });
    const given = { ...scene, settings: settingsFor(here) };
    const { value, assignments, isOptimal } = planNeeds(given);
    const reference = solveMip(highs, mipOf(given));
    const people = fillInTurn(given).length;
    if (isOptimal && value === reference.value && assignments.length >= people) equal += 1;
    filled += assignments.length;
    inTurn += people;
  }
  return [
    figure({
      name: 'interpreting-plans',
      value: equal,
      unit: 'days',
      reference: `${days} days: the plan is proven, worth what HiGHS finds with gap 0, and fills no fewer than request by request`,
      referenceValue: days,
      better: 'higher',
      limit: 1,
    }),
    figure({
      name: 'interpreting-plans-filled',
      value: filled,
      unit: 'needs filled',
      reference: 'the order that people use on the same days: request by request, the nearest who can',
      referenceValue: inTurn,
      better: 'higher',
      limit: 1,
    }),
  ];
}

/**
 * 500 open requests of a week, one time each, and 2,000 interpreters in four counties who speak 40 languages and mostly named a radius: from
 * people and requests to the proven plan, against HiGHS with the model already written down for it. Another instance in each round.
 */
export async function interpretingScale(): Promise<Figure[]> {
  const highs = await loadHighs();
  const places = counties.flatMap(placesOf);
  const settings = settingsFor(places);
  const given = { requests: 500, helpers: 2000, places, days: week, mostSlots: 1, languages: 40, radius: 80 };
  let seed = 0;
  let scene: Scene = { needs: [], helpers: [] };
  let value = 0;
  return [
    figure({
      name: 'interpreting-scale',
      ...(await alternating({
        rounds: 7,
        thing: () => {
          seed += 1;
          scene = sceneOf({ ...given, seed });
          return timed(() => {
            const plan = planNeeds({ ...scene, settings });
            if (!plan.isOptimal) throw new Error(`Instance ${seed} was not proven.`);
            value = plan.value;
          });
        },
        reference: () => {
          const mip = mipOf({ ...scene, settings });
          return timed(() => {
            if (solveMip(highs, mip).value !== value) throw new Error(`Instance ${seed} has another optimum.`);
          });
        },
      })),
      unit: 'ms',
      reference: 'HiGHS on the same instance, from its text in the LP format',
      better: 'lower',
      limit: 1,
    }),
  ];
}

/** What a small pool plans on a day, 10 requests and 60 interpreters, against the plainest page that the site renders: the login. */
export const interpretingDay = (): Promise<Figure[]> =>
  withBenchApp(async (app) => {
    const web = await startWebServer({ app, host: '127.0.0.1', port: 0, readsPerMinute: Number.MAX_SAFE_INTEGER });
    const places = placesOf('heidekreis');
    const settings = settingsFor(places);
    let seed = 0;
    try {
      return [
        figure({
          name: 'interpreting-day',
          ...(await alternating({
            rounds: 50,
            thing: () => {
              seed += 1;
              const scene = sceneOf({ seed, requests: 10, helpers: 60, places, days: [monday], mostSlots: 3, pairs: 12 });
              return timed(() => {
                if (!planNeeds({ ...scene, settings }).isOptimal) throw new Error(`Day ${seed} was not proven.`);
              });
            },
            reference: () =>
              timed(async () => {
                const answer = await fetch(`http://127.0.0.1:${web.port}/anmelden`);
                if (!answer.ok || !(await answer.text()).includes('</html>'))
                  throw new Error(`The page answered ${answer.status}.`);
              }),
          })),
          unit: 'ms',
          reference: 'the login page, rendered for one reader',
          better: 'lower',
          limit: 1,
        }),
      ];
    } finally {
      await web.close();
    }
  });
