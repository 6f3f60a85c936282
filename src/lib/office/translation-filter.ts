import { states, taskOrders } from '#modules/translation/contract.ts';
import type { Address } from './address.ts';

/** What the lists of translations are filtered by, from their address. */
export const deskFilter = (url: Address) => ({
  kind: url.searchParams.get('art') || null,
  search: url.searchParams.get('suche') || null,
});

export const taskFilter = (url: Address, language: string) => ({
  language,
  ...deskFilter(url),
  state: states.find((state) => state === url.searchParams.get('stand')) ?? null,
  order: taskOrders.find((order) => order === url.searchParams.get('ordnung')) ?? 'state',
  days: Math.min(Math.max(Math.trunc(Number(url.searchParams.get('tage'))) || 0, 0), 3650),
});
