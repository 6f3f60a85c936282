import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ConsultationResult, ConsultationRole, PaperKind, PaperOutcome } from '../contract.ts';

/** The words of deliberation in the reader's language. */

const roles = {
  prepares: m.network_role_prepares,
  decides: m.network_role_decides,
  notes: m.network_role_notes,
} satisfies Record<ConsultationRole, unknown>;
export const roleWord = (role: ConsultationRole, locale: Language): string => roles[role]({}, { locale });

const results = {
  adopted: m.network_result_adopted,
  'adopted-with-changes': m.network_result_adopted_with_changes,
  rejected: m.network_result_rejected,
  noted: m.network_result_noted,
  postponed: m.network_result_postponed,
  referred: m.network_result_referred,
  withdrawn: m.network_result_withdrawn,
} satisfies Record<ConsultationResult, unknown>;

/** A body that prepares recommends; it does not decide. */
export function resultWord(input: { role: ConsultationRole; result: ConsultationResult; locale: Language }): string {
  const { role, result, locale } = input;
  if (role === 'prepares' && result === 'adopted') return m.network_result_recommended({}, { locale });
  if (role === 'prepares' && result === 'adopted-with-changes') return m.network_result_recommended_with_changes({}, { locale });
  if (role === 'prepares' && result === 'rejected') return m.network_result_not_recommended({}, { locale });
  return results[result]({}, { locale });
}

const outcomes = {
  open: m.network_outcome_open,
  adopted: m.network_result_adopted,
  'adopted-with-changes': m.network_result_adopted_with_changes,
  rejected: m.network_result_rejected,
  noted: m.network_outcome_noted,
  withdrawn: m.network_result_withdrawn,
} satisfies Record<PaperOutcome['kind'], unknown>;
export const outcomeWord = (kind: PaperOutcome['kind'], locale: Language): string => outcomes[kind]({}, { locale });

const kinds = {
  proposal: m.network_paper_proposal,
  information: m.network_paper_information,
  report: m.network_paper_report,
  motion: m.network_paper_motion,
  inquiry: m.network_paper_inquiry,
} satisfies Record<PaperKind, unknown>;
export const paperKindWord = (kind: PaperKind, locale: Language): string => kinds[kind]({}, { locale });
