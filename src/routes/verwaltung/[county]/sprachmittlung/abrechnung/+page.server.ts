import { fail, redirect } from '@sveltejs/kit';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/;
const monthsShown = 24;

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { may } = await parent();
  const { app, ctx } = locals;
  const pools = valueOrError(await app.interpreting.listSettlingPools(ctx, {}), url);
  const settling = pools.filter((pool) => pool.mayRun || pool.maySettle);
  if (settling.length === 0 && may.payOut) redirect(303, officePaths(locals.county!.slug).treasury());
  const today = berlinDay(app.clock.now());
  const asked = url.searchParams.get('monat') ?? '';
  const month = isMonth.test(asked) ? asked : today.slice(0, 7);
  const wanted = url.searchParams.get('pool');
  const pool = settling.find(({ id }) => id === wanted) ?? settling.find(({ mayRun }) => mayRun) ?? settling[0] ?? null;
  const months = Array.from({ length: monthsShown }, (_, back) => {
    const first = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back;
    return `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}`;
  });
  const base = { pools: settling, pool, month, months, today, saved: savedWords(url.searchParams.get('gespeichert')) };
  if (pool === null)
    return { ...base, sheets: [], settlement: [], statements: [], invoices: [], year: [], samples: null, query: '' };
  const poolId = pool.id;
  const settled = valueOrError(await app.interpreting.listSettled(ctx, { poolId }));
  const drawn = may.coordinate && url.searchParams.get('stichprobe') !== null;
  return {
    ...base,
    sheets: pool.mayRun ? valueOrError(await app.interpreting.listSheets(ctx, { poolId, month })) : [],
    settlement: valueOrError(await app.interpreting.listSettlement(ctx, { poolId, month })),
    statements: settled.statements.filter((one) => one.month === month),
    invoices: settled.invoices,
    year: valueOrError(await app.interpreting.readYear(ctx, { poolId, year: month.slice(0, 4) })),
    samples: drawn ? valueOrError(await app.interpreting.readSamples(ctx, { poolId, month })) : null,
    query: `?pool=${poolId}&monat=${month}`,
    lastMonth: { from: `${addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)}-01`, to: addDays(`${today.slice(0, 7)}-01`, -1) },
  };
};

const back = (county: string, form: FormData, saved: string): never =>
  redirect(
    303,
    officePaths(county).settlement(
      `?pool=${textOf(form, 'pool') ?? ''}&monat=${textOf(form, 'monat') ?? ''}&gespeichert=${saved}`,
    ),
  );
const sheetsDone =
  (what: 'approveSheets' | 'releaseSheets', saved: string): Actions[string] =>
  async ({ locals, request }) => {
    const form = await request.formData();
    const result = await locals.app.interpreting[what](locals.ctx, { assignmentIds: textsOf(form, 'assignmentIds') });
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, form, saved);
  };

export const actions: Actions = {
  pruefen: sheetsDone('approveSheets', 'nachweise-geprueft'),
  freigeben: sheetsDone('releaseSheets', 'nachweise-frei'),
  abrechnen: async ({ locals, request }) => {
    const form = await request.formData();
    const given = { poolId: textOf(form, 'pool') ?? '', month: textOf(form, 'monat') ?? '' };
    const result = await locals.app.interpreting.settleMonth(locals.ctx, given);
    if (!result.ok) return fail(409, { problem: { message: result.problem.message, code: result.problem.code, errors: [] } });
    return back(locals.county!.slug, form, 'abgerechnet');
  },
  rechnungen: async ({ locals, request }) => {
    const form = await request.formData();
    const given = { poolId: textOf(form, 'pool') ?? '', from: textOf(form, 'from') ?? '', to: textOf(form, 'to') ?? '' };
    const result = await locals.app.interpreting.makeInvoices(locals.ctx, given);
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, form, 'rechnungen');
  },
};
