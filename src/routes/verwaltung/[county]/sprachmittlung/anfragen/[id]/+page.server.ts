import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { failureAt } from '#lib/office/failure-at.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { textOf, textsOf, valueOrError, type FormProblem } from '#lib/server/answers.ts';
import type { OfferWay } from '#modules/interpreting/contract.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whom the button for the next asks. */
const asksNext: Readonly<Record<OfferWay, string>> = {
  'one-by-one': 'die nächste Person der Liste, die noch nicht gefragt war',
  'best-few': 'die nächsten Personen der Liste zugleich',
  everybody: 'alle, die können und noch nicht gefragt waren',
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Anfrage gibt es hier nicht.');
  const { interpreting } = locals.app;
  const request = valueOrError(await interpreting.readRequest(locals.ctx, { requestId: params.id }), url);
  const pool = valueOrError(await interpreting.readPool(locals.ctx, { poolId: request.poolId }));
  const people = valueOrError(await interpreting.listInterpreters(locals.ctx, { poolId: request.poolId }));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    request,
    wanted: names.get(request.wantedInterpreterId ?? '') ?? null,
    unwanted: request.unwantedInterpreterIds.flatMap((id) => names.get(id) ?? []),
    offers: valueOrError(await interpreting.listOffers(locals.ctx, { requestId: params.id })),
    way: asksNext[pool.offerWay],
    now: locals.app.clock.now().toISOString(),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

type Typed = { assignmentId: string; interpreterIds: string[] };
/** Several languages stand on one page: the fault belongs to the one that was meant. */
const atAssignment = (problem: FormProblem, assignmentId: string): FormProblem => ({
  ...problem,
  errors: problem.errors.map(({ id, message }) => ({ id: `${id.split('.')[0]!}-${assignmentId}`, message })),
});
const refused = (result: Parameters<typeof failureAt>[0], typed: Typed) =>
  failureAt(result, typed, (problem) => atAssignment(problem, typed.assignmentId));
const back = (locals: App.Locals, id: string, saved: string) =>
  redirect(303, `${officePaths(locals.county!.slug).interpretingRequest(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  fragen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed: Typed = { assignmentId: textOf(form, 'assignmentId') ?? '', interpreterIds: textsOf(form, 'interpreterIds') };
    const chosen = textOf(form, 'wen') === 'gewaehlte';
    if (chosen && typed.interpreterIds.length === 0) {
      const message = 'Bitte mindestens eine Person ankreuzen.';
      const errors = [{ id: `interpreterIds-${typed.assignmentId}`, message }];
      return fail(422, { problem: { message, code: 'invalid-input', errors }, input: typed });
    }
    const asked = { ...typed, interpreterIds: chosen ? typed.interpreterIds : [] };
    const result = await locals.app.interpreting.offerAssignment(locals.ctx, asked);
    return result.ok ? back(locals, params.id, 'anfrage-gefragt') : refused(result, typed);
  },
  zusage: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed: Typed = { assignmentId: textOf(form, 'assignmentId') ?? '', interpreterIds: [] };
    const result = await locals.app.interpreting.assignPerson(locals.ctx, {
      assignmentId: typed.assignmentId,
      interpreterId: textOf(form, 'interpreterId') ?? '',
    });
    return result.ok ? back(locals, params.id, 'anfrage-vergeben') : refused(result, typed);
  },
  zuruecknehmen: async ({ locals, params, request }) => {
    const assignmentId = textOf(await request.formData(), 'assignmentId') ?? '';
    const result = await locals.app.interpreting.withdrawOffers(locals.ctx, { assignmentId });
    return result.ok ? back(locals, params.id, 'anfrage-zurueck') : refused(result, { assignmentId, interpreterIds: [] });
  },
  krank: async ({ locals, params, request }) => {
    const assignmentId = textOf(await request.formData(), 'assignmentId') ?? '';
    const result = await locals.app.interpreting.interpreterCannot(locals.ctx, { assignmentId });
    if (!result.ok) return refused(result, { assignmentId, interpreterIds: [] });
    return back(locals, params.id, result.value.asked > 0 ? 'anfrage-ersatz' : 'anfrage-ersatz-leer');
  },
  wieder: async ({ locals, params, request }) => {
    const assignmentId = textOf(await request.formData(), 'assignmentId') ?? '';
    const result = await locals.app.interpreting.reopenAssignment(locals.ctx, { assignmentId });
    return result.ok ? back(locals, params.id, 'anfrage-wieder') : refused(result, { assignmentId, interpreterIds: [] });
  },
  absagen: async ({ locals, params }) => {
    const result = await locals.app.interpreting.cancelRequest(locals.ctx, { requestId: params.id });
    return result.ok ? back(locals, params.id, 'anfrage-abgesagt') : refused(result, { assignmentId: '', interpreterIds: [] });
  },
};
