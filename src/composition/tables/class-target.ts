import { ok } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { languageClasses } from '#lib/office/list-registers-classes.ts';
import { classKindWords, type ClassKind } from '#modules/schools/contract-classes.ts';
import { addLanguageClass, changeLanguageClass, listLanguageClasses, listSchools } from '#modules/schools/server/index.ts';
import { taker, targetOf } from './target.ts';

export const classTarget = targetOf({
  register: languageClasses,
  action: 'schools.keep',
  headKey: 'school',
  idOf: (row) => row.id,
  nameOf: (row) => `${row.school.name}: ${classKindWords[row.kind]}`,
  versionOf: (row) => row.version,
  columns: { schoolId: 'school', halfYear: 'half' },
  open: async (ctx) => {
    const rows = await listLanguageClasses(ctx, {});
    if (!rows.ok) return rows;
    const schools = await listSchools(ctx, {});
    if (!schools.ok) return schools;
    return ok({
      title: 'Sprachklassen',
      rows: rows.value,
      directories: {
        schools: directoryOf({
          what: 'Die Schule',
          by: 'die Kennung',
          things: schools.value.map(({ id, place }) => ({ id, name: place.name })),
        }),
      },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          schoolId: take('school', before?.school.id ?? ''),
          kind: take('kind', before?.kind ?? ('' as ClassKind)),
          halfYear: take('half', before?.halfYear ?? ''),
          places: take<number | null>('places', before?.places ?? null),
          pupils: take<number | null>('pupils', before?.pupils ?? null),
          waiting: take<number | null>('waiting', before?.waiting ?? null),
          note: take<string | null>('note', before?.note ?? null),
        };
        return before === null
          ? addLanguageClass(inner, fields)
          : changeLanguageClass(inner, { classId: before.id, version: before.version, ...fields });
      },
    });
  },
});
