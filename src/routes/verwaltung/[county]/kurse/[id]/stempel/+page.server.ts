import { error } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { qrPath } from '#kernel/qr.ts';
import { loadCourse } from '#lib/office/load-courses.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const fields = ['units', 'level', 'day', 'earlier'] as const;

export const load: PageServerLoad = async ({ locals, params }) => {
  const run = await loadCourse({ locals, id: params.id });
  if (!run.mayChange) error(403, 'Stempel macht, wer den Kurs durchführt.');
  const stored = {
    units: run.units === null ? '' : String(run.units),
    level: run.targetLevel ?? '',
    day: berlinDay(locals.app.clock.now()),
    earlier: '',
  };
  return { run, stored, languages: locals.county!.languages };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(fields.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof fields)[number],
      string
    >;
    const result = await locals.app.courses.issueStamp(locals.ctx, { runId: params.id, ...typed });
    if (!result.ok) return failure(result, typed);
    const page = locals.ctx.origin + publicPaths({ base: `/${locals.county!.slug}`, language: 'de' }).stampCheck;
    // Shown once and kept nowhere: whoever leaves the page without paper makes another stamp.
    return { made: result.value.stamps.map((one) => ({ ...one, picture: qrPath(`${page}#${one.code}`, 'medium') })) };
  },
};
