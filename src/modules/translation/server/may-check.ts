import type { CountyCtx } from '#kernel/context.ts';
import { may } from '#kernel/policy.ts';
import type { DeskSettings } from '../contract.ts';
import { policy } from './policy.ts';

/** Whether whoever acts may say that a translation is right: the coordination, and translators where the county lets them. */
export function mayCheck(input: { ctx: CountyCtx; settings: DeskSettings; language: string }): boolean {
  const { ctx, settings, language } = input;
  const ask = (action: string): boolean =>
    may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: { languages: [language] } }) === 'yes';
  return ask('translation.manage') || (settings.translatorsCheck && ask('translation.write'));
}
