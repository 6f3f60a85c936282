import { error, fail, redirect } from '@sveltejs/kit';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { may } = await parent();
  if (!may.payOut) error(403, 'Auszahlungen sieht nur die Kasse.');
  const pools = valueOrError(await locals.app.interpreting.listSettlingPools(locals.ctx, {}), url);
  const wanted = url.searchParams.get('pool');
  const pool = pools.find(({ id }) => id === wanted) ?? pools[0] ?? null;
  const today = berlinDay(locals.app.clock.now());
  return {
    pools,
    treasury: pool ? valueOrError(await locals.app.interpreting.readTreasury(locals.ctx, { poolId: pool.id })) : null,
    stored: { executeOn: addDays(today, 2), paidOn: today },
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (county: string, form: FormData, saved: string): never =>
  redirect(303, officePaths(county).treasury(`?pool=${textOf(form, 'pool') ?? ''}&gespeichert=${saved}`));
const account = (form: FormData) => ({
  holder: textOf(form, 'holder') ?? '',
  iban: textOf(form, 'iban') ?? '',
  bic: textOf(form, 'bic'),
});

export const actions: Actions = {
  zahlen: async ({ locals, request }) => {
    const form = await request.formData();
    const given = {
      poolId: textOf(form, 'pool') ?? '',
      statementIds: textsOf(form, 'statementIds'),
      executeOn: textOf(form, 'executeOn') ?? '',
    };
    const result = await locals.app.interpreting.makePayment(locals.ctx, given);
    return result.ok ? back(locals.county!.slug, form, 'zahlung') : failure(result, { of: 'zahlen' });
  },
  bezahlt: async ({ locals, request }) => {
    const form = await request.formData();
    const given = { statementIds: textsOf(form, 'statementIds'), paidOn: textOf(form, 'paidOn') ?? '' };
    const result = await locals.app.interpreting.markPaid(locals.ctx, given);
    return result.ok ? back(locals.county!.slug, form, 'bezahlt') : failure(result, { of: 'bezahlt' });
  },
  verwerfen: async ({ locals, request }) => {
    const form = await request.formData();
    const result = await locals.app.interpreting.discardPayment(locals.ctx, { paymentId: textOf(form, 'paymentId') ?? '' });
    return result.ok ? back(locals.county!.slug, form, 'zahlung-weg') : failure(result, { of: 'verwerfen' });
  },
  pool: async ({ locals, request }) => {
    const form = await request.formData();
    const result = await locals.app.interpreting.savePayer(locals.ctx, { poolId: textOf(form, 'pool') ?? '', ...account(form) });
    return result.ok ? back(locals.county!.slug, form, 'konto') : failure(result, { of: 'pool' });
  },
  konto: async ({ locals, request }) => {
    const form = await request.formData();
    const given = { interpreterId: textOf(form, 'interpreterId') ?? '', ...account(form) };
    const result = await locals.app.interpreting.saveAccountFor(locals.ctx, given);
    return result.ok ? back(locals.county!.slug, form, 'konto') : failure(result, { of: 'konto' });
  },
  ansehen: async ({ locals, request }) => {
    const form = await request.formData();
    const result = await locals.app.interpreting.openAccount(locals.ctx, { interpreterId: textOf(form, 'interpreterId') ?? '' });
    return result.ok
      ? { opened: result.value }
      : fail(409, {
          problem: { message: result.problem.message, code: result.problem.code, errors: [] },
          input: { of: 'ansehen' },
        });
  },
};
