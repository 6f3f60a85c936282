import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { invitableRoles, keyScopes, responsibleParts, searchGroups } from './contract.ts';

const key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Nur kleine Buchstaben, Ziffern und Bindestriche.')
  .max(80);
const hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'Bitte eine Farbe als #rrggbb angeben.');
const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.');
const name = z.string().trim().min(1).max(200);

const mail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Bitte eine E-Mail-Adresse angeben, zum Beispiel name@landkreis.example.'));
const personName = z.string().trim().min(2, 'Bitte den Namen angeben.').max(120);
const part = z.enum(responsibleParts, 'Bitte sagen, ob die Person berichtet, vertritt oder leitet.');

/** A county with what belongs to it, as `data/<slug>/county.json` gives it. */
export const countyInput = z.object({
  slug: key,
  ags: z.string().regex(/^\d{5}$/, 'Der Kreisschlüssel hat fünf Ziffern.'),
  name,
  officialName: name,
  tagline: z.string().trim().max(200).default(''),
  accent: z.object({ light: hex, dark: hex }),
  languages: z.array(z.string().min(2).max(20)).min(1),
  municipalities: z
    .array(
      z.object({
        ags: z.string().regex(/^\d{8,9}$/),
        name,
        kind: z.enum(['city', 'municipality', 'joint-municipality', 'unincorporated']),
        partOf: z.string().nullable().default(null),
      }),
    )
    .default([]),
  units: z
    .array(
      z.object({
        key,
        name,
        kind: z.enum(['department', 'group', 'staff-unit', 'enterprise', 'office', 'partner']),
        parentKey: key.nullable().default(null),
        validFrom: day.nullable().default(null),
        validTo: day.nullable().default(null),
        successorKeys: z.array(key).default([]),
        mappingNote: z.string().max(1000).optional(),
      }),
    )
    .default([]),
  responsiblePersons: z
    .array(
      z.object({
        /** Key of the unit, or the municipality's official one. */
        unitKey: key.nullable().default(null),
        municipalityAgs: z.string().nullable().default(null),
        name: personName,
        mail,
        part,
      }),
    )
    .default([]),
  targetGroups: z.array(z.object({ key, name: z.string().trim().min(1).max(300) })).default([]),
  topics: z.array(z.object({ key, name })).default([]),
});

export const countyHostInput = z.object({
  slug: key,
  /** Host name of the county's own public site, null for none. */
  host: z
    .string()
    .toLowerCase()
    .regex(
      /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
      'Bitte einen Namen wie integration.landkreis.example angeben.',
    )
    .nullable(),
});

const workdays = z.number().int().min(1, 'Mindestens ein Werktag.').max(60, 'Höchstens 60 Werktage.');

const graceDays = z
  .number('Bitte eine Zahl angeben.')
  .int('Bitte ganze Tage angeben.')
  .min(0, 'Nicht unter 0.')
  .max(730, 'Höchstens 730 Tage.');

export const settingsInput = z.object({
  fourEyes: z.boolean().optional(),
  smallestCell: z.number().int().min(3, 'Mindestens 3.').max(10, 'Höchstens 10.').optional(),
  committee: z.string().trim().max(200).optional(),
  /** There in every year: 29 February is none. */
  budgetDeadline: z
    .string()
    .refine((text) => /^\d{2}-\d{2}$/.test(text) && isIsoDate(`2001-${text}`), 'Bitte einen Tag wie 30.06. angeben.')
    .optional(),
  showCostsPublicly: z.boolean().optional(),
  fullTimeHours: z.number().min(1, 'Mindestens 1.').max(60, 'Höchstens 60.').optional(),
  placeGraceDays: graceDays.optional(),
  pageGraceDays: graceDays.optional(),
  integreatForHelpers: z.boolean().optional(),
  streetMap: z.boolean().optional(),
  searchWords: z
    .string()
    .trim()
    .max(10_000, 'Höchstens 10.000 Zeichen.')
    .refine(
      (text) => searchGroups(text).every((group) => group.length > 1),
      'Jede Zeile braucht mindestens zwei Wörter mit Komma dazwischen.',
    )
    .optional(),
  imprint: z.string().trim().max(5000).optional(),
  contactMail: z.email().or(z.literal('')).optional(),
  accessibilityContact: z.string().trim().max(500).optional(),
  reporting: z
    .object({
      dates: z
        .array(
          z.string().refine((value) => /^\d\d-\d\d$/.test(value) && isIsoDate(`2023-${value}`), 'Bitte Tage wie 15.03. angeben.'),
        )
        .max(12, 'Höchstens zwölf Termine im Jahr.'),
      reporterDays: workdays,
      deputyDays: workdays,
      headDays: workdays,
      reminderDays: z.array(workdays).max(5, 'Höchstens fünf Erinnerungen.'),
    })
    .optional(),
  tagline: z.string().trim().max(200).optional(),
  accent: z.object({ light: hex, dark: hex }).optional(),
  languages: z.array(z.string().min(2).max(20)).min(1).optional(),
});

/** A file that the front server has laid down, or why it gave it up. */
export const setArmsInput = z.object({
  upload: z
    .union([
      z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(0), name: z.string(), mime: z.string() }),
      z.object({ error: z.enum(['too-large', 'missing']) }),
    ])
    .nullable(),
  /** The limit in bytes. */
  limit: z.number().int().min(1),
  alt: z.string().trim().min(1, 'Bitte beschreiben Sie, was das Wappen zeigt.').max(300, 'Höchstens 300 Zeichen.'),
});
export const armsFileInput = z.object({ file: z.string().regex(/^[0-9a-f]{64}\.(svg|png)$/) });

export const unitInput = z.object({
  key,
  name,
  kind: z.enum(['department', 'group', 'staff-unit', 'enterprise', 'office', 'partner']),
  validFrom: day.nullable().default(null),
});

export const reorganiseInput = z.object({
  kind: z.enum(['rename', 'split', 'merge'], 'Bitte sagen, was geschieht.'),
  effectiveOn: day,
  fromUnitIds: z.array(z.uuid()).min(1, 'Bitte eine Stelle wählen.').max(20),
  /** Who follows: units that are there, or new ones. The first takes whatever is not placed elsewhere. */
  successors: z
    .array(z.union([z.object({ unitId: z.uuid() }), unitInput.omit({ validFrom: true })]))
    .min(1, 'Bitte eine Nachfolge angeben.')
    .max(20),
  /** Where single things go: `node:<id>` or `grant:<id>` with the place of the follower in the list. */
  placement: z.record(z.string().regex(/^(node|grant):[0-9a-f-]{36}$/), z.number().int().min(0).max(19)).default({}),
  note: z.string().trim().max(1000, 'Höchstens 1000 Zeichen.').nullable().default(null),
});
export const reorganisationIdInput = z.object({ id: z.uuid() });

export const readAuditInput = z.object({
  useCase: z.string().max(100).nullable().default(null),
  subjectId: z.string().max(100).nullable().default(null),
  actorId: z.string().max(200).nullable().default(null),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  /** Id of the last entry seen: the page after it. */
  after: z.uuid().nullable().default(null),
  limit: z.number().int().min(1).max(500).default(50),
});

const token = z.string().regex(/^[\w-]{20,100}$/, 'Dieser Link ist nicht vollständig.');

/** Address of the page that takes an invitation, to which its token is added. From the configuration, never from a request. */
const linkBase = z.url({ protocol: /^https?$/ }).endsWith('/');

/** What a role is bound to. Which of them a role needs is checked by `model/roles.ts`. */
const boundTo = {
  unitId: z.uuid().nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  languages: z.array(z.string().min(2).max(20)).max(40).default([]),
};

export const invitePersonInput = z.object({
  mail,
  name: personName,
  role: z.enum(invitableRoles, 'Bitte eine Aufgabe wählen.'),
  ...boundTo,
  linkBase,
});

export const invitationTokenInput = z.object({ token });
export const invitationIdInput = z.object({ invitationId: z.uuid() });
export const resendInvitationInput = z.object({ invitationId: z.uuid(), linkBase });

export const acceptInvitationInput = z.object({
  token,
  /** Name as the person wants it; kept for a new account alone. */
  name: personName.nullable().default(null),
  /** Hash made by the login; null where the person will come by the county's directory. */
  passwordHash: z.string().min(20).max(500).nullable().default(null),
});

export const grantIdInput = z.object({ grantId: z.uuid() });
export const grantRoleInput = z.object({ accountId: z.string().min(1).max(100), role: z.enum(invitableRoles), ...boundTo });
export const platformGrantInput = z.object({ accountId: z.string().min(1).max(100) });
export const askPasswordInput = z.object({ mail });
export const accountTokenInput = z.object({ token });
export const setPasswordInput = z.object({ token, passwordHash: z.string().min(20).max(500) });
export const accountLinkInput = z.object({ linkId: z.uuid() });
export const ownNameInput = z.object({ name: personName });
export const ownMailInput = z.object({ mail });
export const sessionIdInput = z.object({ sessionId: z.string().min(1).max(100) });

export const listResponsibleInput = z.object({
  unitId: z.uuid().nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
});
const responsible = { name: personName, mail, part };
export const addResponsibleInput = z.object({ ...responsible, ...boundTo });
export const changeResponsibleInput = z.object({ personId: z.uuid(), ...responsible, leftOn: day.nullable().default(null) });
export const responsibleIdInput = z.object({ personId: z.uuid() });

export const createKeyInput = z.object({
  name: z.string().trim().min(2, 'Bitte sagen, wofür der Schlüssel ist.').max(80),
  scopes: z.array(z.enum(keyScopes, 'Dieses Recht gibt es nicht.')).min(1, 'Bitte mindestens ein Recht wählen.'),
});
export const keyIdInput = z.object({ keyId: z.uuid() });
