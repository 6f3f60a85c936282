import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { faultsInside, loadPool } from '#lib/office/load-interpreter-pools.ts';
import { spansOf, versionOn } from '#lib/office/pool-dated.ts';
import { storedRules, toRules, trainingOptions } from '#lib/office/pool-rules-form.ts';
import { readPoolRulesForm } from '#lib/office/read-pool-rules-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import { defaultRules } from '#modules/interpreting/contract-rules.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const pool = await loadPool({ locals, id: params.id });
  const today = berlinDay(locals.app.clock.now());
  const newest = pool.rules.toSorted((one, other) => other.validFrom.localeCompare(one.validFrom))[0] ?? defaultRules;
  return {
    pool: { id: pool.id, name: pool.name, version: pool.version },
    rules: versionOn(pool.rules, today),
    spans: spansOf(pool.rules, today),
    stored: storedRules(newest, newest.validFrom > today ? newest.validFrom : today),
    trainings: trainingOptions(newest),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, id: string, saved: string): never =>
  redirect(303, `${officePaths(locals.county!.slug).poolRules(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = readPoolRulesForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const { occasions, ...rules } = toRules(typed);
    const result = await locals.app.interpreting.saveRules(locals.ctx, {
      poolId: params.id,
      version,
      rules: { ...rules, occasions: occasions.map((one) => ({ ...one, trainings: [...one.trainings] })) },
    });
    return result.ok ? back(locals, params.id, 'sm-regeln') : failure(faultsInside(result, 'rules'), { rules: typed });
  },
  zurueck: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.interpreting.dropDated(locals.ctx, {
      ...{ poolId: params.id, version: Number(textOf(form, 'version') ?? 0), kind: 'rules' },
      validFrom: textOf(form, 'validFrom') ?? '',
    });
    return result.ok ? back(locals, params.id, 'sm-fassung-weg') : failure(result, { rules: null });
  },
};
