import type { OfferView } from '#modules/offers/contract.ts';

export const quickNames = [
  'status',
  'schedules',
  'seatsAvailable',
  'seatsMaximum',
  'alert',
  'phone',
  'email',
  'website',
] as const;
/** The short form's controls as text. */
export type QuickForm = Record<(typeof quickNames)[number], string> & { times: { placeId: string; schedules: string }[] };

export function storedQuick(offer: OfferView): QuickForm {
  const seats = offer.capacities.find(({ unit, audience }) => unit === 'seats' && audience === null);
  const text = (value: number | string | null | undefined): string => String(value ?? '');
  return {
    status: offer.status,
    schedules: offer.times,
    seatsAvailable: text(seats?.available),
    seatsMaximum: text(seats?.maximum),
    alert: text(offer.alert),
    phone: text(offer.phone),
    email: text(offer.email),
    website: text(offer.website),
    times: offer.places.map(({ placeId, times }) => ({ placeId, schedules: times })),
  };
}

/** Names of the controls, for the list of faults. */
export const quickControls = (offer: OfferView): string[] => [
  ...quickNames,
  ...offer.places.map((_, index) => `times.${index}.schedules`),
];
