import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { allSectionKinds, introductionLength, shareDays } from './contract.ts';

/** Input schemas of the reporting module. */

const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.');
const reportId = z.uuid();
const key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const title = z.string().trim().min(1, 'Bitte einen Titel angeben.').max(160, 'Der Titel ist zu lang (höchstens 160 Zeichen).');

const section = z
  .object({
    kind: z.enum(allSectionKinds),
    included: z.boolean(),
    introduction: z.string().trim().max(introductionLength.foreword),
  })
  .refine((given) => given.kind === 'foreword' || given.introduction.length <= introductionLength.other, {
    path: ['introduction'],
    message: `Die Einleitung ist zu lang (höchstens ${introductionLength.other} Zeichen).`,
  });

export const reportIdInput = z.object({ reportId });
export const reportKeyInput = z.object({ key });
export const createReportInput = z.object({ strategyId: z.uuid('Bitte eine Strategie wählen.'), title, from: day, to: day });
export const changeReportInput = z.object({ reportId, version: z.number().int().min(1), title, from: day, to: day });
export const saveSectionsInput = z.object({
  reportId,
  version: z.number().int().min(1),
  sections: z
    .array(section)
    .min(1, 'Es fehlen Abschnitte.')
    .refine((given) => new Set(given.map(({ kind }) => kind)).size === given.length, 'Ein Abschnitt kommt doppelt vor.'),
});
export const freezeReportInput = z.object({ reportId, version: z.number().int().min(1) });
export const shareDraftInput = z.object({
  reportId,
  label: z.string().trim().min(1, 'Bitte angeben, für wen der Link ist.').max(120, 'Das ist zu lang (höchstens 120 Zeichen).'),
  days: z.coerce
    .number('Bitte eine Zahl von Tagen angeben.')
    .int('Bitte eine ganze Zahl von Tagen angeben.')
    .min(shareDays.least, `Mindestens ${shareDays.least} Tag.`)
    .max(shareDays.most, `Höchstens ${shareDays.most} Tage.`),
});
export const shareIdInput = z.object({ reportId, shareId: z.uuid() });
export const tokenInput = z.object({ token: z.string().min(20).max(200) });
export const committeePaperInput = z.object({
  meetingId: z.uuid('Bitte eine Sitzung wählen.'),
  strategyId: z.uuid('Bitte eine Strategie wählen.'),
});
export const recordPaperInput = z.object({
  reportId,
  number: z.string().trim().max(100, 'Höchstens 100 Zeichen.').nullable().default(null),
  /** The paper of the network module, where it is entered. */
  paperId: z.uuid('Bitte eine Vorlage wählen.').nullable().default(null),
});
