import { eq } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { medium } from './media-schema.ts';

/** Whoever made a picture is named with it, as copyright asks for; on request the name goes. */
export const mediaPersonalData: readonly PersonalData[] = [
  {
    table: 'medium',
    purpose: 'wer ein Bild oder Dokument gemacht hat, zum Nennen unter dem Bild',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG; § 13 UrhG',
    retention: 'solange die Datei bleibt; der Name auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ at: medium.createdAt, title: medium.title, author: medium.author })
        .from(medium)
        .where(eq(medium.author, person.name)),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(medium)
          .set({ author: 'auf Wunsch nicht genannt' })
          .where(eq(medium.author, person.name))
          .returning({ id: medium.id })
      ).length,
  },
];
