import { textOf } from '#lib/server/answers.ts';
import type { ClassKind } from '#modules/schools/contract-classes.ts';
import { classNames, type ClassForm } from './class-form.ts';

/** What was typed, and what the use case is given. */
export function readClassForm(form: FormData) {
  const typed = Object.fromEntries(classNames.map((name) => [name, textOf(form, name) ?? ''])) as ClassForm;
  return { typed, input: { ...typed, kind: typed.kind as ClassKind } };
}
