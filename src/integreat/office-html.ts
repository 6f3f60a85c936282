import { escapeHtml } from '#kernel/content/plain-text.ts';
import type { PublicOffice, PublicPlace, PublicReference } from '#modules/network/contract-places.ts';
import { officeFunctionWord } from '#modules/network/ui/place-words.ts';
import { isOfficeFunction } from '#modules/network/contract-places.ts';
import { isLanguage } from '#lib/languages.ts';
import type { PublicMedium } from '#modules/welcome/contract-media.ts';
import type { PublicBlock } from '#modules/welcome/contract.ts';
import type { Addresses } from './addresses.ts';

const link = (href: string, words: string): string => `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`;
const dial = (phone: string): string => link(`tel:${phone.replace(/[^+\d]/g, '')}`, phone);

function lines(parts: readonly (string | null)[]): string {
  const there = parts.filter((part) => part !== null && part !== '');
  return there.length === 0 ? '' : `<p>${there.join('<br />')}</p>`;
}

function placeLines(place: PublicPlace, addresses: Addresses): (string | null)[] {
  const town = [place.postcode, place.town].filter(Boolean).join(' ');
  const where = [place.street, town].filter(Boolean).join(', ');
  return [
    link(addresses.place(place.slug).url, place.name.text),
    where === '' ? null : escapeHtml(where),
    place.phone === null ? null : dial(place.phone),
    place.email === null ? null : link(`mailto:${place.email}`, place.email),
  ];
}

/** What stands for a block that refers to what is kept elsewhere: who is responsible in the whole county, with the way to reach them. */
export function referenceHtml(input: {
  block: PublicBlock;
  language: string;
  addresses: Addresses;
  offices: ReadonlyMap<string, PublicOffice>;
  places: readonly PublicPlace[];
  contacts: ReadonlyMap<string, PublicReference>;
  media: ReadonlyMap<string, PublicMedium>;
}): string {
  const { block, language, addresses, offices, places, contacts, media } = input;
  const { kind, ref } = block;
  if (kind === 'office' && isOfficeFunction(ref)) {
    const office = offices.get(ref);
    const word = officeFunctionWord(ref, isLanguage(language) ? language : 'de');
    const { place = null, contact = null, note = null } = office ?? {};
    return lines([
      `<strong>${escapeHtml(contact?.areaOfResponsibility?.text ?? word)}</strong>`,
      note === null ? null : escapeHtml(note.text),
      ...(place === null ? [] : placeLines(place, addresses)),
      contact?.phone ? dial(contact.phone) : null,
      contact?.email ? link(`mailto:${contact.email}`, contact.email) : null,
    ]);
  }
  if (kind === 'place') {
    const place = places.find(({ id, slug }) => id === ref || slug === ref);
    return place === undefined ? '' : lines(placeLines(place, addresses));
  }
  if (kind === 'contact') {
    const { contact = null, place = null } = contacts.get(ref ?? '') ?? {};
    if (contact === null) return '';
    const phone = contact.phone ?? contact.mobile;
    const reached = phone !== null || contact.email !== null;
    return lines([
      `<strong>${escapeHtml([contact.areaOfResponsibility?.text, contact.name].filter(Boolean).join(', '))}</strong>`,
      ...(place === null ? [] : placeLines(reached ? { ...place, phone: null, email: null } : place, addresses)),
      phone === null ? null : dial(phone),
      contact.email === null ? null : link(`mailto:${contact.email}`, contact.email),
    ]);
  }
  const medium = kind === 'media' ? media.get(ref ?? '') : undefined;
  return medium === undefined ? '' : mediumHtml(medium, addresses);
}

/** Wide enough for a telephone with fine pixels. */
const wideEnough = 960;

const fileOf = ({ files }: PublicMedium) => files.findLast(({ width }) => width <= wideEnough) ?? files[0];

/** Address of a picture, the same as in texts: whoever reads both fetches it once. Null for what is none. */
export function pictureAddress(medium: PublicMedium | undefined, addresses: Addresses): string | null {
  const file = medium?.kind === 'picture' ? fileOf(medium) : undefined;
  return file === undefined ? null : addresses.media(file.file);
}

/** A picture with what has to be said of it, or a link to a document. */
function mediumHtml(medium: PublicMedium, addresses: Addresses): string {
  const file = fileOf(medium);
  if (file === undefined) return '';
  const at = escapeHtml(addresses.media(file.file));
  if (medium.kind === 'document') return `<p><a href="${at}">${escapeHtml(medium.title)} (PDF)</a></p>`;
  const said = [medium.caption?.text, medium.credit].filter(Boolean).join(' · ');
  const picture = `<img src="${at}" alt="${escapeHtml(medium.alt.text)}" width="${file.width}" height="${file.height}" />`;
  // In one element, so that whoever takes the picture over knows whose it is.
  return said === '' ? `<p>${picture}</p>` : `<figure>${picture}<figcaption>${escapeHtml(said)}</figcaption></figure>`;
}
