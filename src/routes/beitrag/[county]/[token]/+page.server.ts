import { error, redirect } from '@sveltejs/kit';
import { emptyEvent, storedEvent } from '#lib/office/event-form.ts';
import { longDay } from '#lib/office/german.ts';
import { readEventForm } from '#lib/office/read-event-form.ts';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { eventStateWords } from '#modules/events/contract.ts';
import type { Actions, PageServerLoad } from './$types';

/** Headers of everything behind a link: it is kept nowhere, found nowhere, and its address is passed on to nobody. */
const linkHeaders = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/** The holder of the link as the one who asks. */
async function linkContext(locals: App.Locals, token: string) {
  const { app, county, requestId } = locals;
  const actor = county && (await app.identity.linkActor({ county, purpose: 'event-entry', token }));
  if (!actor) error(404, 'Diese Anfrage gibt es hier nicht.');
  return app.context({ county, actor, requestId });
}

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  const own = valueOrError(await locals.app.events.readEntryByLink(await linkContext(locals, params.token), {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  const { entry, series, municipalities, state } = own;
  return {
    state,
    done: url.searchParams.has('erledigt'),
    series: {
      title: series.title,
      span: `${longDay(series.periodFrom)} bis ${longDay(series.periodTo)}`,
      until: series.callUntil === null ? null : longDay(series.callUntil),
      text: series.callText,
    },
    entry: entry && {
      title: entry.title,
      state: eventStateWords[entry.state],
      returned: entry.state === 'returned',
      note: entry.stateNote,
    },
    stored: entry ? storedEvent(entry) : { ...emptyEvent, startDate: series.periodFrom, kind: 'culture' },
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  einreichen: async ({ locals, params, request, url }) => {
    const ctx = await linkContext(locals, params.token);
    const { typed, input } = readEventForm(await request.formData());
    const result = await locals.app.events.submitEntryByLink(ctx, { ...input, organiserName: typed.organiserName });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${url.pathname}?erledigt`);
  },
  weiterer: async ({ locals, params }) => {
    const ctx = await linkContext(locals, params.token);
    const { token } = valueOrError(await locals.app.events.openFurtherEntry(ctx, {}));
    redirect(303, sitePaths.entryByLink(locals.county!.slug, token));
  },
};
