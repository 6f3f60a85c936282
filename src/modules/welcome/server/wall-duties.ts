import type { DutySource } from '#kernel/duties.ts';
import { findWrongSheets } from './wall-store.ts';

/** Sheets on walls that say what does not hold any more. */
export const wallDuties: DutySource = async ({ tx }) =>
  (await findWrongSheets(tx)).map(({ row, municipality }) => ({
    kind: 'welcome.wall-sheet',
    key: `welcome.wall-sheet:${row.id}:${row.printedAt?.getTime() ?? 0}`,
    subjectId: row.id,
    title: row.name,
    context: [row.hungWhere ?? '', municipality?.name ?? ''].filter(Boolean),
    due: null,
    action: 'welcome.keep-wall-sheet',
    thing: { municipalityIds: row.municipalityId === null ? [] : [row.municipalityId] },
    askedOf: { unitId: null, municipalityIds: [], bodyId: null },
  }));
