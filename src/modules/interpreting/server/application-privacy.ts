import { eq, sql } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { interpreterApplication } from './application-schema.ts';
import { deleteApplicationsBefore } from './application-store.ts';

const days = 180;
const ofMail = (mail: string) => eq(sql`lower(${interpreterApplication.mail})`, mail.toLowerCase());

export const applicationData: PersonalData = {
  table: 'interpreter_application',
  purpose: 'wer beim Sprachmitteln mitmachen möchte: Erreichbarkeit, Sprachen, Zeiten',
  legalBasis: 'Art. 6 Abs. 1 Buchst. a DSGVO',
  retention: `${days} Tage`,
  export: async ({ tx, person }) => tx.select().from(interpreterApplication).where(ofMail(person.mail)),
  erase: async ({ tx, person }) =>
    (await tx.delete(interpreterApplication).where(ofMail(person.mail)).returning({ id: interpreterApplication.id })).length,
};

export const applicationRetention: Retention = {
  table: 'interpreter_application',
  rule: `Bewerbungen zum Sprachmitteln: ${days} Tage nach dem Eingang, auch entschiedene`,
  run: ({ tx, now }) => deleteApplicationsBefore(tx, new Date(now.getTime() - days * 86_400_000)),
};
