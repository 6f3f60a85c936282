import type { CountyDuty } from '#composition/county-duties.ts';
import { addDays, type IsoDate } from '#kernel/dates.ts';
import type { officePaths } from '#lib/paths.ts';
import { toRow, type DutyRow } from './duties.ts';

export const groupings = { person: 'Person', stelle: 'Stelle', gemeinde: 'Gemeinde', gremium: 'Gremium' } as const;
export type Grouping = keyof typeof groupings;
export const whens = {
  alle: 'Alle',
  ueberfaellig: 'Überfällig',
  woche: 'Diese Woche',
  spaeter: 'Später',
  offen: 'Ohne Frist',
} as const;
type When = keyof typeof whens;

/** Stands for whoever is not named: the coordination. */
const nobody = 'keine';
export type CountyDutyFilter = {
  when: When;
  person: string | null;
  unit: string | null;
  municipality: string | null;
  body: string | null;
  by: Grouping;
};

/** What the address asks for; the page and its download show the same. */
export function countyDutyFilter(url: URL): CountyDutyFilter {
  const asked = (key: string): string | null => url.searchParams.get(key)?.slice(0, 200) || null;
  const oneOf = <K extends string>(key: string, known: Readonly<Record<K, string>>, other: K): K => {
    const value = asked(key);
    return value !== null && Object.hasOwn(known, value) ? (value as K) : other;
  };
  return {
    when: oneOf('frist', whens, 'alle'),
    person: asked('person'),
    unit: asked('stelle'),
    municipality: asked('gemeinde'),
    body: asked('gremium'),
    by: oneOf('gruppe', groupings, 'person'),
  };
}

/** The query of a filter, without what is usual. */
export function countyDutyQuery(filter: CountyDutyFilter): string {
  const { when, person, unit, municipality, body, by } = filter;
  const parts = { frist: when === 'alle' ? null : when, person, stelle: unit, gemeinde: municipality, gremium: body };
  const query = new URLSearchParams(
    Object.entries({ ...parts, gruppe: by === 'person' ? null : by }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    ),
  );
  return query.size === 0 ? '' : `?${query}`;
}

const isWhen = (row: CountyDuty, when: When, today: IsoDate): boolean => {
  const { due } = row.duty;
  const week = addDays(today, 7);
  if (when === 'alle') return true;
  if (when === 'offen') return due === null;
  if (due === null) return false;
  return when === 'ueberfaellig' ? due < today : when === 'woche' ? due >= today && due <= week : due > week;
};

/** All that the filter keeps, in the order in which it is due: overdue ones first. */
export const keptDuties = (input: { rows: readonly CountyDuty[]; filter: CountyDutyFilter; today: IsoDate }): CountyDuty[] => {
  const { filter, today } = input;
  const has = (asked: string | null, ids: readonly { id: string }[]): boolean =>
    asked === null || (asked === nobody ? ids.length === 0 : ids.some(({ id }) => id === asked));
  return input.rows.filter(
    (row) =>
      isWhen(row, filter.when, today) &&
      has(filter.person, row.persons) &&
      has(filter.unit, row.units) &&
      has(filter.municipality, row.municipalities) &&
      has(filter.body, row.body === null ? [] : [row.body]),
  );
};

/** How many the filter would keep for each time. */
export const countsByWhen = (input: {
  rows: readonly CountyDuty[];
  filter: CountyDutyFilter;
  today: IsoDate;
}): { when: When; count: number }[] =>
  (Object.keys(whens) as When[]).map((when) => ({
    when,
    count: keptDuties({ ...input, filter: { ...input.filter, when } }).length,
  }));

const namesOf: Readonly<Record<Grouping, (row: CountyDuty) => readonly { id: string; name: string }[]>> = {
  person: (row) => row.persons,
  stelle: (row) => row.units,
  gemeinde: (row) => row.municipalities,
  gremium: (row) => (row.body === null ? [] : [row.body]),
};
const leftOver: Readonly<Record<Grouping, string>> = {
  person: 'Koordination',
  stelle: 'Ohne Stelle',
  gemeinde: 'Ohne Gemeinde',
  gremium: 'Ohne Gremium',
};

/** What can be chosen in a filter: everything that a duty is left to, by name. */
export function choicesOf(rows: readonly CountyDuty[], by: Grouping): { value: string; label: string }[] {
  const found = new Map(rows.flatMap(namesOf[by]).map(({ id, name }) => [id, name]));
  const sorted = [...found].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'de'));
  return rows.some((row) => namesOf[by](row).length === 0) ? [...sorted, { value: nobody, label: leftOver[by] }] : sorted;
}

export type CountyDutyGroup = { key: string; title: string; late: number; duties: DutyRow[] };

/** Duties below each person, unit, municipality or body; a duty that several share stands below each of them. */
export function groupCountyDuties(input: {
  rows: readonly CountyDuty[];
  by: Grouping;
  today: IsoDate;
  paths: ReturnType<typeof officePaths>;
}): CountyDutyGroup[] {
  const { rows, by, today, paths } = input;
  const groupOf = (key: string, title: string, own: readonly CountyDuty[]): CountyDutyGroup => ({
    key,
    title,
    late: own.filter((row) => row.overdue).length,
    duties: own.map((row) => {
      const { button, ...rest } = toRow({ duty: row.duty, today, paths });
      const asked = by === 'person' ? row.units : row.persons;
      const detail = [rest.detail, ...asked.map(({ name }) => name)].filter(
        (part, at, all) => !all.slice(0, at).join(' · ').split(' · ').includes(part),
      );
      return { ...rest, detail: detail.join(' · '), ...(row.mine ? { button: { ...button, main: false } } : {}) };
    }),
  });
  return choicesOf(rows, by)
    .map(({ value, label }) => {
      const own = rows.filter((row) => {
        const names = namesOf[by](row);
        return value === nobody ? names.length === 0 : names.some(({ id }) => id === value);
      });
      return groupOf(value, label, own);
    })
    .sort((one, other) => Number(other.late > 0) - Number(one.late > 0));
}
