import { foldForSearch } from '#kernel/search.ts';
import {
  capacityUnits,
  capacityUnitWords,
  offerAudiences,
  offerAudienceWords,
  type Capacity,
  type CapacityUnit,
} from '#modules/offers/contract.ts';
import type { OtherCapacity } from './other-service.ts';

/** What other servers call the units that there are here. */
const units = new Map<string, CapacityUnit>([
  ...capacityUnits.flatMap((unit) => [[unit, unit] as const, [foldForSearch(capacityUnitWords[unit]), unit] as const]),
  ...(['seat', 'place', 'places', 'spots', 'platz', 'plaetze', 'person', 'persons', 'personen'] as const).map(
    (word) => [word, 'seats'] as const,
  ),
  ...(['family', 'familie', 'household', 'households'] as const).map((word) => [word, 'families'] as const),
  ...(['appointment', 'termin', 'termine'] as const).map((word) => [word, 'appointments'] as const),
]);
const audiences = new Map(offerAudiences.map((audience) => [foldForSearch(`für ${offerAudienceWords[audience]}`), audience]));
const most = 100_000;
const count = (given: number | null | undefined): number | null =>
  typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= most ? given : null;

/** Capacities as they are kept here: each unit and target group once, and never more free than there is. */
export function readCapacities(
  given: readonly OtherCapacity[],
  notes: string[],
): Pick<Capacity, 'unit' | 'audience' | 'maximum' | 'available'>[] {
  const read = new Map<string, Pick<Capacity, 'unit' | 'audience' | 'maximum' | 'available'>>();
  for (const { available: free, maximum: all, description, unit: named } of given.slice(0, 20)) {
    const word = named?.identifier ?? named?.name ?? '';
    const unit = units.get(foldForSearch(named?.identifier ?? '')) ?? units.get(foldForSearch(named?.name ?? ''));
    const [available, maximum] = [count(free), count(all)];
    if (unit === undefined || (available === null && maximum === null)) {
      notes.push(unit === undefined ? `room counted in “${word.slice(0, 40)}” is left out` : 'room without a number is left out');
      continue;
    }
    const audience = description === null ? null : (audiences.get(foldForSearch(description)) ?? null);
    const key = `${unit} ${audience ?? ''}`;
    if (read.has(key)) {
      notes.push('room that is said twice is left out');
      continue;
    }
    const fits = available === null || maximum === null || available <= maximum;
    if (!fits) notes.push(`more room is free (${available}) than there is (${maximum}): the latter is left out`);
    read.set(key, { unit, audience, available, maximum: fits ? maximum : null });
  }
  return [...read.values()];
}
