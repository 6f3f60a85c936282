import { addDays } from '#kernel/dates.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { findMedia, findUses } from './media-store.ts';
import { askedOf, thingOf } from './page-rights.ts';

/** So many days before a right ends somebody has time to prolong it or to look for another picture. */
const aheadDays = 30;

/** Media on public pages whose right ends soon, or has ended: then nobody sees them any more. */
export const mediaDuties: DutySource = async ({ tx, today }) => {
  const soon = addDays(today, aheadDays);
  const ending = (await findMedia(tx)).filter(({ row }) => row.rightsUntil !== null && row.rightsUntil <= soon);
  if (ending.length === 0) return [];
  const uses = await findUses(tx);
  return ending.flatMap(({ row }): Duty[] => {
    const shown = (uses.get(row.id) ?? []).filter(({ draftOnly }) => !draftOnly);
    if (shown.length === 0) return [];
    return [
      {
        kind: 'welcome.media-rights',
        key: `welcome.media-rights:${row.id}:${row.rightsUntil}`,
        subjectId: row.id,
        title: row.title,
        context: shown.map(({ title }) => title),
        due: row.rightsUntil,
        action: 'welcome.keep-media',
        thing: thingOf(row),
        askedOf: askedOf(row),
      },
    ];
  });
};
