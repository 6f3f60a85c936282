import { berlinDay } from '#kernel/dates.ts';
import type { Language } from '#lib/languages.ts';
import type { ChangeEntryView, PublicStrategy } from '#modules/strategy/contract.ts';
import { publicValue } from '../public-value.ts';

/** A strategy with all changes since it was recorded: the plan shows what was put off since. */
export async function readWithChanges(input: {
  locals: App.Locals;
  key: string;
  language: Language;
}): Promise<{ strategy: PublicStrategy; changes: ChangeEntryView[]; several: boolean }> {
  const { locals, key, language } = input;
  const strategy = publicValue(await locals.app.strategy.readPublicStrategy(locals.ctx, { key, language }), language);
  const changes = await locals.app.strategy.listChanges(locals.ctx, {
    strategyId: strategy.id,
    from: '1990-01-01',
    to: berlinDay(locals.app.clock.now()),
  });
  const all = publicValue(await locals.app.strategy.listPublicStrategies(locals.ctx, { language }), language);
  return { strategy, changes: publicValue(changes, language), several: all.length > 1 };
}
