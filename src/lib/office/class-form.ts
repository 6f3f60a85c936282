import { classKinds, classKindWords, halfYearWord, type LanguageClassView } from '#modules/schools/contract-classes.ts';

export const classKindOptions = classKinds.map((value) => ({ value, label: classKindWords[value] }));
export const classNames = ['schoolId', 'kind', 'halfYear', 'places', 'pupils', 'waiting', 'note'] as const;
/** The form's controls as text, as the page fills them in again. */
export type ClassForm = Record<(typeof classNames)[number], string>;
export const emptyClass = Object.fromEntries(classNames.map((name) => [name, ''])) as ClassForm;
export const storedClass = (view: LanguageClassView): ClassForm => ({
  schoolId: view.school.id,
  kind: view.kind,
  halfYear: view.halfYear,
  places: String(view.places),
  pupils: String(view.pupils ?? ''),
  waiting: String(view.waiting ?? ''),
  note: view.note ?? '',
});
export const classTitle = (view: LanguageClassView): string =>
  `${classKindWords[view.kind]} ${view.school.name}, ${halfYearWord(view.halfYear)}`;
/** A count, or that it is too small to be told. */
export const toldCount = (count: number | null): string => (count === null ? 'zu klein zum Nennen' : String(count));

/** The half-year of a day and the four before and two after it, newest first. */
export function halfYearOptions(today: string): { value: string; label: string }[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  // Halves since the year 0: the second one begins in February, the first one of a school year in August.
  const now = month >= 8 ? year * 2 : month >= 2 ? (year - 1) * 2 + 1 : (year - 1) * 2;
  return Array.from({ length: 7 }, (_, index) => {
    const half = now + 2 - index;
    const begin = Math.floor(half / 2);
    const value = `${begin}/${String((begin + 1) % 100).padStart(2, '0')}-${(half % 2) + 1}`;
    return { value, label: halfYearWord(value) };
  });
}
