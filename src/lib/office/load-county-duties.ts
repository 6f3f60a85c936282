import { berlinDay } from '#kernel/dates.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { countyDutyFilter, keptDuties } from './county-duties.ts';

/** The duties of the county that the address asks for, with all there are. */
export async function loadCountyDuties(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const all = valueOrError(await locals.app.listCountyDuties(locals.ctx, {}), url);
  const filter = countyDutyFilter(url);
  const today = berlinDay(locals.app.clock.now());
  return { all, filter, today, rows: keptDuties({ rows: all, filter, today }) };
}
