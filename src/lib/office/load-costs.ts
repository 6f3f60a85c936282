import { isId } from '#kernel/ids.ts';
import { financingStates, type BudgetList, type CostOverview, type FinancingState } from '#modules/strategy/contract-money.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { oneOf } from './address.ts';

export type CostFilter = { unitId: string | null; fieldId: string | null; state: FinancingState | null };

const idOf = (url: URL, name: string): string | null => {
  const value = url.searchParams.get(name);
  return value !== null && isId(value) ? value : null;
};
/** The year that an address asks for; null for none and for what is no budget year. */
const yearOf = (url: URL): number | null => {
  const text = url.searchParams.get('jahr') ?? '';
  const year = Number(text);
  return /^\d{4}$/.test(text) && year >= 2000 && year <= 2100 ? year : null;
};

/** The costs of a strategy as the address asks for them; the page and its download show the same. */
export async function loadCosts(input: {
  locals: App.Locals;
  key: string;
  url: URL;
}): Promise<{ costs: CostOverview; filter: CostFilter }> {
  const { locals, key, url } = input;
  const filter = { unitId: idOf(url, 'stelle'), fieldId: idOf(url, 'feld'), state: oneOf(url, 'stand', financingStates) };
  const costs = valueOrError(await locals.app.strategy.readCosts(locals.ctx, { key, year: yearOf(url), ...filter }));
  return { costs, filter };
}

/** What must be registered for the budget that an address asks for, else for the next one. */
export async function loadBudgetList(input: { locals: App.Locals; key: string; url: URL }): Promise<BudgetList> {
  const { locals, key, url } = input;
  return valueOrError(
    await locals.app.strategy.readBudgetList(locals.ctx, { key, year: yearOf(url), unitId: idOf(url, 'stelle') }),
  );
}
