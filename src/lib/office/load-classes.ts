import { error } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { classKinds, isHalfYear, type LanguageClassView } from '#modules/schools/contract-classes.ts';
import { isDayCare } from '#modules/schools/contract.ts';
import { oneOf } from './address.ts';
import { halfYearOptions } from './class-form.ts';

/** Language classes that an address asks for; the page and its download show the same. */
export async function loadClasses(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const halfYear = url.searchParams.get('halbjahr') ?? '';
  const filter = {
    halfYear: isHalfYear(halfYear) ? halfYear : null,
    kind: oneOf(url, 'art', classKinds),
    toReview: url.searchParams.get('pruefen') === 'ja',
  };
  const classes: LanguageClassView[] = valueOrError(await locals.app.schools.listLanguageClasses(locals.ctx, filter), url);
  return { classes, filter };
}

/** The record behind the page of one class, or the error page. */
export async function loadClass(input: { locals: App.Locals; id: string }): Promise<LanguageClassView> {
  if (!isId(input.id)) error(404, 'Diese Sprachklasse gibt es hier nicht.');
  return valueOrError(await input.locals.app.schools.readLanguageClass(input.locals.ctx, { classId: input.id }));
}

/** What the form has to choose from. */
export async function loadClassChoices(locals: App.Locals) {
  const schools = valueOrError(await locals.app.schools.listSchools(locals.ctx, {}));
  return {
    schools: schools
      .filter(({ type }) => !isDayCare(type))
      .map(({ id, place }) => ({ value: id, label: [place.name, place.town].filter(Boolean).join(', ') })),
    halfYears: halfYearOptions(berlinDay(locals.app.clock.now())),
  };
}
