import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { AlertText } from '#kernel/alerts.ts';
import type { Dictionary, TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { alert } from './alert-schema.ts';
import { wordsIn } from './model/current-alerts.ts';

const fields = [
  ['headline', 'Überschrift'],
  ['instruction', 'Was zu tun ist'],
  ['description', 'Beschreibung'],
] as const;

/**
 * Warnings by name alone, for whoever has one translated by a machine. They are on nobody's desk: a warning is over before a person
 * would have translated it, and the authority's own words in a language always come first.
 */
export const alertTranslations: TranslationSource = async ({ tx, subjectIds = [] }) => {
  if (subjectIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(alert)
    .where(and(inArray(alert.id, [...subjectIds]), eq(alert.status, 'Actual'), isNull(alert.endedAt)));
  return rows.flatMap((row) => {
    const words = wordsIn(row.texts, 'de');
    if (words === null) return [];
    const coveredIn = row.texts.map(({ language }) => language);
    return {
      subjectType: 'alert',
      subjectId: row.id,
      title: words.headline,
      language: words.language,
      texts: fields.flatMap(([field, what]): TranslatableText[] => {
        const source = words[field];
        return source === null || source === '' ? [] : [{ field, what, source, format: 'text', coveredIn }];
      }),
    };
  });
};

/** What a machine made of the source's words; null unless all of it renders them as they stand now: half a warning misleads. */
export function machineWords(input: {
  alertId: string;
  words: AlertText;
  dictionary: Dictionary;
}): Pick<AlertText, 'language' | 'headline' | 'instruction' | 'description'> | null {
  const { alertId, words, dictionary } = input;
  const said: Record<(typeof fields)[number][0], string | null> = { headline: null, instruction: null, description: null };
  let language: string | null = null;
  for (const [field] of fields) {
    const source = words[field];
    if (source === null || source === '') continue;
    const { text, mark } = dictionary.word({ subjectId: alertId, field, source, language: words.language });
    if (mark === null || mark.state === 'outdated') return null;
    language = mark.language;
    said[field] = text;
  }
  return language === null || said.headline === null ? null : { ...said, headline: said.headline, language };
}
