import { berlinDay } from '#kernel/dates.ts';
import { stepRows } from '#lib/office/list-rows.ts';
import { strategyHead } from '#lib/office/strategy-head.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  const today = berlinDay(locals.app.clock.now());
  const rows = stepRows(strategy).map((row) => ({ ...row, late: row.doneOn === null && row.due !== null && row.due < today }));
  return { head: strategyHead(strategy), rows };
};
