import { z } from 'zod';
import { readerSpans, type ReaderSpan } from './contract-figures.ts';

export const readerFiguresInput = z.object({
  /** Days up to today. */
  days: z
    .number()
    .refine((days): days is ReaderSpan => readerSpans.includes(days as ReaderSpan))
    .default(30),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/)
    .nullable()
    .default(null),
});
