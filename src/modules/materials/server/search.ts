import type { SearchSource } from '#kernel/search.ts';
import { materialKindWords, materialStateWords, materialSubjectWords } from '../contract.ts';
import { findMaterials } from './store.ts';
import { materialView } from './views.ts';

/** Every material, with the key of its service and where it lies. */
export const searchDocuments: SearchSource = async ({ tx }) =>
  (await findMaterials(tx, {})).map(materialView).map((view) => ({
    kind: 'materials.material',
    subjectId: view.id,
    title: view.title,
    context: [materialKindWords[view.kind], materialSubjectWords[view.subject], view.keeper, materialStateWords[view.state]]
      .filter(Boolean)
      .join(' · '),
    body: [view.summary, view.serviceName, view.leikaKey, view.keptAt, view.source].filter(Boolean).join('\n'),
    action: 'materials.read-office',
  }));
