import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const rounds = valueOrError(await locals.app.strategy.listRounds(locals.ctx, {}), url);
  const { settings } = valueOrError(await locals.app.tenancy.readCounty(locals.ctx, {}));
  const { dates, reporterDays, deputyDays, headDays, reminderDays } = settings.reporting;
  return {
    rounds,
    today: berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
    stored: {
      dates: dates.map((date) => `${date.slice(3)}.${date.slice(0, 2)}.`).join(', '),
      reporterDays: String(reporterDays),
      deputyDays: String(deputyDays),
      headDays: String(headDays),
      reminderDays: reminderDays.join(', '),
    },
  };
};

export const actions: Actions = {
  ansetzen: async ({ locals, request }) => {
    const form = await request.formData();
    const input = { title: textOf(form, 'title') ?? '', opensOn: textOf(form, 'opensOn') ?? '' };
    const result = await locals.app.strategy.planRound(locals.ctx, input);
    if (!result.ok) return failure(result, { ...input, form: 'ansetzen' });
    const paths = officePaths(locals.county!.slug);
    redirect(303, `${paths.round(result.value.id)}?gespeichert=${result.value.begun ? 'begonnen' : 'runde'}`);
  },
  termine: async ({ locals, request }) => {
    const form = await request.formData();
    const input = {
      dates: textOf(form, 'dates') ?? '',
      reporterDays: textOf(form, 'reporterDays') ?? '',
      deputyDays: textOf(form, 'deputyDays') ?? '',
      headDays: textOf(form, 'headDays') ?? '',
      reminderDays: textOf(form, 'reminderDays') ?? '',
    };
    const parts = (text: string): string[] => text.split(/[,;\s]+/).filter(Boolean);
    const result = await locals.app.tenancy.changeSettings(locals.ctx, {
      reporting: {
        dates: parts(input.dates).map((date) => {
          const [day = '', month = ''] = date.split('.');
          return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
        }),
        reporterDays: Number(input.reporterDays),
        deputyDays: Number(input.deputyDays),
        headDays: Number(input.headDays),
        reminderDays: parts(input.reminderDays).map(Number),
      },
    });
    if (!result.ok) return failure(result, { ...input, form: 'termine' });
    redirect(303, `${officePaths(locals.county!.slug).rounds}?gespeichert=termine`);
  },
};
