import { decisionKinds, decisionKindWords, type DecisionView } from '#modules/strategy/contract.ts';

export const decisionFieldNames = [
  'kind',
  'title',
  'wording',
  'place',
  'date',
  'paperId',
  'paperNumber',
  'unitId',
  'due',
  'strategyId',
] as const;
export type DecisionForm = Record<(typeof decisionFieldNames)[number], string> & { closed: boolean };

export const decisionKindOptions = decisionKinds.map((value) => ({
  value,
  label: decisionKindWords[value],
  hint: {
    decision: 'Das Gremium hat entschieden.',
    mandate: 'Das Gremium trägt der Verwaltung etwas auf.',
    impulse: 'Das Gremium regt etwas an und erwartet eine Antwort.',
  }[value],
}));

export const emptyDecision: DecisionForm = {
  kind: '',
  title: '',
  wording: '',
  place: '',
  date: '',
  paperId: '',
  paperNumber: '',
  unitId: '',
  due: '',
  strategyId: '',
  closed: false,
};

export const storedDecision = (view: DecisionView): DecisionForm => ({
  kind: view.kind,
  title: view.title,
  wording: view.wording ?? '',
  place: view.body ? [view.body.id, view.meeting?.id].filter(Boolean).join(':') : '',
  date: view.date,
  paperId: view.paper?.id ?? '',
  paperNumber: view.paperNumber ?? '',
  unitId: view.unit?.id ?? '',
  due: view.due ?? '',
  strategyId: view.strategy?.id ?? '',
  closed: !view.isPublic,
});
