import { textOf } from '#lib/server/answers.ts';
import type { ProposalForm } from './proposal-form.ts';

/** What was proposed, as it was sent. */
export const readProposalForm = (form: FormData): ProposalForm => ({
  title: textOf(form, 'title') ?? '',
  text: textOf(form, 'text') ?? '',
  fromQuarter: textOf(form, 'fromQuarter') ?? '',
  toQuarter: textOf(form, 'toQuarter') ?? '',
  lead: textOf(form, 'lead') ?? '',
  targetGroups: textOf(form, 'targetGroups') ?? '',
  nodeKind: textOf(form, 'nodeKind') ?? '',
  steps: textOf(form, 'steps') ?? '',
});
