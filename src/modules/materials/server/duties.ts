import type { Duty, DutySource } from '#kernel/duties.ts';
import { languageName } from '../contract.ts';
import { findMaterials } from './store.ts';
import { materialView } from './views.ts';

/** Materials of which a translation renders an earlier German edition: from the day on which the German one changed. */
export const duties: DutySource = async ({ tx }) =>
  (await findMaterials(tx, {}))
    .filter(({ row }) => row.state !== 'hidden')
    .flatMap((found): Duty[] => {
      const view = materialView(found);
      if (view.outdated.length === 0 || view.german === null) return [];
      return [
        {
          kind: 'materials.translation',
          key: `materials.translation:${view.id}:${view.german.number}`,
          subjectId: view.id,
          title: view.title,
          context: [view.outdated.map(languageName).join(', ')],
          due: null,
          action: 'materials.keep',
          thing: { unitIds: view.unit === null ? [] : [view.unit.id] },
          askedOf: { unitId: view.unit?.id ?? null, municipalityIds: [], bodyId: null },
        },
      ];
    });
