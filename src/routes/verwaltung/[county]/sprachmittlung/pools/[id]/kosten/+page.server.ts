import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadPool } from '#lib/office/load-interpreter-pools.ts';
import { costRuleWords, emptyCostRule, newCostRules, storedCostRules } from '#lib/office/pool-costs-form.ts';
import { readPoolCostsForm } from '#lib/office/read-pool-costs-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import { occasionLabel } from '#modules/interpreting/contract-rules.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const pool = await loadPool({ locals, id: params.id });
  const today = berlinDay(locals.app.clock.now());
  const keys = [...new Set(pool.rules.flatMap(({ occasions }) => occasions.map(({ key }) => key)))];
  return {
    pool: { id: pool.id, name: pool.name, version: pool.version },
    lines: pool.costRules.map((rule) => costRuleWords(rule, pool.rules)),
    stored: storedCostRules(pool.costRules),
    fresh: Array.from({ length: newCostRules }, () => emptyCostRule(today)),
    occasions: keys.map((value) => ({ value, label: occasionLabel(pool.rules, value) })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readPoolCostsForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.interpreting.saveCostRules(locals.ctx, { poolId: params.id, version, costRules: input });
    if (!result.ok) return failure(result, { costRules: typed });
    redirect(303, `${officePaths(locals.county!.slug).poolCosts(params.id)}?gespeichert=sm-kosten`);
  },
};
