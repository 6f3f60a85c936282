import { canonicalJson } from '#kernel/document.ts';
import { proposalFields, type ProposalField, type ProposalLine, type ProposalValues } from '../../contract-requests.ts';

// Stored values come back with their keys in another order.
const same = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** What of a proposal differs from what stands: only that is proposed. */
export function narrow(input: { current: ProposalValues; proposed: Partial<ProposalValues> }): {
  before: Partial<ProposalValues>;
  proposed: Partial<ProposalValues>;
} {
  const fields = proposalFields.filter(
    (field) => input.proposed[field] !== undefined && !same(input.proposed[field], input.current[field]),
  );
  return { before: pick(input.current, fields), proposed: pick(input.proposed, fields) };
}

/**
 * The fields of a proposal beside what stands today. A field is stale when it was changed since the proposal was written,
 * unless it was changed to just what is proposed.
 */
export function proposalLines(input: {
  before: Partial<ProposalValues>;
  current: ProposalValues;
  proposed: Partial<ProposalValues>;
}): ProposalLine[] {
  return proposalFields
    .filter((field) => input.proposed[field] !== undefined)
    .map((field) => {
      const [before, current, proposed] = [input.before[field], input.current[field], input.proposed[field]];
      return { field, before, current, proposed, stale: !same(before, current) && !same(current, proposed) } as ProposalLine;
    });
}

/** Whether what is to be applied is what was proposed. */
export const asProposed = (input: { proposed: Partial<ProposalValues>; applied: Partial<ProposalValues> }): boolean =>
  same(pick(input.proposed, proposalFields), pick(input.applied, proposalFields));

/** Steps as they are to be stored: a step that keeps its words keeps its identity and the day on which it was done. */
export function stepsAfter(input: {
  stored: readonly { id: string; title: string; due: string | null; doneOn: string | null }[];
  wanted: ProposalValues['steps'];
}): { id: string | null; title: string; due: string | null; doneOn: string | null }[] {
  const left = [...input.stored];
  return input.wanted.map((step) => {
    const index = left.findIndex((known) => known.title === step.title);
    const [known] = index === -1 ? [] : left.splice(index, 1);
    return { id: known?.id ?? null, title: step.title, due: step.due, doneOn: known?.doneOn ?? null };
  });
}

function pick(values: Partial<ProposalValues>, fields: readonly ProposalField[]): Partial<ProposalValues> {
  return Object.fromEntries(fields.filter((field) => values[field] !== undefined).map((field) => [field, values[field]]));
}
