import { inGermany, looksSwapped } from '#kernel/geo.ts';
import { textOfHtml } from '#kernel/content/plain-text.ts';

/** Values of another system as fields here take them; what they do not take is told and left. */
export type Tell = (message: string) => void;

const trimmed = (value: string | null): string | null => value?.trim() || null;

export function phoneOf(value: string | null, tell: Tell): string | null {
  const text = trimmed(value);
  if (text === null) return null;
  const plain = text.replace(/[–—]/g, '-').replace(/ /g, ' ');
  if (/^\+?[\d\s()/.-]{3,40}$/.test(plain)) return plain;
  tell(`the telephone number “${text}” is none and is left out`);
  return null;
}

export function mailOf(value: string | null, tell: Tell): string | null {
  const text = trimmed(value);
  if (text === null || /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]{2,}$/.test(text)) return text;
  tell(`the mail address “${text}” is none and is left out`);
  return null;
}

export function webOf(value: string | null, tell: Tell): string | null {
  const text = trimmed(value);
  if (text === null) return null;
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (URL.canParse(whole) && /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(whole) && whole.length <= 500) return whole;
  tell(`the address “${text}” is none and is left out`);
  return null;
}

export function postcodeOf(value: string | null, tell: Tell): string | null {
  const text = trimmed(value);
  if (text === null || /^\d{5}$/.test(text)) return text;
  tell(`the postcode “${text}” has no five digits and is left out`);
  return null;
}

/** No longer than fits; told where it is cut. */
export function cut(text: string | null, input: { most: number; what: string; tell: Tell }): string | null {
  if (text === null || text.length <= input.most) return text;
  input.tell(`${input.what} is cut after ${input.most} characters`);
  return `${text.slice(0, input.most - 1).trimEnd()}…`;
}

/** HTML as the plain text of a field; null for nothing. */
export const plainOf = (html: string, input: { most: number; what: string; tell: Tell }): string | null =>
  cut(trimmed(textOfHtml(html)), input);

/** Plain fields refuse what looks like a tag: its brackets go. */
export const withoutTags = (text: string | null): string | null => text?.replace(/<(\/?[a-z!][^>]*)>/gi, '$1') ?? null;

export function positionOf(
  location: { latitude: number | null; longitude: number | null },
  tell: Tell,
): { latitude: number; longitude: number } | null {
  const { latitude, longitude } = location;
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  if (inGermany([longitude, latitude])) return { latitude, longitude };
  if (looksSwapped([longitude, latitude])) {
    tell('latitude and longitude were given for each other and have been put right');
    return { latitude: longitude, longitude: latitude };
  }
  tell(`its position ${latitude}, ${longitude} is not in Germany and is left out`);
  return null;
}
