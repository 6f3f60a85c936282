import { quarterEnd, quarterOf, quarterStart } from '#kernel/dates.ts';
import type { NodeKind } from '#modules/strategy/contract.ts';
import { kindWords } from '#modules/strategy/contract.ts';
import type { ProposalField, ProposalValues } from '#modules/strategy/contract-requests.ts';
import { periodWords, shortDay } from './german.ts';

/** What can be proposed as texts, the way it is shown and sent. */
export type ProposalForm = {
  title: string;
  text: string;
  fromQuarter: string;
  toQuarter: string;
  lead: string;
  targetGroups: string;
  nodeKind: string;
  /** One in each line, with its day behind a bar. */
  steps: string;
};

/** Names of the controls, for the summary of faults. */
export const proposalNames = ['title', 'text', 'fromQuarter', 'lead', 'targetGroups', 'nodeKind', 'steps'] as const;

const quarterIn = (day: string | null): string => (day === null ? '' : quarterOf(day));

export const toProposalForm = (values: ProposalValues): ProposalForm => ({
  title: values.title,
  text: values.text ?? '',
  fromQuarter: quarterIn(values.period.from),
  toQuarter: quarterIn(values.period.to),
  lead: values.lead ?? '',
  targetGroups: values.targetGroups.join('\n'),
  nodeKind: values.kind ?? '',
  steps: values.steps.map(stepLine).join('\n'),
});

const stepLine = (step: ProposalValues['steps'][number]): string =>
  step.due === null ? step.title : `${step.title} | ${shortDay(step.due)}`;

const isQuarter = (text: string): boolean => /^\d{4}-Q[1-4]$/.test(text);
const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** `31.3.2027` as `2027-03-31`; anything else stays, so that the use case names the fault. */
function dayOf(text: string): string {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  return found ? `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}` : text;
}

/**
 * The form as values of a proposal. A quarter that was not touched keeps the exact day that stands there, which the form
 * cannot show.
 */
export function toProposal(form: ProposalForm, stored: ProposalValues): ProposalValues {
  const side = (quarter: string, day: string | null, edge: (quarter: string) => string): string | null =>
    day !== null && quarterOf(day) === quarter ? day : isQuarter(quarter) ? edge(quarter) : null;
  return {
    title: form.title,
    text: form.text === '' ? null : form.text,
    period: {
      from: side(form.fromQuarter, stored.period.from, quarterStart),
      to: side(form.toQuarter, stored.period.to, quarterEnd),
    },
    lead: form.lead === '' ? null : form.lead,
    targetGroups: lines(form.targetGroups),
    kind: form.nodeKind === '' ? null : (form.nodeKind as NodeKind),
    steps: lines(form.steps).map((line) => {
      const [title = '', ...rest] = line.split('|').map((part) => part.trim());
      const due = rest.join('|');
      return { title, due: due === '' ? null : dayOf(due) };
    }),
  };
}

/** The control that a fault of a use case belongs to. */
export function controlOf(path: string): string {
  const name = path.replace(/^(proposed|adjusted|fields)\./, '');
  if (name.startsWith('period')) return 'fromQuarter';
  if (name === 'kind') return 'nodeKind';
  return name.replace(/\..*$/, '');
}

/** A value as people say it. */
export function proposalWords(input: {
  field: ProposalField;
  value: ProposalValues[ProposalField] | undefined;
  units: readonly { value: string; label: string }[];
}): string[] {
  const { field, units } = input;
  const value = input.value ?? null;
  const none = ['ohne Angabe'];
  if (value === null) return none;
  switch (field) {
    case 'period':
      return [periodWords(value as ProposalValues['period']) ?? 'ohne Angabe'];
    case 'lead':
      return [units.find((unit) => unit.value === value)?.label ?? String(value)];
    case 'kind':
      return [kindWords[value as NodeKind]];
    case 'steps': {
      const steps = (value as ProposalValues['steps']).map((step) =>
        step.due === null ? step.title : `${step.title} (bis ${shortDay(step.due)})`,
      );
      return steps.length === 0 ? none : steps;
    }
    case 'targetGroups':
      return (value as string[]).length === 0 ? none : [(value as string[]).join(', ')];
    default:
      return String(value).split('\n').filter(Boolean);
  }
}
