import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { linkCounty } from '../../../link-county.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreting-requester';
/** So much of the past is shown; older requests are in nobody's way. */
const mostPast = 20;

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const county = linkCounty(locals);
  const read = await locals.app.interpreting.readRequesterPage(ctx, {});
  if (!read.ok && read.problem.code === 'expired') return { own: null, county, said: null };
  const { requester, requests } = valueOrError(read);
  const drafts = valueOrError(await locals.app.interpreting.listOwnDrafts(ctx, {}));
  const costs = valueOrError(await locals.app.interpreting.readCancelCosts(ctx, {}));
  const now = locals.app.clock.now().toISOString();
  const shown = requests.map((request) => ({
    id: request.id,
    number: request.number,
    occasion: request.occasionLabel,
    mode: request.mode,
    place: [request.street, request.municipality?.name].filter(Boolean).join(', '),
    caseReference: request.caseReference,
    costBearer: request.costBearer,
    costUnit: request.costUnit,
    cost: costs.find(({ requestId }) => requestId === request.id) ?? null,
    ended: request.cancelledAt !== null || request.assignments.every(({ endsAt }) => endsAt <= now),
    assignments: request.assignments.map(({ id, language, startsAt, endsAt, state }) => ({
      id,
      language,
      startsAt,
      endsAt,
      state,
      room:
        request.mode !== 'on-site' && state === 'confirmed'
          ? sitePaths.interpretingRoom(county.slug, 'einrichtung', params.token, id)
          : null,
      sheet:
        state === 'sheet-submitted' || state === 'countersigned' ? sitePaths.clientSheet(county.slug, params.token, id) : null,
    })),
  }));
  const startOf = ({ assignments }: (typeof shown)[number]): string => assignments[0]?.startsAt ?? '';
  return {
    own: {
      name: requester.name,
      state: requester.state,
      blockedReason: requester.blockedReason,
      open: shown.filter(({ ended }) => !ended).toSorted((one, other) => startOf(one).localeCompare(startOf(other))),
      past: shown.filter(({ ended }) => ended).slice(0, mostPast),
      drafts: drafts.map((draft) => ({
        ...draft,
        ask: `${sitePaths.interpretingRequest(county.slug, params.token)}?entwurf=${draft.id}`,
      })),
    },
    county,
    ask: sitePaths.interpretingRequest(county.slug, params.token),
    said: saidOf(url.searchParams.get('erledigt')),
  };
};

const said = ['angefragt', 'abgesagt', 'angemeldet', 'verworfen'] as const;
const saidOf = (word: string | null) => said.find((one) => one === word) ?? null;

export const actions: Actions = {
  verwerfen: async ({ locals, params, request, url }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const draftId = textOf(await request.formData(), 'draftId') ?? '';
    const result = await locals.app.interpreting.dropOwnDraft(ctx, { draftId });
    if (result.ok) redirect(303, `${url.pathname}?erledigt=verworfen`);
    return failure(result, {});
  },
  bestaetigen: async ({ locals, params, url }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const result = await locals.app.interpreting.confirmRegistration(ctx, {});
    if (result.ok) redirect(303, `${url.pathname}?erledigt=angemeldet`);
    return failure(result, {});
  },
  absagen: async ({ locals, params, request, url }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const requestId = textOf(await request.formData(), 'requestId') ?? '';
    const result = await locals.app.interpreting.cancelOwnRequest(ctx, { requestId });
    if (result.ok) redirect(303, `${url.pathname}?erledigt=abgesagt`);
    return failure(result, {});
  },
};
