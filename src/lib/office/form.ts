import type { FormProblem } from '#lib/server/answers.ts';

/** Message of the first fault in a field or in a part of it (`partners` for `partners.0`). */
export const faultOf = (problem: FormProblem | undefined, name: string): string | undefined =>
  problem?.errors.find((error) => error.id === name || error.id.startsWith(`${name}.`))?.message;

/** Faults for the summary, in the order of the controls: parts of a field lead to the control that stands on the page. */
export function summaryOf(problem: FormProblem, names: readonly string[]): { id: string; message: string }[] {
  const place = ({ id }: { id: string }): number => (names.includes(id) ? names.indexOf(id) : names.length);
  return problem.errors
    .map((error) => ({
      message: error.message,
      id: names.find((name) => error.id === name) ?? names.find((name) => error.id.startsWith(`${name}.`)) ?? error.id,
    }))
    .toSorted((one, other) => place(one) - place(other));
}

/** Title of the summary, with the number of faults in words. */
export const summaryTitle = (count: number): string =>
  count === 1 ? 'Eine Angabe fehlt oder stimmt nicht' : `${count} Angaben fehlen oder stimmen nicht`;
