import { z } from 'zod';
import { childGroups, stepTimes, ways } from './contract-steps.ts';
import { languageTag } from './inputs.ts';

const key = z.string().regex(/^[a-z0-9-]{1,60}$/);
const words = z.string().trim().min(1).max(400);

export const readStepsInput = z.object({
  language: languageTag,
  way: z.enum(ways),
  children: z.array(z.enum(childGroups)).max(childGroups.length),
});
export const emergencyInput = z.object({ language: languageTag });

const german = <T extends z.ZodType>(text: T) =>
  z.record(languageTag, text).refine((texts) => 'de' in texts, 'Der deutsche Text fehlt.');

export const setFirstStepsInput = z.object({
  steps: z
    .array(
      z.object({
        key,
        when: z.enum(stepTimes),
        position: z.number().int().min(0),
        rule: z.object({ ways: z.array(z.enum(ways)).min(1), children: z.enum(['none-needed', 'any', ...childGroups]) }),
        after: z.array(key).max(20),
        office: z.string().max(60).nullable(),
        pageId: z.uuid().nullable(),
        texts: german(z.object({ title: words, reason: words, documents: z.array(words).max(20) })),
      }),
    )
    .max(200)
    .refine((steps) => new Set(steps.map((step) => step.key)).size === steps.length, 'Ein Schritt kommt zweimal vor.'),
});

export const setEmergencyNumbersInput = z.object({
  numbers: z
    .array(
      z.object({
        number: z.string().regex(/^[+\d][\d ]{1,20}$/),
        kind: z.string().max(40),
        free: z.boolean(),
        aroundTheClock: z.boolean(),
        languages: z.array(languageTag).max(40),
        url: z.url({ protocol: /^https$/ }).nullable(),
        texts: german(z.object({ name: words, when: words })),
      }),
    )
    .max(60),
});
