import { addDays, berlinDay, isIsoDate } from '#kernel/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { changeKinds } from '#modules/strategy/contract.ts';
import { changeRows, countKinds } from '#modules/strategy/ui/change-rows.ts';
import { publicValue } from '../../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const {
    nodes: _nodes,
    texts: _texts,
    ...strategy
  } = publicValue(await locals.app.strategy.readPublicStrategy(locals.ctx, { key: params.key, language }), language);
  const today = berlinDay(locals.app.clock.now());
  const from = url.searchParams.get('von')?.trim() || addDays(today, -365);
  const to = url.searchParams.get('bis')?.trim() || today;
  const kind = changeKinds.find((name) => name === url.searchParams.get('art')) ?? null;
  const wrong = (field: 'von' | 'bis', message: string) => ({
    strategy,
    from,
    to,
    kind,
    rows: [],
    counts: null,
    error: { field, message },
  });
  if (!isIsoDate(from)) return wrong('von', m.strategy_changes_bad_day({}, { locale: language }));
  if (!isIsoDate(to)) return wrong('bis', m.strategy_changes_bad_day({}, { locale: language }));
  if (to < from) return wrong('bis', m.strategy_changes_wrong({}, { locale: language }));
  const changes = publicValue(await locals.app.strategy.listChanges(locals.ctx, { strategyId: strategy.id, from, to }), language);
  const all = changeRows({ changes, locale: language });
  return {
    strategy,
    from,
    to,
    kind,
    rows: all.filter((row) => kind === null || row.kind === kind),
    counts: { ...countKinds(all), all: all.length },
    error: null,
  };
};
