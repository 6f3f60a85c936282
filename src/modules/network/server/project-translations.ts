import type { TranslationSource } from '#kernel/translation.ts';
import { shownProjects } from './project-store.ts';

/** What the public site says of projects; who carries and who pays are names. */
export const projectTranslations: TranslationSource = async ({ tx, subjectIds }) =>
  (await shownProjects({ tx, ...(subjectIds ? { ids: subjectIds } : {}) })).map((view) => ({
    subjectType: 'project',
    subjectId: view.id,
    title: view.title,
    language: 'de',
    texts: [
      { field: 'title', what: 'Titel', source: view.title, format: 'text' as const },
      ...(view.description === null
        ? []
        : [{ field: 'description', what: 'Beschreibung', source: view.description, format: 'text' as const }]),
      ...view.targetGroups.map((source, index) => ({
        field: `targetGroups.${index}`,
        what: `Für wen ${index + 1}`,
        source,
        format: 'text' as const,
      })),
    ],
  }));
