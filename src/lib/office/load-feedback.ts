import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { feedbackKinds, feedbackStates, type FeedbackKind, type OfficeFeedback } from '#modules/welcome/contract-feedback.ts';
import { oneOf } from './address.ts';

const states = ['open', ...feedbackStates, 'all'] as const;
/** What readers said, as an address asks for it; the page and its download show the same. */
export async function loadFeedback(input: { locals: App.Locals; url: URL }): Promise<{
  entries: OfficeFeedback[];
  filter: { state: (typeof states)[number]; kind: FeedbackKind | null; subjectKey: string | null; unitId: string | null };
}> {
  const { locals, url } = input;
  const unit = url.searchParams.get('stelle');
  const filter = {
    state: oneOf(url, 'stand', states) ?? 'open',
    kind: oneOf(url, 'art', feedbackKinds),
    subjectKey: url.searchParams.get('zu') || null,
    unitId: unit !== null && isId(unit) ? unit : null,
  };
  const found = valueOrError(await locals.app.welcome.listFeedback(locals.ctx, filter), url);
  return { entries: filter.unitId === null ? found : found.filter((entry) => entry.unit?.id === filter.unitId), filter };
}
