import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { grantRoleInput, invitePersonInput } from '#modules/tenancy/inputs.ts';
import { bodyKinds, consultationResults, consultationRoles, meetingStates, organisationKinds, paperKinds } from './contract.ts';

const day = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
const version = z.number().int().min(1);
const optionalText = (max: number) => z.string().trim().max(max, `Höchstens ${max} Zeichen.`).nullable().default(null);

const organisationFields = {
  name: z.string().trim().min(2, 'Bitte den Namen angeben.').max(200, 'Höchstens 200 Zeichen.'),
  alternateName: optionalText(200),
  description: optionalText(2000),
  website: z
    .url({ protocol: /^https?$/, error: 'Bitte eine Adresse wie https://verein.example angeben.' })
    .max(500, 'Höchstens 500 Zeichen.')
    .nullable()
    .default(null),
  /** Of the institution, never a person's own. */
  email: z
    .string()
    .trim()
    .max(254, 'Höchstens 254 Zeichen.')
    .pipe(z.email('Bitte eine E-Mail-Adresse angeben, zum Beispiel info@verein.example.'))
    .nullable()
    .default(null),
  kind: z.enum(organisationKinds, 'Bitte eine Art wählen.'),
  municipalityId: z.uuid('Bitte eine Gemeinde wählen.').nullable().default(null),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
};

export const organisationInput = z.object(organisationFields);
export const changeOrganisationInput = z.object({ organisationId: z.uuid(), version, ...organisationFields });
/** What an organisation's own editors may change: how it presents itself, not where the county files it. */
export const changeOwnOrganisationInput = changeOrganisationInput.omit({ kind: true, municipalityId: true, unitId: true });
export const inviteEditorInput = invitePersonInput
  .pick({ mail: true, name: true, linkBase: true })
  .extend({ organisationId: z.uuid('Bitte eine Organisation wählen.') });
export const grantEditorInput = grantRoleInput.pick({ accountId: true }).extend({ organisationId: z.uuid() });
export const organisationIdInput = z.object({ organisationId: z.uuid() });
export const closeOrganisationInput = z.object({ organisationId: z.uuid(), closedOn: day });

export const listOrganisationsInput = z.object({
  /** Words that all occur in name, other name or description. */
  search: z.string().trim().max(200).nullable().default(null),
  kind: z.enum(organisationKinds).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  /** Closed ones too. */
  closed: z.boolean().default(false),
});

const name = z.string().trim().min(2, 'Bitte den Namen angeben.').max(200, 'Höchstens 200 Zeichen.');

const bodyFields = {
  name,
  kind: z.enum(bodyKinds, 'Bitte eine Art wählen.'),
  position: z
    .number('Bitte eine Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(1, 'Mindestens 1.')
    .max(99, 'Höchstens 99.'),
  municipalityId: z.uuid('Bitte eine Gemeinde wählen.').nullable().default(null),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
};

export const bodyInput = z.object(bodyFields);
export const changeBodyInput = z.object({ bodyId: z.uuid(), version, ...bodyFields, closedOn: day.nullable().default(null) });
export const bodyIdInput = z.object({ bodyId: z.uuid() });

const meetingFields = {
  date: day,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte eine Uhrzeit wie 17:00 angeben.')
    .nullable()
    .default(null),
  place: optionalText(200),
  number: optionalText(100),
  state: z.enum(meetingStates, 'Bitte angeben, ob die Sitzung geplant ist.').default('planned'),
  demonstration: z.boolean().default(false),
};
export const meetingInput = z.object({ bodyId: z.uuid('Bitte ein Gremium wählen.'), ...meetingFields });
export const changeMeetingInput = z.object({ meetingId: z.uuid(), version, ...meetingFields });
export const meetingIdInput = z.object({ meetingId: z.uuid() });
export const listMeetingsInput = z.object({
  bodyId: z.uuid().nullable().default(null),
  state: z.enum(meetingStates).nullable().default(null),
});

const paperFields = {
  number: optionalText(100),
  title: z.string().trim().min(3, 'Bitte den Titel angeben.').max(300, 'Höchstens 300 Zeichen.'),
  date: day.nullable().default(null),
  link: z
    .url({ protocol: /^https?$/, error: 'Bitte eine Adresse angeben, die mit https:// beginnt.' })
    .max(500, 'Höchstens 500 Zeichen.')
    .nullable()
    .default(null),
  kind: z.enum(paperKinds, 'Bitte eine Art wählen.'),
  isPublic: z.boolean().default(true),
  demonstration: z.boolean().default(false),
};

const stopFields = {
  bodyId: z.uuid('Bitte ein Gremium wählen.'),
  meetingId: z.uuid('Bitte eine Sitzung wählen.').nullable().default(null),
  role: z.enum(consultationRoles, 'Bitte angeben, was das Gremium tut.'),
};
export const paperInput = z.object({
  ...paperFields,
  /** Where it goes first; further stops are added one by one. */
  stop: z.object(stopFields),
});
export const changePaperInput = z.object({ paperId: z.uuid(), version, ...paperFields });
export const paperIdInput = z.object({ paperId: z.uuid() });
export const listPapersInput = z.object({
  search: z.string().trim().max(200).nullable().default(null),
  bodyId: z.uuid().nullable().default(null),
});

const votes = z
  .number('Bitte eine Zahl angeben.')
  .int('Bitte eine ganze Zahl angeben.')
  .min(0, 'Nicht unter 0.')
  .max(999, 'Höchstens 999.');
export const stopInput = z.object({
  paperId: z.uuid(),
  /** Of the paper: whoever changes a stop changes the paper. */
  version,
  /** Null adds a stop at the end. */
  stopId: z.uuid().nullable().default(null),
  ...stopFields,
  result: z.enum(consultationResults, 'Bitte ein Ergebnis wählen.').nullable().default(null),
  wording: optionalText(4000),
  votes: z.object({ yes: votes, no: votes, abstained: votes }).nullable().default(null),
});
export const stopIdInput = z.object({ paperId: z.uuid(), version, stopId: z.uuid() });
export const moveStopInput = z.object({ paperId: z.uuid(), version, stopId: z.uuid(), to: z.enum(['earlier', 'later']) });
