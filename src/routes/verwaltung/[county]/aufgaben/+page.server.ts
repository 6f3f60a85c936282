import {
  choicesOf,
  countsByWhen,
  countyDutyQuery,
  groupCountyDuties,
  groupings,
  whens,
  type Grouping,
} from '#lib/office/county-duties.ts';
import { loadCountyDuties } from '#lib/office/load-county-duties.ts';
import { officePaths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const paths = officePaths(locals.county!.slug);
  const { all, filter, today, rows } = await loadCountyDuties({ locals, url });
  const choice = (by: Grouping) => choicesOf(all, by);
  return {
    filter,
    query: countyDutyQuery(filter),
    all: all.length,
    count: rows.length,
    late: rows.filter((row) => row.overdue).length,
    groups: groupCountyDuties({ rows, by: filter.by, today, paths }),
    chips: countsByWhen({ rows: all, filter, today }).map(({ when, count }) => ({
      label: whens[when],
      count,
      href: `${paths.duties}${countyDutyQuery({ ...filter, when })}`,
      current: filter.when === when,
    })),
    choices: { person: choice('person'), unit: choice('stelle'), municipality: choice('gemeinde'), body: choice('gremium') },
    groupings: Object.entries(groupings).map(([value, label]) => ({ value, label })),
  };
};
