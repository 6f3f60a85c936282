import { z } from 'zod';
import { exchangeFormats } from './contract-exchange.ts';
import { states } from './contract.ts';

/** Input schemas of texts that go out and come back. */

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, 'Diese Sprache gibt es nicht.')
  .max(20);

export const exportInput = z.object({
  language,
  from: language.nullable().default(null),
  format: z.enum(exchangeFormats),
  /** These things alone; all where none is named. */
  subjectIds: z.array(z.uuid()).max(5000).default([]),
  kind: z.string().max(40).nullable().default(null),
  state: z.enum(states).nullable().default(null),
  /** What is checked goes out too. */
  all: z.boolean().default(false),
});
/** A file that the front server has laid down, or why it gave it up. */
export const handInTranslationsInput = z.object({
  upload: z
    .union([
      z.object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        size: z.number().int().min(0),
        name: z.string().max(300),
        mime: z.string(),
      }),
      z.object({ error: z.enum(['too-large', 'missing']) }),
    ])
    .nullable(),
  /** The limit in bytes. */
  limit: z.number().int().min(1),
});
export const importIdInput = z.object({ importId: z.uuid() });
export const applyImportInput = z.object({
  importId: z.uuid(),
  stamp: z.string().length(64),
  /** What was translated from another wording comes in as outdated. */
  outdatedToo: z.boolean().default(false),
  asChecked: z.boolean().default(false),
});
