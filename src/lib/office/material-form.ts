import {
  languageName,
  materialAudiences,
  materialAudienceWords,
  materialKinds,
  materialKindWords,
  materialLanguages,
  materialStates,
  materialStateWords,
  materialSubjects,
  materialSubjectWords,
  type EditionView,
  type MaterialView,
} from '#modules/materials/contract.ts';
import { shortDay } from './german.ts';

export const materialKindOptions = materialKinds.map((value) => ({ value, label: materialKindWords[value] }));
export const materialSubjectOptions = materialSubjects.map((value) => ({ value, label: materialSubjectWords[value] }));
export const materialAudienceOptions = materialAudiences.map((value) => ({ value, label: materialAudienceWords[value] }));
export const materialStateOptions = materialStates.map((value) => ({ value, label: materialStateWords[value] }));
export const materialLanguageOptions = materialLanguages.map((value) => ({ value, label: languageName(value) }));

export const materialTexts = [
  'title',
  'summary',
  'kind',
  'subject',
  'owner',
  'helpPlaceId',
  'helpNote',
  'serviceName',
  'serviceUrl',
  'leikaKey',
  'keptAt',
  'source',
  'state',
] as const;
/** The form's controls as text, as the page fills them in again. */
export type MaterialForm = Record<(typeof materialTexts)[number], string> & { audience: string[]; demonstration: boolean };

export const emptyMaterial: MaterialForm = {
  ...(Object.fromEntries(materialTexts.map((name) => [name, ''])) as Record<(typeof materialTexts)[number], string>),
  state: 'draft',
  audience: [],
  demonstration: false,
};

export const storedMaterial = (view: MaterialView): MaterialForm => ({
  title: view.title,
  summary: view.summary ?? '',
  kind: view.kind,
  subject: view.subject,
  owner: view.unit
    ? `stelle:${view.unit.id}`
    : view.municipality
      ? `gemeinde:${view.municipality.id}`
      : view.organisation
        ? `organisation:${view.organisation.id}`
        : '',
  helpPlaceId: view.helpPlace?.id ?? '',
  helpNote: view.helpNote ?? '',
  serviceName: view.serviceName ?? '',
  serviceUrl: view.serviceUrl ?? '',
  leikaKey: view.leikaKey ?? '',
  keptAt: view.keptAt ?? '',
  source: view.source ?? '',
  state: view.state,
  audience: view.audience,
  demonstration: view.demonstration,
});

type Fact = { label: string; value: string; href?: string };

export const materialFacts = (view: MaterialView): Fact[] =>
  [
    { label: 'Art', value: materialKindWords[view.kind] },
    { label: 'Thema', value: materialSubjectWords[view.subject] },
    { label: 'Kurz gesagt', value: view.summary },
    { label: 'Für', value: view.audience.map((entry) => materialAudienceWords[entry]).join(', ') || 'alle' },
    { label: 'Gepflegt von', value: view.keeper ?? 'niemandem; die Koordination sorgt dafür' },
    { label: 'Hilft beim Ausfüllen', value: [view.helpPlace?.name, view.helpNote].filter(Boolean).join(': ') },
    {
      label: 'Online-Dienst',
      value: view.serviceUrl === null ? null : (view.serviceName ?? view.serviceUrl),
      href: view.serviceUrl ?? undefined,
    },
    { label: 'LeiKa-Schlüssel', value: view.leikaKey },
    { label: 'Liegt', value: view.keptAt },
    { label: 'Herausgegeben von', value: view.source },
  ].filter((fact): fact is Fact => Boolean(fact.value)) as Fact[];

/** An edition in a line: „26.11.2026, Fassung 3“. */
export const editionWords = (edition: Pick<EditionView, 'day' | 'label'>): string =>
  [shortDay(edition.day), edition.label].filter(Boolean).join(', ');
