import { formatHundredths, formatMoney } from '#kernel/money.ts';
import { projectPhases, projectPhaseWords, type ProjectPhase, type ProjectView } from '#modules/network/contract-projects.ts';
import { longDay } from './german.ts';

export const projectPhaseOptions = projectPhases.map((value) => ({ value, label: projectPhaseWords[value] }));

export const projectTexts = [
  'title',
  'description',
  'text',
  'carrierOrganisationId',
  'carrierUnitId',
  'phase',
  'periodFrom',
  'periodTo',
  'funderOrganisationId',
  'funderName',
  'programme',
  'targetGroups',
  'budget',
  'contactUnitId',
  'followUp',
] as const;
/** The form's controls as text, as the page fills them in again. */
export type ProjectForm = Record<(typeof projectTexts)[number], string> & { municipalityIds: string[]; isPublic: boolean };
export const projectFields: readonly string[] = [
  ...['title', 'description', 'phase', 'carrierOrganisationId', 'carrierUnitId', 'periodFrom', 'periodTo', 'programme'],
  ...['funderOrganisationId', 'funderName', 'budget', 'targetGroups', 'contactUnitId', 'municipalityIds', 'text'],
  ...['followUp', 'isPublic'],
];

export const emptyProject: ProjectForm = {
  ...(Object.fromEntries(projectTexts.map((name) => [name, ''])) as Omit<ProjectForm, 'municipalityIds' | 'isPublic'>),
  phase: 'idea',
  municipalityIds: [],
  isPublic: false,
};

export const storedProject = (view: ProjectView): ProjectForm => ({
  title: view.title,
  description: view.description ?? '',
  text: view.text ?? '',
  carrierOrganisationId: view.carrierOrganisation?.id ?? '',
  carrierUnitId: view.carrierUnit?.id ?? '',
  phase: view.phase,
  periodFrom: view.periodFrom ?? '',
  periodTo: view.periodTo ?? '',
  funderOrganisationId: view.funderOrganisation?.id ?? '',
  funderName: view.funderName ?? '',
  programme: view.programme ?? '',
  targetGroups: view.targetGroups.join(', '),
  budget: view.budget === null ? '' : formatHundredths(view.budget, 2),
  contactUnitId: view.contactUnit?.id ?? '',
  followUp: view.followUp ?? '',
  municipalityIds: view.municipalities.map((place) => place.id),
  isPublic: view.isPublic,
});

export const carrierOf = (view: ProjectView): string | null => view.carrierOrganisation?.name ?? view.carrierUnit?.name ?? null;
export const funderOf = (view: ProjectView): string | null =>
  [view.programme, view.funderOrganisation?.name ?? view.funderName].filter(Boolean).join(', ') || null;
/** `1. Januar 2026 bis 31. Dezember 2028`; null when neither end is known. */
export function spanWords(view: Pick<ProjectView, 'periodFrom' | 'periodTo'>): string | null {
  const { periodFrom, periodTo } = view;
  if (periodFrom === null) return periodTo === null ? null : `bis ${longDay(periodTo)}`;
  return periodTo === null ? `ab ${longDay(periodFrom)}` : `${longDay(periodFrom)} bis ${longDay(periodTo)}`;
}

export const projectFacts = (view: ProjectView): { label: string; value: string }[] =>
  [
    { label: 'Kurz gesagt', value: view.description },
    { label: 'Träger', value: carrierOf(view) },
    { label: 'Zeitraum', value: spanWords(view) },
    { label: 'Gefördert von', value: funderOf(view) },
    { label: 'Mittel', value: view.budget === null ? null : formatMoney(view.budget) },
    { label: 'Zielgruppen', value: view.targetGroups.join(', ') },
    {
      label: 'Gemeinden',
      value: view.municipalities.length === 0 ? 'alle' : view.municipalities.map((place) => place.name).join(', '),
    },
    { label: 'Ansprechstelle', value: view.contactUnit?.name ?? null },
    { label: 'Was danach kommt', value: view.followUp },
    { label: 'Öffentlich', value: view.isPublic ? 'ja, bei den Maßnahmen' : 'nein' },
    { label: 'Text', value: view.text },
  ].filter((fact): fact is { label: string; value: string } => fact.value !== null && fact.value !== '');

/** Organisations and units to choose from; what ended is offered only where it is chosen already. */
export function projectChoices(input: {
  organisations: readonly { id: string; name: string }[];
  units: readonly { id: string; name: string; validTo: string | null }[];
  municipalities: readonly { id: string; name: string }[];
  today: string;
  chosen: ProjectView | null;
}) {
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const { chosen } = input;
  const known = new Map(
    [...input.organisations, chosen?.carrierOrganisation, chosen?.funderOrganisation].flatMap((entry) =>
      entry ? [[entry.id, entry] as const] : [],
    ),
  );
  const held = [chosen?.carrierUnit?.id, chosen?.contactUnit?.id];
  return {
    organisations: [...known.values()].map(option),
    units: input.units
      .filter((unit) => unit.validTo === null || unit.validTo >= input.today || held.includes(unit.id))
      .map(option),
    municipalities: input.municipalities.map(option),
  };
}

/** Fields whose change the history of a project tells; ids say nothing to a reader and are told by name alone. */
const changeWords: Readonly<Record<string, string>> = {
  title: 'Titel',
  description: 'Kurz gesagt',
  text: 'Text',
  phase: 'Phase',
  periodFrom: 'Beginn',
  periodTo: 'Ende',
  programme: 'Förderprogramm',
  funderName: 'Geldgeber',
  budget: 'Mittel',
  targetGroups: 'Zielgruppen',
  followUp: 'Was danach kommt',
  isPublic: 'öffentlich',
};
const idWords: Readonly<Record<string, string>> = {
  carrierOrganisationId: 'Träger',
  carrierUnitId: 'Träger',
  funderOrganisationId: 'Geldgeber',
  contactUnitId: 'Ansprechstelle',
  municipalityIds: 'Gemeinden',
};

/** One changed field of the history in words; null where there is nothing to tell. */
export function projectChange(change: { field: string; before: unknown; after: unknown }): string | null {
  const { field, before, after } = change;
  if (field in idWords) return `${idWords[field]} geändert`;
  const label = changeWords[field];
  return label === undefined ? null : `${label}: ${changeValue(field, before)} → ${changeValue(field, after)}`;
}

function changeValue(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'leer';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (field === 'budget') return formatMoney(Number(value));
  if (field === 'phase') return projectPhaseWords[value as ProjectPhase] ?? String(value);
  if (field.startsWith('period')) return longDay(String(value));
  return Array.isArray(value) ? value.join(', ') : String(value);
}
