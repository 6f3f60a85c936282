import type { PublicPlace } from '#modules/network/contract-places.ts';
import type { Shown } from '#modules/network/ui/office-blocks.ts';
import type { PublicDesk } from '../contract.ts';

/** A desk in the shape in which offices are shown: whose it is, where, when, and how it is reached. */
export const deskShown = (desk: PublicDesk, places: readonly PublicPlace[]): Shown => ({
  place: places.find(({ id }) => id === desk.placeId) ?? null,
  contact: {
    id: desk.id,
    areaOfResponsibility: { text: desk.keeper, mark: null },
    name: null,
    phone: desk.phone,
    mobile: null,
    email: desk.email,
    website: null,
    appointmentUrl: null,
    languages: desk.languages,
    hours: desk.hours,
    integreatHours: null,
  },
  note: null,
});
