import { z } from 'zod';
import { day, optional, text, version, website } from '#kernel/field-inputs.ts';
import { offerAudiences } from './contract.ts';
import { conceptStates } from './contract-groups.ts';

const people = optional(
  z.coerce
    .number('Bitte eine Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(0, 'Nicht unter 0.')
    .max(1_000_000, 'Höchstens 1.000.000.'),
);
export const groupInput = z.object({ audience: z.enum(offerAudiences, 'Bitte eine Zielgruppe wählen.') });
export const publicGroupInput = groupInput.extend({ language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/) });
export const publicGroupsInput = publicGroupInput.pick({ language: true });
export const saveGroupInput = groupInput
  .extend({
    /** None as long as nothing was entered. */
    version: version.nullable().default(null),
    count: people,
    women: people,
    men: people,
    countDay: day,
    countSource: text(200),
    needs: text(3000),
    channels: text(2000),
    conceptTitle: text(200),
    conceptState: optional(z.enum(conceptStates, 'Bitte einen Stand wählen.')),
    conceptUrl: website,
    isPublic: z.boolean().default(false),
  })
  .superRefine((value, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    const { count, women, men, countDay, countSource, conceptTitle, conceptState, conceptUrl } = value;
    if ((women ?? 0) + (men ?? 0) > (count ?? 0)) fault('count', 'Frauen und Männer sind zusammen mehr als alle.');
    if (count !== null && countDay === null) fault('countDay', 'Bitte den Stichtag der Zahl angeben.');
    if (count !== null && countSource === null) fault('countSource', 'Bitte die Quelle der Zahl nennen.');
    if (conceptTitle === null && (conceptState !== null || conceptUrl !== null))
      fault('conceptTitle', 'Bitte das Konzept nennen.');
  });
