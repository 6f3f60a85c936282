import { ne } from 'drizzle-orm';
import type { TranslatableThing, TranslationSource } from '#kernel/translation.ts';
import { strategy } from './schema.ts';
import { findTranslatables } from './translatables.ts';

/** Texts of strategies that the public reads, by what they belong to: an entry, a step, a released note. */
export const translations: TranslationSource = async ({ tx, subjectIds }) => {
  const found: TranslatableThing[] = [];
  for (const row of await tx.select().from(strategy).where(ne(strategy.state, 'draft'))) {
    const texts = await findTranslatables(tx, row);
    for (const [subjectId, own] of Map.groupBy(texts, (text) => text.subjectId)) {
      const [first] = own;
      if (subjectIds !== undefined && !subjectIds.includes(subjectId)) continue;
      found.push({
        subjectType: first!.subjectType,
        subjectId,
        title:
          first!.subjectType === 'strategy'
            ? row.title
            : first!.subjectType === 'step'
              ? `${first!.place}, ${first!.what}`
              : first!.place,
        language: 'de',
        texts: own.map(({ field, what, source }) => ({ field, what, source, format: 'text' as const })),
      });
    }
  }
  return found;
};
