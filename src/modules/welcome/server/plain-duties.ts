import { addDays } from '#kernel/dates.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { findPlainTexts, plainStateOf } from './plain-store.ts';

const aheadDays = 14;

/** Pieces of text whose review is near or over, and texts that wait for their release. */
export const plainDuties: DutySource = async ({ tx, today }) =>
  (await findPlainTexts(tx)).flatMap(({ row, unit }): Duty[] => {
    const state = plainStateOf(row);
    const duty = (kind: string, due: string | null, action: string, unitId: string | null): Duty => ({
      kind: `welcome.${kind}`,
      key: [`welcome.${kind}`, row.id, due ?? row.version].join(':'),
      subjectId: row.id,
      title: row.title,
      context: unit === null ? [] : [unit],
      due,
      action,
      thing: { unitIds: row.unitId === null ? [] : [row.unitId] },
      askedOf: { unitId, municipalityIds: [], bodyId: null },
    });
    const found: Duty[] = [];
    if (state === 'draft' || state === 'changed') found.push(duty('plain-release', null, 'welcome.release-plain-text', null));
    if (state !== 'retired' && row.reviewBy !== null && row.reviewBy <= addDays(today, aheadDays))
      found.push(duty('plain-review', row.reviewBy, 'welcome.write-plain-text', row.unitId));
    return found;
  });
