import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { longDay } from '#lib/office/german.ts';
import { faultsInside, loadPool } from '#lib/office/load-interpreter-pools.ts';
import { spansOf } from '#lib/office/pool-dated.ts';
import { storedTariff, tariffFacts, toTariff } from '#lib/office/pool-tariff-form.ts';
import { readPoolTariffForm } from '#lib/office/read-pool-tariff-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const pool = await loadPool({ locals, id: params.id });
  const today = berlinDay(locals.app.clock.now());
  const spans = spansOf(pool.tariffs, today);
  const newest = pool.tariffs.toSorted((one, other) => other.validFrom.localeCompare(one.validFrom))[0]!;
  return {
    pool: { id: pool.id, name: pool.name, version: pool.version },
    spans,
    versions: spans.toReversed().map((span) => ({
      ...span,
      facts: tariffFacts(pool.tariffs.find(({ validFrom }) => validFrom === span.validFrom)!),
    })),
    stored: storedTariff(newest, newest.validFrom > today ? newest.validFrom : today),
    earliest: longDay(`${today.slice(0, 7)}-01`),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, id: string, saved: string): never =>
  redirect(303, `${officePaths(locals.county!.slug).poolTariff(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = readPoolTariffForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.interpreting.saveTariff(locals.ctx, { poolId: params.id, version, tariff: toTariff(typed) });
    return result.ok ? back(locals, params.id, 'sm-tarif') : failure(faultsInside(result, 'tariff'), { tariff: typed });
  },
  zurueck: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.interpreting.dropDated(locals.ctx, {
      ...{ poolId: params.id, version: Number(textOf(form, 'version') ?? 0), kind: 'tariff' },
      validFrom: textOf(form, 'validFrom') ?? '',
    });
    return result.ok ? back(locals, params.id, 'sm-fassung-weg') : failure(result, { tariff: null });
  },
};
