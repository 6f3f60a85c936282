import { textOf, textsOf } from '#lib/server/answers.ts';
import type { CourseKind } from '#modules/courses/contract-kinds.ts';
import type { StartLevel } from '#modules/courses/contract-needs.ts';
import type { DayTime } from '#modules/offers/contract.ts';
import { needTexts, type NeedForm } from './need-form.ts';

/** What was typed, and what the use case is given. */
export function readNeedForm(form: FormData) {
  const typed: NeedForm = {
    ...(Object.fromEntries(needTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof needTexts)[number],
      string
    >),
    languages: textsOf(form, 'languages'),
    times: textsOf(form, 'times'),
    childcare: form.get('childcare') !== null,
    transport: form.get('transport') !== null,
    demonstration: form.get('demonstration') !== null,
  };
  const { reporter, ...rest } = typed;
  const [holder, id = ''] = reporter.split(':');
  return {
    typed,
    input: {
      ...rest,
      unitId: holder === 'unit' ? id : '',
      municipalityId: holder === 'municipality' ? id : '',
      organisationId: holder === 'organisation' ? id : '',
      kind: typed.kind as CourseKind,
      startLevel: typed.startLevel as StartLevel,
      times: typed.times as DayTime[],
    },
  };
}
