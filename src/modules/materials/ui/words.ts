import type { Language } from '#lib/languages.ts';
import { languages, directionOf, isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { MaterialSubject } from '../contract.ts';

/** The words of materials in the reader's language. */

const subjects = {
  arrival: m.topic_arrival,
  residence: m.topic_residence,
  language: m.topic_language,
  work: m.topic_work,
  education: m.topic_education,
  health: m.topic_health,
  housing: m.topic_housing,
  money: m.topic_money,
  everyday: m.topic_everyday,
  rights: m.topic_rights,
  emergency: m.topic_emergency,
} satisfies Record<MaterialSubject, unknown>;
export const subjectWord = (subject: MaterialSubject, locale: Language): string => subjects[subject]({}, { locale });

/** A language by its own name, as whoever speaks it looks for it. */
export function ownName(tag: string): { name: string; dir: 'ltr' | 'rtl' } {
  if (isLanguage(tag)) return { name: languages[tag].name, dir: directionOf(tag) };
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return { name: name.charAt(0).toLocaleUpperCase(tag) + name.slice(1), dir: tag === 'ur' ? 'rtl' : 'ltr' };
}

/** „PDF, 2 MB“ */
export const fileWords = (file: { kind: string; size: number }): string =>
  `${file.kind}, ${file.size < 1_000_000 ? `${Math.max(1, Math.round(file.size / 1000))} kB` : `${Math.round(file.size / 1_000_000)} MB`}`;
