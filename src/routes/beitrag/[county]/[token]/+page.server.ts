import { redirect } from '@sveltejs/kit';
import { emptyEvent, storedEvent } from '#lib/office/event-form.ts';
import { longDay } from '#lib/office/german.ts';
import { readEventForm } from '#lib/office/read-event-form.ts';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { eventStateWords } from '#modules/events/contract.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'event-entry';

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
  setHeaders(linkHeaders);
  const own = valueOrError(
    await locals.app.events.readEntryByLink(await linkContext({ locals, token: params.token, purpose }), {}),
  );
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
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const { typed, input } = readEventForm(await request.formData());
    const result = await locals.app.events.submitEntryByLink(ctx, { ...input, organiserName: typed.organiserName });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${url.pathname}?erledigt`);
  },
  weiterer: async ({ locals, params }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const { token } = valueOrError(await locals.app.events.openFurtherEntry(ctx, {}));
    redirect(303, sitePaths.entryByLink(locals.county!.slug, token));
  },
};
