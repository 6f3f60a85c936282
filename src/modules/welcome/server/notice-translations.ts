import { gt } from 'drizzle-orm';
import type { TranslationSource } from '#kernel/translation.ts';
import { notice } from './alert-schema.ts';

/** Notices that are not over, drafts too: a translation is best there before the public reads the notice. */
export const noticeTranslations: TranslationSource = async ({ ctx, tx, subjectIds }) => {
  const rows = await tx.select().from(notice).where(gt(notice.ends, ctx.clock.now()));
  return rows
    .filter((row) => row.state !== 'withdrawn' && (subjectIds === undefined || subjectIds.includes(row.id)))
    .map((row) => ({
      subjectType: 'notice',
      subjectId: row.id,
      title: row.title,
      language: 'de',
      texts: [
        { field: 'title', what: 'Überschrift', source: row.title, format: 'text' as const },
        { field: 'text', what: 'Text', source: row.text, format: 'text' as const },
      ],
    }));
};
