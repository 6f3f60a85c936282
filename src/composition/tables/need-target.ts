import { ok } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { courseNeeds } from '#lib/office/list-registers-needs.ts';
import { languageWords } from '#lib/office/spoken-languages.ts';
import type { CourseKind } from '#modules/courses/contract-kinds.ts';
import { dayTimeWords, startLevelWords, type StartLevel } from '#modules/courses/contract-needs.ts';
import { changeCourseNeed, listCourseNeeds, reportCourseNeed } from '#modules/courses/server/index.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';
import { dayTimes, type DayTime } from '#modules/offers/contract.ts';
import { loadOrganisationNames, loadPlaces } from './directories.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;

export const needTarget = targetOf({
  register: courseNeeds,
  action: 'courses.report-needs',
  headKey: 'level',
  idOf: (row) => row.id,
  nameOf: (row) => `${row.livesIn.name}: ${startLevelWords[row.startLevel]}`,
  versionOf: (row) => row.version,
  columns: {
    unitId: 'unit',
    municipalityId: 'municipality',
    organisationId: 'organisation',
    livesInId: 'home',
    startLevel: 'level',
  },
  open: async (ctx) => {
    // Tables of old show what has ended, too.
    const rows = await listCourseNeeds(ctx, { ended: true });
    if (!rows.ok) return rows;
    const found = await loadPlaces(ctx);
    if (!found.ok) return found;
    const organisations = await loadOrganisationNames(ctx);
    if (!organisations.ok) return organisations;
    return ok({
      title: 'Kursbedarf',
      rows: rows.value,
      directories: {
        ...found.value,
        organisations: organisations.value,
        languages: directoryOf({
          what: 'Die Sprache',
          by: 'das Kürzel',
          things: spokenLanguages.map((id) => ({ id, name: languageWords(id) })),
        }),
        times: directoryOf({
          what: 'Die Zeit',
          by: 'das Kürzel',
          things: dayTimes.map((id) => ({ id, name: dayTimeWords[id] })),
        }),
      },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          organisationId: take<Text>('organisation', before?.organisation?.id ?? null),
          livesInId: take('home', before?.livesIn.id ?? ''),
          languages: take<string[]>('languages', before?.languages ?? []),
          startLevel: take('level', before?.startLevel ?? ('' as StartLevel)),
          kind: take<CourseKind | null>('kind', before?.kind ?? null),
          people: take<number | null>('people', before?.people ?? null),
          times: take<DayTime[]>('times', before?.times ?? []),
          childcare: take<boolean | null>('childcare', before?.childcare ?? null) ?? false,
          transport: take<boolean | null>('transport', before?.transport ?? null) ?? false,
          from: take<Text>('from', before?.from ?? null),
          until: take<Text>('until', before?.until ?? null),
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? reportCourseNeed(inner, fields)
          : changeCourseNeed(inner, { needId: before.id, version: before.version, ...fields });
      },
    });
  },
});
