import type { CountySettings } from './server/schema.ts';

/** A county as everybody may see it. */
export type CountyView = {
  id: string;
  slug: string;
  ags: string;
  name: string;
  officialName: string;
  tagline: string;
  accent: { light: string; dark: string };
  host: string | null;
  languages: string[];
  revision: number;
};

export type Settings = Required<Pick<CountySettings, 'fourEyes' | 'smallestCell' | 'committee'>> &
  Pick<CountySettings, 'imprint' | 'contactMail' | 'accessibilityContact'>;

export type AuditEntryView = {
  id: string;
  at: string;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  useCase: string;
  subjectType: string;
  subjectId: string | null;
  summary: string;
  fields: { field: string; before: string | null; after: string | null }[];
  requestId: string;
};
