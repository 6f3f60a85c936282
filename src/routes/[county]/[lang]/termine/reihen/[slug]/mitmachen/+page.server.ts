import { error, fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { publicValue } from '../../../../public-value.ts';
import { readSeries } from '../read-series.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  // What needs the server is in no package that readers keep.
  if (locals.kept !== null) error(404, m.site_not_found({}, { locale: language }));
  const { slug, title, marks, call } = await readSeries({ locals, slug: params.slug, language });
  return { series: { slug, title, mark: marks.title ?? null, call }, sent: url.searchParams.has('erledigt') };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const language: Language = isLanguage(params.lang) ? params.lang : 'de';
    const form = await request.formData();
    const series = await readSeries({ locals, slug: params.slug, language });
    const done = `${publicPaths({ base: locals.base, language }).eventSeriesCall(series.slug)}?erledigt`;
    const mail = textOf(form, 'mail') ?? '';
    // A field that no person sees: whatever fills it is answered as if all were well.
    if (textOf(form, 'website') !== null) redirect(303, done);
    const result = await locals.app.events.askForEntry(locals.ctx, { seriesId: series.id, mail, language });
    if (result.ok) redirect(303, done);
    const { code, kind, fields = [] } = result.problem;
    const message =
      code === 'too-many'
        ? m.events_call_too_many({}, { locale: language })
        : code === 'call-closed'
          ? m.events_call_closed({}, { locale: language })
          : fields.some(({ path }) => path === 'mail')
            ? m.strategy_sub_bad_mail({}, { locale: language })
            : null;
    if (message === null) publicValue(result, language);
    return fail(statusOf[kind], { mail, errors: [{ id: 'mail', message: message! }] });
  },
};
