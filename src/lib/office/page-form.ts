import { audiences, type Audience, type OfficePageRecord } from '#modules/welcome/contract.ts';
import { audienceWords } from '#modules/welcome/contract-desk.ts';

/** The controls of a page's facts as text. */
export type PageForm = {
  audiences: string[];
  icon: string;
  unitId: string;
  municipalityId: string;
  organisationId: string;
  reviewBy: string;
  /** Search words by language, separated by commas. */
  keywords: Record<string, string>;
};
export const pageFields = ['audiences', 'icon', 'unitId', 'municipalityId', 'organisationId', 'reviewBy', 'keywords'] as const;

export const audienceOptions = audiences.map((value) => ({ value, label: audienceWords[value] }));

/** Signs that stand beside topics on the home page, by what they show. */
export const pageIconOptions = (
  [
    ['house', 'Haus'],
    ['file-badge', 'Urkunde'],
    ['id-card', 'Ausweis'],
    ['languages', 'Sprachen'],
    ['briefcase', 'Arbeit'],
    ['school', 'Schule'],
    ['baby', 'Kind'],
    ['heart-pulse', 'Gesundheit'],
    ['key-round', 'Wohnung'],
    ['wallet', 'Geld'],
    ['bus', 'Bus'],
    ['coffee', 'Alltag'],
    ['scale', 'Rechte'],
    ['siren', 'Notfall'],
    ['hand-heart', 'Ehrenamt'],
    ['users', 'Menschen'],
    ['landmark', 'Verwaltung'],
    ['recycle', 'Abfall'],
    ['mail', 'Brief'],
    ['map-pin-house', 'Ort'],
  ] as const
).map(([value, label]) => ({ value, label }));

export const emptyPageForm = (reviewBy: string): PageForm => ({
  audiences: ['newcomers'],
  icon: '',
  unitId: '',
  municipalityId: '',
  organisationId: '',
  reviewBy,
  keywords: {},
});

export const storedPageForm = (page: OfficePageRecord): PageForm => ({
  audiences: [...page.audiences],
  icon: page.icon ?? '',
  unitId: page.unitId ?? '',
  municipalityId: page.municipalityId ?? '',
  organisationId: page.organisationId ?? '',
  reviewBy: page.reviewBy ?? '',
  keywords: Object.fromEntries(Object.entries(page.keywords).map(([language, words]) => [language, words.join(', ')])),
});

/** What the use case is given. */
export const pageInputOf = (typed: PageForm) => ({
  audiences: typed.audiences as Audience[],
  icon: typed.icon || null,
  unitId: typed.unitId || null,
  municipalityId: typed.municipalityId || null,
  organisationId: typed.organisationId || null,
  reviewBy: typed.reviewBy || null,
  keywords: Object.fromEntries(
    Object.entries(typed.keywords).flatMap(([language, text]) => {
      const words = text
        .split(/[,،;\n]/)
        .map((word) => word.trim())
        .filter(Boolean);
      return words.length === 0 ? [] : [[language, words]];
    }),
  ),
});
