import { error, redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Actions, PageServerLoad } from './$types';

const names = ['title', 'description', 'periodFrom', 'periodTo', 'callUntil', 'callText', 'state', 'unitId'] as const;

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  const { units } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const options = units.map(({ id, name }) => ({ value: id, label: name }));
  const empty = {
    ...(Object.fromEntries(names.map((name) => [name, ''])) as Record<(typeof names)[number], string>),
    state: 'draft',
  };
  if (params.id === 'neu') {
    if (!may.coordinate) error(403, 'Reihen legt die Koordination an.');
    return { series: null, stored: empty, units: options, programme: null, calls: [], saved: null };
  }
  const series = valueOrError(await locals.app.events.listSeries(locals.ctx, {})).find((entry) => entry.id === params.id);
  if (!series) error(404, 'Diese Reihe gibt es hier nicht.');
  return {
    series: { id: series.id, title: series.title, version: series.version },
    stored: {
      title: series.title,
      description: series.description ?? '',
      periodFrom: series.periodFrom,
      periodTo: series.periodTo,
      callUntil: series.callUntil ?? '',
      callText: series.callText ?? '',
      state: series.state,
      unitId: series.unit?.id ?? '',
    },
    units: options,
    calls: may.coordinate ? valueOrError(await locals.app.events.listEntryCalls(locals.ctx, { seriesId: series.id })) : [],
    saved: savedWords(url.searchParams.get('gespeichert')),
    programme:
      series.state === 'public'
        ? locals.county!.languages.map((language) => ({
            language,
            href: publicPaths({ base: `/${locals.county!.slug}`, language }).eventSeriesProgramme(slugOf(series)),
          }))
        : null,
  };
};

export const actions: Actions = {
  bitten: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = { mails: textOf(form, 'mails') ?? '', message: textOf(form, 'message') ?? '' };
    const result = await locals.app.events.inviteEntries(locals.ctx, { ...typed, seriesId: params.id });
    if (!result.ok) return { asking: failure(result, typed).data };
    redirect(303, `${officePaths(locals.county!.slug).eventSeries(params.id)}?gespeichert=reihe-gebeten`);
  },
  speichern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof names)[number],
      string
    >;
    const given = { ...typed, state: typed.state as 'draft' };
    const result =
      params.id === 'neu'
        ? await locals.app.events.addSeries(locals.ctx, given)
        : await locals.app.events.changeSeries(locals.ctx, {
            ...given,
            seriesId: params.id,
            version: Number(textOf(form, 'version')),
          });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).eventSeriesList}?gespeichert=reihe`);
  },
};
