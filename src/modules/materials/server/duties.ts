import type { Duty, DutySource } from '#kernel/duties.ts';
import { languageName } from '../contract.ts';
import { findStock } from './kit-store.ts';
import { findOrders } from './order-store.ts';
import { stockName } from './stock-name.ts';
import { findMaterials } from './store.ts';
import { materialView } from './views.ts';

const of = (
  duty: Pick<Duty, 'kind' | 'key' | 'subjectId' | 'title' | 'context' | 'due' | 'action'>,
  unitId: string | null,
  municipalityId: string | null = null,
): Duty => {
  const municipalityIds = municipalityId === null ? [] : [municipalityId];
  return {
    ...duty,
    thing: { unitIds: unitId === null ? [] : [unitId], municipalityIds },
    askedOf: { unitId, municipalityIds, bodyId: null },
  };
};

/**
 * Translations of an earlier German edition, from the day on which the German one changed and until they are ordered; orders
 * that are late or wait for acceptance; stocks that run low.
 */
export const duties: DutySource = async ({ tx, today }) => {
  const open = await findOrders(tx, { states: ['ordered', 'delivered'] });
  const onOrder = new Set(open.map(({ row }) => `${row.materialId} ${row.language}`));
  const outdated = (await findMaterials(tx, {}))
    .filter(({ row }) => row.state !== 'hidden')
    .map(materialView)
    .flatMap((view) => {
      const languages = view.outdated.filter((language) => !onOrder.has(`${view.id} ${language}`));
      if (languages.length === 0 || view.german === null) return [];
      const duty = {
        kind: 'materials.translation',
        key: `materials.translation:${view.id}:${view.german.number}`,
        subjectId: view.id,
        title: view.title,
        context: [languages.map(languageName).join(', '), view.organisation?.name].filter((one) => one !== undefined),
        due: null,
        action: 'materials.keep',
      };
      return [of(duty, view.unit?.id ?? null, view.municipality?.id ?? null)];
    });
  const orders = open
    .filter(({ row }) => row.state === 'delivered' || row.due <= today)
    .map(({ row, material, contract }) => {
      const waits = row.state === 'delivered';
      const duty = {
        kind: waits ? 'materials.accept' : 'materials.late',
        key: `${waits ? 'materials.accept' : 'materials.late'}:${row.id}`,
        subjectId: row.id,
        title: `${material.title}, ${languageName(row.language)}`,
        context: [contract.agency],
        due: waits ? null : row.due,
        action: 'materials.order',
      };
      return of(duty, material.unitId);
    });
  const low = (await findStock(tx))
    .filter(({ row }) => row.count < row.minimum)
    .map((found) => {
      const duty = {
        kind: 'materials.stock',
        key: `materials.stock:${found.row.id}`,
        subjectId: found.row.id,
        title: stockName(found),
        context: [`${found.row.count} da, ${found.row.minimum} sollen es sein`],
        due: null,
        action: 'materials.keep-kits',
      };
      return of(duty, found.row.unitId);
    });
  return [...outdated, ...orders, ...low];
};
