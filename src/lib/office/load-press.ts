import { isIsoDate } from '#kernel/dates.ts';
import { foldForSearch, searchWords } from '#kernel/search.ts';
import { valueOrError } from '#lib/server/answers.ts';
import {
  pressStates,
  type PressState,
  type PressView,
  type ToldChannel,
  type ToldNode,
} from '#modules/strategy/contract-press.ts';
import { oneOf } from './address.ts';
import { toldFilters } from './told-filter.ts';

export type PressFilter = { search: string | null; state: PressState | null; from: string | null; to: string | null };

/** The day that counts for a release: that of its print, before that the one on which it was written. */
export const pressDay = (press: Pick<PressView, 'publishedOn' | 'createdAt'>): string =>
  press.publishedOn ?? press.createdAt.slice(0, 10);

const dayOf = (url: URL, name: string): string | null => {
  const value = url.searchParams.get(name);
  return isIsoDate(value) ? value : null;
};
/** Whether all words stand somewhere in these texts, whatever their case and umlauts. */
const holds = (search: string | null, texts: readonly (string | null)[]): boolean => {
  const hay = foldForSearch(texts.filter(Boolean).join(' '));
  return searchWords(search ?? '').every((word) => hay.includes(word));
};
const searchOf = (url: URL): string | null => url.searchParams.get('suche')?.trim().slice(0, 200) || null;

/** The press releases that an address asks for; the page and its download show the same. The counts by state heed all other filters. */
export async function loadPress(input: { locals: App.Locals; url: URL }): Promise<{
  filter: PressFilter;
  releases: PressView[];
  counts: Record<PressState, number>;
  /** How many there are without any filter. */
  total: number;
}> {
  const { locals, url } = input;
  const all = valueOrError(await locals.app.strategy.listPress(locals.ctx, {}));
  const filter = {
    search: searchOf(url),
    state: oneOf(url, 'stand', pressStates),
    from: dayOf(url, 'von'),
    to: dayOf(url, 'bis'),
  };
  const found = all.filter((press) => {
    const day = pressDay(press);
    return (
      (filter.from === null || day >= filter.from) &&
      (filter.to === null || day <= filter.to) &&
      holds(filter.search, [press.headline, press.text, press.figure, press.node.number, press.node.title, press.createdBy])
    );
  });
  const counts = Object.fromEntries(
    pressStates.map((state) => [state, found.filter((press) => press.state === state).length]),
  ) as Record<PressState, number>;
  return {
    filter,
    releases: found.filter((press) => filter.state === null || press.state === filter.state),
    counts,
    total: all.length,
  };
}

export type ToldFilter = { search: string | null; channel: 'nie' | ToldChannel | null; before: string | null };

/** When the public heard of each entry of a strategy last, as an address asks for it: what it never heard of comes first. */
export async function loadTold(input: { locals: App.Locals; key: string; url: URL }): Promise<{
  strategy: { id: string; key: string; title: string };
  filter: ToldFilter;
  entries: ToldNode[];
  total: number;
}> {
  const { locals, key, url } = input;
  const { id, title } = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key }));
  const all = valueOrError(await locals.app.strategy.listTold(locals.ctx, { strategyId: id }));
  const filter = { search: searchOf(url), channel: oneOf(url, 'weg', toldFilters), before: dayOf(url, 'vor') };
  const entries = all.filter(
    ({ path, title: name, told }) =>
      (filter.channel === null || (told?.channel ?? 'nie') === filter.channel) &&
      (filter.before === null || told === null || told.day < filter.before) &&
      holds(filter.search, [path, name]),
  );
  return { strategy: { id, key, title }, filter, entries, total: all.length };
}
