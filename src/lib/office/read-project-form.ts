import type { ProjectPhase } from '#modules/network/contract-projects.ts';
import { textOf, textsOf } from '#lib/server/answers.ts';
import { projectTexts, type ProjectForm } from './project-form.ts';

/** What was typed, and what the use case is given. */
export function readProjectForm(form: FormData) {
  const typed: ProjectForm = {
    ...(Object.fromEntries(projectTexts.map((name) => [name, textOf(form, name) ?? ''])) as Omit<
      ProjectForm,
      'municipalityIds' | 'isPublic'
    >),
    municipalityIds: textsOf(form, 'municipalityIds'),
    isPublic: form.get('isPublic') !== null,
  };
  return {
    typed,
    input: {
      ...typed,
      phase: typed.phase as ProjectPhase,
      targetGroups: typed.targetGroups
        .split(',')
        .map((group) => group.trim())
        .filter(Boolean),
    },
  };
}
