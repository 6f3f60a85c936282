import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CoursesFile } from '#composition/example-courses.ts';
import type { AssessmentsFile } from '#composition/example-assessments.ts';
import type { NeedsFile } from '#composition/example-needs.ts';
import type { OffersFile } from '#composition/example-offers.ts';
import { courseRunInput } from '#modules/courses/inputs.ts';
import { assessmentInput } from '#modules/courses/inputs-assessments.ts';
import { courseNeedInput } from '#modules/courses/inputs-needs.ts';
import { offerAudiences, offerTopics } from '#modules/offers/contract.ts';
import { offerInput } from '#modules/offers/inputs.ts';
import { stringsOf } from './sources.ts';

const slugs = ['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund'] as const;
const read = <T>(slug: string, name: string): T =>
  JSON.parse(readFileSync(new URL(`../../data/${slug}/${name}.json`, import.meta.url), 'utf8')) as T;

describe.each(slugs)('the offers of %s', (slug) => {
  const file = read<OffersFile>(slug, 'offers');

  it('are at least twenty-five, at places and units of the county, in a form that the office takes', () => {
    expect(file.offers.length).toBeGreaterThanOrEqual(25);
    const places = new Set(read<{ places: { key: string }[] }>(slug, 'places').places.map(({ key }) => key));
    const units = new Set(read<{ units: { key: string }[] }>(slug, 'county').units.map(({ key }) => key));
    for (const { key, unitKey, places: at, times, seats, ...given } of file.offers) {
      expect(units.has(unitKey), `${key}: ${unitKey}`).toBe(true);
      for (const { placeKey } of at) expect(places.has(placeKey), `${key}: ${placeKey}`).toBe(true);
      const id = '00000000-0000-4000-8000-000000000000';
      const rows = at.slice(0, 1).map(({ times: there }) => ({ placeId: id, schedules: there }));
      const capacities = seats === null ? [] : [{ ...seats }];
      const parsed = offerInput.safeParse({ ...given, schedules: times, places: rows, capacities });
      expect(parsed.success ? [] : parsed.error.issues, key).toEqual([]);
    }
  });

  it('speak to many groups and of many topics, and name no person, address or number', () => {
    const topics = new Set(file.offers.flatMap((offer) => offer.topics ?? []));
    expect(offerTopics.filter((topic) => topics.has(topic)).length).toBeGreaterThanOrEqual(10);
    const groups = new Set(file.offers.flatMap((offer) => offer.audiences ?? []));
    expect(offerAudiences.filter((group) => groups.has(group)).length).toBeGreaterThanOrEqual(10);
    expect(stringsOf(file).filter((text) => /\S@\S|\b(?:Frau|Herr|Herrn) \p{Lu}|\d{4,5}[ /-]\d{3,}/u.test(text))).toEqual([]);
  });

  it('have runs and exams in a form that the office takes', () => {
    const { runs } = JSON.parse(
      readFileSync(new URL('../../data/library/courses.json', import.meta.url), 'utf8'),
    ) as CoursesFile;
    expect(runs.length).toBeGreaterThanOrEqual(15);
    const offers = new Map(file.offers.map((offer) => [offer.key, offer]));
    for (const { key, offerKey, times, weeks, registration: _registration, begin: _begin, weekday: _weekday, ...given } of runs) {
      expect(offers.has(offerKey), `${key}: ${offerKey}`).toBe(true);
      const id = '00000000-0000-4000-8000-000000000000';
      const schedules = times ?? offers.get(offerKey)!.places[0]?.times ?? '';
      const dated = { startDate: '2026-12-01', endDate: weeks === 0 ? null : '2027-06-01', state: 'public' };
      const parsed = courseRunInput.safeParse({ ...given, ...dated, offerId: id, placeId: id, schedules });
      expect(parsed.success ? [] : parsed.error.issues, key).toEqual([]);
    }
  });
});

it('needs for courses are in a form that the office takes, on several levels', () => {
  const { needs } = JSON.parse(
    readFileSync(new URL('../../data/library/course-needs.json', import.meta.url), 'utf8'),
  ) as NeedsFile;
  for (const { key, town: _town, unit: _unit, months: _months, ...given } of needs) {
    const parsed = courseNeedInput.safeParse({ ...given, livesInId: '00000000-0000-4000-8000-000000000000', from: '2026-12-01' });
    expect(parsed.success ? [] : parsed.error.issues, key).toEqual([]);
  }
  expect(new Set(needs.map(({ startLevel }) => startLevel)).size).toBeGreaterThanOrEqual(4);
});

it('skills assessments are in a form that the office takes, named as examples, at places that every county has', () => {
  const { assessments } = JSON.parse(
    readFileSync(new URL('../../data/library/assessments.json', import.meta.url), 'utf8'),
  ) as AssessmentsFile;
  for (const { key, given } of assessments) {
    const id = '00000000-0000-4000-8000-000000000000';
    const parsed = assessmentInput.safeParse({ ...given, unitId: id, placeId: given.mode === 'online' ? '' : id, state: 'public' });
    expect(parsed.success ? [] : parsed.error.issues, key).toEqual([]);
    expect(given.name).toMatch(/^Beispiel: /);
  }
  expect(new Set(assessments.flatMap(({ given }) => given.findings)).size).toBeGreaterThanOrEqual(6);
});
