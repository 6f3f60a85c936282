import { error, redirect } from '@sveltejs/kit';
import { loadOfficeEvent } from '#lib/office/load-events.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const names = [
  'date',
  'kind',
  'startDate',
  'startTime',
  'endDate',
  'endTime',
  'locationName',
  'streetAddress',
  'postalCode',
  'locality',
  'note',
] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const event = await loadOfficeEvent({ locals, id: params.id });
  if (!event.mayEdit) error(403, 'Diesen Termin pflegt, wer ihn veranstaltet.');
  const date = url.searchParams.get('termin');
  const known = event.exceptions.find((exception) => exception.date === date);
  return {
    event: { id: event.id, title: event.title },
    date,
    stored: {
      date: date ?? '',
      kind: known?.kind ?? (date === null ? 'added' : 'cancelled'),
      startDate: known?.time?.startDate ?? '',
      startTime: known?.time?.startTime ?? '',
      endDate: known?.time && known.time.endDate !== known.time.startDate ? known.time.endDate : '',
      endTime: known?.time?.endTime ?? '',
      locationName: known?.place?.name ?? '',
      streetAddress: known?.place?.streetAddress ?? '',
      postalCode: known?.place?.postalCode ?? '',
      locality: known?.place?.locality ?? '',
      note: known?.note ?? '',
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof names)[number],
      string
    >;
    const result = await locals.app.events.saveException(locals.ctx, {
      ...typed,
      eventId: params.id,
      kind: typed.kind as 'cancelled',
      tell: form.get('tell') !== null,
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).event(params.id)}?gespeichert=termin`);
  },
};
