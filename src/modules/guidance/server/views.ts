import type { IsoDate } from '#kernel/dates.ts';
import { hoursText, hoursView } from '#modules/network/server/index.ts';
import type { DeskView, PublicDesk } from '../contract.ts';
import type { DeskRow, Town } from './store.ts';

/** @param given names for references of `actorRef`, and the county's municipalities by id */
export function deskView(
  found: DeskRow,
  given: { names: ReadonlyMap<string, string>; towns: ReadonlyMap<string, Town> },
): DeskView {
  const {
    countyId: _county,
    createdAt: _created,
    unitId: _unit,
    municipalityId: _town,
    placeId: _place,
    areaIds,
    askedAt: _asked,
    ...row
  } = found.row;
  return {
    ...row,
    unit: found.unit,
    municipality: found.municipality,
    areas: areaIds.flatMap((id) => {
      const area = given.towns.get(id);
      return area ? [{ id, name: area.name }] : [];
    }),
    place: found.place && {
      id: found.place.id,
      name: found.place.name,
      town: found.place.town,
      isPublic: found.place.state === 'public',
    },
    hoursText: row.hours === null ? null : hoursText(row.hours),
    confirmedAt: row.confirmedAt.toISOString(),
    confirmedBy: given.names.get(row.confirmedBy) ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What everybody may see of a desk. Names, rooms of hidden places and hints for advisers stay inside. */
export const publicDesk = ({ row, unit, municipality, place }: DeskRow, today: IsoDate): PublicDesk => ({
  id: row.id,
  task: row.task,
  keeper: unit?.name ?? municipality?.name ?? '',
  letterFrom: row.letterFrom,
  letterTo: row.letterTo,
  placeId: place?.state === 'public' ? place.id : null,
  room: place === null || place.state === 'public' ? row.room : null,
  phone: row.phone,
  email: row.email,
  languages: row.languages,
  hours: row.hours === null ? null : hoursView(row.hours, today),
});
