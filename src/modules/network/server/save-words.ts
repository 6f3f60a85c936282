import type { CountyCtx, Tx } from '#kernel/context.ts';
import { saveTranslations } from '#kernel/translation.ts';

/** Keeps translations that come with a new thing, as drafts. A field that has no text of its own has none to translate. */
export async function saveWords<F extends string>(input: {
  ctx: CountyCtx;
  tx: Tx;
  subjectType: string;
  subjectId: string;
  source: Partial<Record<F, unknown>>;
  translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  fields: readonly F[];
}): Promise<void> {
  const { ctx, tx, subjectType, subjectId, source, fields } = input;
  const translations = Object.entries(input.translations).flatMap(([language, words]) =>
    fields.flatMap((field) => {
      const [of, text] = [source[field], words[field]];
      return typeof of === 'string' && text !== undefined && text !== ''
        ? [{ subjectType, subjectId, field, language, source: of, text, state: 'draft' as const }]
        : [];
    }),
  );
  if (translations.length > 0) await saveTranslations({ ctx, tx, translations });
}
