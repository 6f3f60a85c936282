import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { quarterWords } from '#modules/courses/contract-inquiries.ts';
import type { LanguageMeetingPage } from '#modules/courses/contract-meetings.ts';
import { loadHolderChoices } from './load-places.ts';

/** The record behind the page of one meeting, or the error page. */
export async function loadMeeting(locals: App.Locals, id: string): Promise<LanguageMeetingPage> {
  if (!isId(id)) error(404, 'Dieses Treffen gibt es hier nicht.');
  return valueOrError(await locals.app.courses.readLanguageMeeting(locals.ctx, { meetingId: id }));
}

/** Everybody who can be invited or take something on, and the quarters to talk about. */
export async function loadMeetingChoices(locals: App.Locals) {
  const { units, municipalities, organisations } = await loadHolderChoices({ locals, chosen: null });
  const providers = valueOrError(await locals.app.courses.listProviders(locals.ctx, {}));
  const inquiries = valueOrError(await locals.app.courses.listInquiries(locals.ctx, {}));
  const of = (kind: string, options: { value: string; label: string }[]) =>
    options.map(({ value, label }) => ({ value: `${kind}:${value}`, label }));
  return {
    /** Those who give courses, who are invited unless somebody takes them out. */
    providers: providers.map(({ key }) => key),
    guests: [...of('organisation', organisations), ...of('unit', units), ...of('municipality', municipalities)],
    quarters: inquiries.map(({ id, quarter }) => ({ value: id, label: quarterWords(quarter) })),
  };
}
