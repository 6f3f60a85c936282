import { isIsoDate } from '#kernel/dates.ts';
import { weekdays, type OfficeEvent } from '#modules/events/contract.ts';
import { textOf, textsOf } from '#lib/server/answers.ts';
import { eventFlags, eventLists, eventTexts, type EventForm } from './event-form.ts';

/** The rule that the form describes, from the first date. */
function recurrenceOf(typed: EventForm) {
  if (typed.repeat === '' || typed.repeat === 'eigene') return null;
  const [frequency = '', kind] = typed.repeat.split('-');
  const day = isIsoDate(typed.startDate) ? new Date(`${typed.startDate}T00:00:00Z`) : null;
  const weekday = day === null ? null : weekdays[(day.getUTCDay() + 6) % 7]!;
  const byDay =
    weekday === null || kind === undefined
      ? []
      : [kind === 'LAST' ? `-1${weekday}` : `${Math.ceil(day!.getUTCDate() / 7)}${weekday}`];
  return { frequency, interval: typed.interval || 1, byDay, until: typed.until, count: typed.count };
}

/** What was typed, and what the use case is given. A rule that the form cannot show is kept. */
export function readEventForm(form: FormData, kept: Pick<OfficeEvent, 'recurrenceRule'> | null = null) {
  const typed = {
    ...Object.fromEntries(eventTexts.map((name) => [name, textOf(form, name) ?? ''])),
    ...Object.fromEntries(eventLists.map((name) => [name, textsOf(form, name)])),
    ...Object.fromEntries(eventFlags.map((name) => [name, form.get(name) !== null])),
  } as EventForm;
  const { repeat, interval: _interval, until: _until, count: _count, ...given } = typed;
  const input = {
    ...given,
    recurrence: recurrenceOf(typed),
    recurrenceRule: repeat === 'eigene' ? (kept?.recurrenceRule ?? null) : null,
  };
  // Words of closed lists are checked by the use case, whose message stands beside the field.
  return { typed, input: input as never as Parameters<App.Locals['app']['events']['addEvent']>[1] };
}
