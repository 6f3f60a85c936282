import type { CountyCtx, Tx } from '#kernel/context.ts';
import { saveTranslations } from '#kernel/translation.ts';

/** Keeps translations that came along with a new thing: as drafts, for nobody here has read them. */
export async function saveTexts(input: {
  ctx: CountyCtx;
  tx: Tx;
  subject: { subjectType: 'event' | 'event-series'; subjectId: string };
  source: { title: string; description: string | null };
  translations: Readonly<Record<string, { title?: string | undefined; description?: string | undefined }>>;
}): Promise<void> {
  const { ctx, tx, subject, source, translations } = input;
  await saveTranslations({
    ctx,
    tx,
    translations: Object.entries(translations).flatMap(([language, texts]) =>
      (['title', 'description'] as const).flatMap((field) => {
        const [from, text] = [source[field], texts[field]];
        return from === null || text === undefined
          ? []
          : [{ ...subject, field, language, source: from, text, state: 'draft' as const }];
      }),
    ),
  });
}
