import { addDays, berlinDay, isIsoDate } from '#kernel/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { sinceMeetings } from '#modules/network/ui/since-meetings.ts';
import { changeKinds } from '#modules/strategy/contract.ts';
import { changeRows, countKinds } from '#modules/strategy/ui/change-rows.ts';
import { findInNodes } from '#modules/strategy/ui/lines.ts';
import { fieldPart } from '#modules/strategy/ui/selection.ts';
import { publicValue } from '../../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const {
    nodes,
    texts: _texts,
    ...strategy
  } = publicValue(await locals.app.strategy.readPublicStrategy(locals.ctx, { key: params.key, language }), language);
  const today = berlinDay(locals.app.clock.now());
  const from = url.searchParams.get('von')?.trim() || addDays(today, -365);
  const to = url.searchParams.get('bis')?.trim() || today;
  const meetings = sinceMeetings(publicValue(await locals.app.network.listHeldMeetings(locals.ctx, {}), language));
  const kind = changeKinds.find((name) => name === url.searchParams.get('art')) ?? null;
  const fields =
    strategy.lineLevel === 0 ? [] : nodes.map((node) => ({ value: fieldPart(node), label: `${node.path} ${node.title}`.trim() }));
  const field = url.searchParams.get('feld') || null;
  const periods = [
    { from: addDays(today, -30), label: m.strategy_changes_30({}, { locale: language }) },
    { from: addDays(today, -365), label: m.strategy_changes_365({}, { locale: language }) },
    ...(strategy.adoptedOn && strategy.adoptedOn < today
      ? [{ from: strategy.adoptedOn, label: m.strategy_changes_since_adopted({}, { locale: language }) }]
      : []),
  ];
  const page = { strategy, meetings, from, to, kind, field, fields, periods, today };
  const wrong = (field: 'von' | 'bis', message: string) => ({
    ...page,
    rows: [],
    counts: null,
    error: { field, message },
  });
  if (!isIsoDate(from)) return wrong('von', m.strategy_changes_bad_day({}, { locale: language }));
  if (!isIsoDate(to)) return wrong('bis', m.strategy_changes_bad_day({}, { locale: language }));
  if (to < from) return wrong('bis', m.strategy_changes_wrong({}, { locale: language }));
  const changes = publicValue(
    await locals.app.strategy.listChanges(locals.ctx, { strategyId: strategy.id, from, to, within: field }),
    language,
  );
  const all = changeRows({ changes, locale: language });
  return {
    ...page,
    rows: all
      .filter((row) => kind === null || row.kind === kind)
      .map((row) => {
        // What is still there is called as the reader knows it, where its title is translated.
        const node = row.nodeId === null || row.kind === 'deleted' ? null : findInNodes(nodes, row.nodeId);
        return node?.wording?.['title']
          ? { ...row, title: node.title, mark: node.wording['title'] }
          : { ...row, mark: undefined };
      }),
    counts: { ...countKinds(all), all: all.length },
    error: null,
  };
};
