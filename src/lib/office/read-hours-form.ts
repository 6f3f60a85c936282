import { textOf } from '#lib/server/answers.ts';
import { dayNames, type HoursForm } from './hours-form.ts';

const mostRules = 12;

/** Weeks that hold anything; empty ones at the end are the blank that the form offers. */
export function readHoursForm(form: FormData): { typed: HoursForm; input: HoursForm | null } {
  const rules = Array.from({ length: mostRules }, (_, rule) => ({
    validFrom: textOf(form, `hours.rules.${rule}.validFrom`),
    validThrough: textOf(form, `hours.rules.${rule}.validThrough`),
    days: dayNames.map((_day, day) => textOf(form, `hours.rules.${rule}.days.${day}`) ?? ''),
  })).filter((rule) => rule.days.some((day) => day !== '') || rule.validFrom !== null || rule.validThrough !== null);
  const typed: HoursForm = {
    rules,
    exceptions: textOf(form, 'hours.exceptions') ?? '',
    holidays: textOf(form, 'hours.holidays') === 'as-usual' ? 'as-usual' : 'closed',
  };
  return { typed, input: rules.length === 0 && typed.exceptions === '' ? null : typed };
}
