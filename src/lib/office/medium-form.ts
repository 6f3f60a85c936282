import type { Licence, OfficeMedium } from '#modules/welcome/contract-media.ts';

export const mediumTexts = ['title', 'alt', 'caption', 'author', 'licence', 'source', 'rightsUntil', 'owner'] as const;
/** The form's controls as text, as the page fills them in again. */
export type MediumForm = Record<(typeof mediumTexts)[number], string> & { decorative: boolean };
/** Names of the controls, in their order. */
export const mediumFields = ['datei', ...mediumTexts] as const;

export const emptyMedium: MediumForm = {
  ...(Object.fromEntries(mediumTexts.map((name) => [name, ''])) as Omit<MediumForm, 'decorative'>),
  decorative: false,
};

export const storedMedium = (view: OfficeMedium): MediumForm => ({
  title: view.title,
  alt: view.alt,
  decorative: view.kind === 'picture' && view.alt === '',
  caption: view.caption ?? '',
  author: view.author,
  licence: view.licence,
  source: view.source ?? '',
  rightsUntil: view.rightsUntil ?? '',
  owner: view.unitId
    ? `stelle:${view.unitId}`
    : view.municipalityId
      ? `gemeinde:${view.municipalityId}`
      : view.organisationId
        ? `organisation:${view.organisationId}`
        : '',
});

/** What was typed as the use case takes it. */
export function mediumInputOf(typed: MediumForm) {
  const [kind = '', id = ''] = typed.owner.split(':');
  const idOf = (wanted: string): string | null => (kind === wanted ? id : null);
  return {
    title: typed.title,
    alt: typed.alt,
    decorative: typed.decorative,
    caption: typed.caption || null,
    author: typed.author,
    licence: typed.licence as Licence,
    source: typed.source || null,
    rightsUntil: typed.rightsUntil || null,
    unitId: idOf('stelle'),
    municipalityId: idOf('gemeinde'),
    organisationId: idOf('organisation'),
  };
}
