import { and, eq, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Person, PersonalData, Retention } from '#kernel/module.ts';
import { erasedName } from '#kernel/people.ts';
import { berlinDay } from '#kernel/dates.ts';
import { accountLink, apiKey, invitation, responsiblePerson, roleGrant } from './schema.ts';

const duty = 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG; Art. 32 DSGVO';
const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** How tables name the account of a person who acted (`actorRef`). */
const refOf = (person: Person): string => `account:${person.id}`;

/** A table of the login that hangs on an account and goes with it. */
function loginTable(input: { table: string; columns: string; purpose: string; retention: string; order: string }): PersonalData {
  const { table, purpose, retention } = input;
  return {
    table: `auth.${table}`,
    purpose,
    legalBasis: duty,
    retention,
    export: async ({ tx, person }) =>
      (
        await tx.execute(
          sql`select ${sql.raw(input.columns)} from ${sql.raw(`auth.${table}`)} where user_id = ${person.id} order by ${sql.raw(input.order)}`,
        )
      ).rows,
    erase: async ({ tx, person }) =>
      (await tx.execute(sql`delete from ${sql.raw(`auth.${table}`)} where user_id = ${person.id} and ${noRoleLeft(person)}`))
        .rowCount ?? 0,
  };
}

/** An account belongs to all counties in which the person has a task: only the last one to erase ends it. */
const noRoleLeft = (person: Person): SQL =>
  sql`not exists (select 1 from role_grant where account_id = ${person.id} and revoked_at is null)`;

/** In this order a person is erased: roles of the county first, then what hangs on the account, then the account. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'role_grant',
    purpose: 'wer welche Aufgabe im Landkreis hat',
    legalBasis: duty,
    retention: 'drei Jahre nach dem Entzug',
    export: async ({ tx, countyId, person }) =>
      tx
        .select({ role: roleGrant.role, from: roleGrant.grantedAt, to: roleGrant.revokedAt })
        .from(roleGrant)
        .where(and(eq(roleGrant.countyId, countyId), eq(roleGrant.accountId, person.id))),
    erase: async ({ tx, countyId, person }) => {
      await tx
        .update(roleGrant)
        .set({ grantedBy: erasedName })
        .where(and(eq(roleGrant.countyId, countyId), eq(roleGrant.grantedBy, refOf(person))));
      const gone = await tx
        .delete(roleGrant)
        .where(and(eq(roleGrant.countyId, countyId), eq(roleGrant.accountId, person.id)))
        .returning({ id: roleGrant.id });
      return gone.length;
    },
  },
  {
    table: 'invitation',
    purpose: 'Einladung zur Mitarbeit',
    legalBasis: duty,
    retention: '90 Tage nach Ablauf, Annahme oder Rücknahme',
    export: async ({ tx, person }) =>
      tx
        .select({
          name: invitation.name,
          mail: invitation.mail,
          role: invitation.role,
          sent: invitation.createdAt,
          accepted: invitation.acceptedAt,
        })
        .from(invitation)
        .where(ofPerson(person)),
    erase: async ({ tx, person }) => {
      await tx
        .update(invitation)
        .set({ createdBy: erasedName })
        .where(eq(invitation.createdBy, refOf(person)));
      return (await tx.delete(invitation).where(ofPerson(person)).returning({ id: invitation.id })).length;
    },
  },
  {
    table: 'responsible_person',
    purpose: 'wer für eine Stelle oder Gemeinde über Maßnahmen berichtet und dafür Nachrichten bekommt',
    legalBasis: duty,
    retention: 'ein Jahr nach dem Ende der Aufgabe',
    export: async ({ tx, person }) =>
      tx
        .select({
          name: responsiblePerson.name,
          mail: responsiblePerson.mail,
          part: responsiblePerson.part,
          since: responsiblePerson.createdAt,
          until: responsiblePerson.leftOn,
        })
        .from(responsiblePerson)
        .where(eq(responsiblePerson.mail, person.mail.toLowerCase())),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(responsiblePerson)
          .where(eq(responsiblePerson.mail, person.mail.toLowerCase()))
          .returning({ id: responsiblePerson.id })
      ).length,
  },
  {
    table: 'api_key',
    purpose: 'wer einen Schlüssel der Schnittstelle angelegt hat',
    legalBasis: duty,
    retention: 'drei Jahre nach der Sperrung',
    export: async ({ tx, person }) =>
      tx
        .select({ name: apiKey.name, made: apiKey.createdAt, revoked: apiKey.revokedAt })
        .from(apiKey)
        .where(eq(apiKey.createdBy, refOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(apiKey)
          .set({ createdBy: erasedName })
          .where(eq(apiKey.createdBy, refOf(person)))
          .returning({ id: apiKey.id })
      ).length,
  },
  {
    table: 'account_link',
    purpose: 'Links für ein neues Passwort oder eine neue E-Mail-Adresse',
    legalBasis: duty,
    retention: 'ein Tag nach Ablauf',
    export: async ({ tx, person }) =>
      tx
        .select({ purpose: accountLink.purpose, mail: accountLink.mail, sent: accountLink.createdAt, used: accountLink.spentAt })
        .from(accountLink)
        .where(eq(accountLink.accountId, person.id)),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(accountLink)
          .where(and(eq(accountLink.accountId, person.id), noRoleLeft(person)))
          .returning({ id: accountLink.id })
      ).length,
  },
  loginTable({
    table: 'session',
    columns: 'created_at, expires_at, user_agent, method',
    purpose: 'angemeldet bleiben; Übersicht der eigenen Anmeldungen',
    retention: 'zwölf Stunden; danach beim nächsten Aufräumen',
    order: 'created_at',
  }),
  loginTable({
    table: 'passkey',
    columns: 'name, created_at, device_type',
    purpose: 'Anmelden mit Passkey (öffentlicher Schlüssel)',
    retention: 'bis zum Entfernen, sonst mit dem Konto',
    order: 'created_at',
  }),
  loginTable({
    table: 'two_factor',
    columns: 'verified',
    purpose: 'zweiter Faktor der Anmeldung (verschlüsselt)',
    retention: 'mit dem Konto',
    order: 'id',
  }),
  loginTable({
    table: 'account',
    columns: 'provider_id, created_at, updated_at',
    purpose: 'Passwort (gehasht) und Verbindung zum Verzeichnis des Landkreises',
    retention: 'mit dem Konto',
    order: 'created_at',
  }),
  {
    table: 'auth.user',
    purpose: 'Konto: Name, E-Mail-Adresse, letzte Anmeldung',
    legalBasis: duty,
    retention: 'drei Jahre nach dem Entzug der letzten Aufgabe',
    export: async ({ tx, person }) =>
      (await tx.execute(sql`select name, email, created_at, last_login_at from auth."user" where id = ${person.id}`)).rows,
    erase: async ({ tx, person }) =>
      (await tx.execute(sql`delete from auth."user" where id = ${person.id} and ${noRoleLeft(person)}`)).rowCount ?? 0,
  },
];

const ofPerson = (person: Person): SQL => eq(invitation.mail, person.mail.toLowerCase());

export const retention: readonly Retention[] = [
  {
    table: 'invitation',
    rule: 'Einladungen verschwinden 90 Tage nach Ablauf, Annahme oder Rücknahme',
    run: async ({ tx, countyId, now }) => {
      const end = daysBefore(now, 90);
      const over = or(lt(invitation.expiresAt, end), lt(invitation.acceptedAt, end), lt(invitation.revokedAt, end));
      return (
        await tx
          .delete(invitation)
          .where(and(eq(invitation.countyId, countyId), over))
          .returning({ id: invitation.id })
      ).length;
    },
  },
  {
    table: 'role_grant',
    rule: 'entzogene Aufgaben verschwinden nach drei Jahren, mit der letzten auch das Konto',
    run: async ({ tx, countyId, now }) => {
      const over = and(
        eq(roleGrant.countyId, countyId),
        isNotNull(roleGrant.revokedAt),
        lt(roleGrant.revokedAt, daysBefore(now, 1096)),
      );
      const gone = await tx.delete(roleGrant).where(over).returning({ accountId: roleGrant.accountId });
      for (const { accountId: id } of gone) {
        await tx.execute(
          sql`delete from auth."user" where id = ${id} and not exists (select 1 from role_grant where account_id = ${id})`,
        );
      }
      return gone.length;
    },
  },
  {
    table: 'responsible_person',
    rule: 'wer eine Aufgabe abgegeben hat, verschwindet nach einem Jahr',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(responsiblePerson)
          .where(lt(responsiblePerson.leftOn, berlinDay(daysBefore(now, 365))))
          .returning({ id: responsiblePerson.id })
      ).length,
  },
  {
    table: 'api_key',
    rule: 'gesperrte Schlüssel verschwinden nach drei Jahren',
    run: async ({ tx, countyId, now }) =>
      (
        await tx
          .delete(apiKey)
          .where(and(eq(apiKey.countyId, countyId), lt(apiKey.revokedAt, daysBefore(now, 1096))))
          .returning({ id: apiKey.id })
      ).length,
  },
  {
    table: 'account_link',
    rule: 'Links für ein neues Passwort oder eine neue Adresse verschwinden einen Tag nach Ablauf',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(accountLink)
          .where(lt(accountLink.expiresAt, daysBefore(now, 1)))
          .returning({ id: accountLink.id })
      ).length,
  },
  {
    table: 'auth.session',
    rule: 'abgelaufene Anmeldungen, halbe Anmeldungen und Zähler der Versuche verschwinden am nächsten Tag',
    run: ({ tx, now }) => sweepLogin(tx, daysBefore(now, 1)),
  },
];

/** The tables of the login belong to no county; sweeping them once for each changes nothing more. */
async function sweepLogin(tx: Tx, before: Date): Promise<number> {
  const at = before.toISOString();
  const sessions = await tx.execute(sql`delete from auth.session where expires_at < ${at}`);
  const verifications = await tx.execute(sql`delete from auth.verification where expires_at < ${at}`);
  const counters = await tx.execute(sql`delete from auth.rate_limit where window_start < ${at}`);
  return (sessions.rowCount ?? 0) + (verifications.rowCount ?? 0) + (counters.rowCount ?? 0);
}
