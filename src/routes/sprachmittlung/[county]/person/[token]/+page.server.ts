import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { boundStates, type AssignmentState } from '#modules/interpreting/contract-states.ts';
import { linkCounty } from '../../../link-county.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreter';
const mostPast = 30;
const bound: readonly string[] = boundStates;
/** From the end of the conversation on it has a time sheet. */
const hasSheet: readonly string[] = ['done', 'sheet-submitted', 'countersigned', 'approved', 'released', 'paid'];

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const county = linkCounty(locals);
  const read = await locals.app.interpreting.readInterpreterPage(ctx, {});
  if (!read.ok && read.problem.code === 'expired') return { own: null, county };
  const page = valueOrError(read);
  const calendar = valueOrError(await locals.app.interpreting.readConversationCalendar(ctx, {}));
  const now = locals.app.clock.now().toISOString();
  const conversations = page.conversations.map((one) => ({
    ...one,
    state: one.state as AssignmentState,
    way: sitePaths.interpreterWay(county.slug, params.token, one.id),
    room: sitePaths.interpretingRoom(county.slug, 'person', params.token, one.id),
    sheet: hasSheet.includes(one.state) ? sitePaths.interpreterSheet(county.slug, params.token, one.id) : null,
  }));
  const isNext = (one: (typeof conversations)[number]): boolean => bound.includes(one.state) && one.endsAt > now;
  return {
    own: {
      ...{ name: page.name, pool: page.pool, paused: page.paused, pausedUntil: page.pausedUntil, standby: page.standby },
      offers: page.offers,
      next: conversations.filter(isNext),
      past: conversations
        .filter((one) => !isNext(one))
        .reverse()
        .slice(0, mostPast),
      calendarSince: calendar?.since ?? null,
    },
    county,
    times: sitePaths.interpreterTimes(county.slug, params.token),
    account: sitePaths.interpreterMoney(county.slug, params.token),
    dates: sitePaths.interpreterOwnDates(county.slug, params.token),
    push: {
      key: ctx.push.publicKey,
      worker: county.worker,
      scope: county.offersScope,
      device: sitePaths.interpreterDevice(county.slug, params.token),
      script: sitePaths.interpreterDeviceScript,
    },
    said: url.searchParams.get('erledigt'),
  };
};

const answer = (what: 'acceptOwnOffer' | 'declineOwnOffer', said: string) =>
  (async ({ locals, params, request, url }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const offerId = textOf(await request.formData(), 'offerId') ?? '';
    const result = await locals.app.interpreting[what](ctx, { offerId });
    if (result.ok) redirect(303, `${url.pathname}?erledigt=${said}`);
    return failure(result, {});
  }) satisfies Actions[string];

export const actions: Actions = {
  zusagen: answer('acceptOwnOffer', 'zugesagt'),
  ablehnen: answer('declineOwnOffer', 'abgelehnt'),
  absagen: async ({ locals, params, request, url }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const assignmentId = textOf(await request.formData(), 'assignmentId') ?? '';
    const result = await locals.app.interpreting.cancelOwnConversation(ctx, { assignmentId });
    if (result.ok) redirect(303, `${url.pathname}?erledigt=abgesagt`);
    return failure(result, {});
  },
  kalender: async ({ locals, params }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const result = await locals.app.interpreting.openConversationCalendar(ctx, {});
    if (!result.ok) return failure(result, {});
    return { address: ctx.origin + sitePaths.interpreterCalendar(locals.county!.slug, result.value.token) };
  },
  kalenderLoeschen: async ({ locals, params }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const result = await locals.app.interpreting.closeConversationCalendar(ctx, {});
    return result.ok ? { ended: true as const } : failure(result, {});
  },
};
