import { and, eq, inArray, isNotNull, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { erasedName } from '#kernel/people.ts';
import { interpretingAssignment, interpretingRequest } from './request-schema.ts';
import { interpreter, interpretingRequester } from './schema.ts';

/** So long after the last conversation of a request its content is erased, where all of it is settled. */
const contentDays = 180;
/** And so long at most, settled or not. */
const contentDaysAtMost = 730;
/** Who was paid is named for as long as the county must keep its vouchers (§ 41 KomHKVO, ten years); who never was, for a year. */
const [paidYears, unpaidDays] = [10, 365];

const dayMs = 86_400_000;
const ended = [
  'unfilled',
  'withdrawn',
  'cancelled-by-client',
  'cancelled-by-interpreter',
  'cancelled-by-office',
  'no-show-client',
  'no-show-interpreter',
  'released',
  'paid',
] as const;

/** Where interpreting names people. Clients stand nowhere. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'interpreter',
    purpose: 'wer sprachmittelt: Erreichbarkeit, Sprachen, Ausbildung, Nachweise, Zeiten',
    legalBasis: 'Art. 6 Abs. 1 Buchst. a und b DSGVO',
    retention: `nach dem Ausscheiden ${unpaidDays} Tage, wo Geld geflossen ist ${paidYears} Jahre`,
    export: async ({ tx, person }) =>
      tx
        .select()
        .from(interpreter)
        .where(eq(sql`lower(${interpreter.mail})`, person.mail.toLowerCase())),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(interpreter)
          .set(erasedPerson)
          .where(eq(sql`lower(${interpreter.mail})`, person.mail.toLowerCase()))
          .returning({ id: interpreter.id })
      ).length,
  },
  {
    table: 'interpreting_requester',
    purpose: 'mit wem eine Einrichtung erreichbar ist, die Sprachmittlung anfragt',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bis die Einrichtung jemand anderen nennt oder sich abmeldet',
    export: async ({ tx, person }) =>
      tx
        .select({
          name: interpretingRequester.name,
          contactName: interpretingRequester.contactName,
          mail: interpretingRequester.mail,
          phone: interpretingRequester.phone,
        })
        .from(interpretingRequester)
        .where(eq(interpretingRequester.contactName, person.name)),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(interpretingRequester)
          .set({ contactName: null, phone: null })
          .where(eq(interpretingRequester.contactName, person.name))
          .returning({ id: interpretingRequester.id })
      ).length,
  },
];

/** What is left of somebody: a row that statistics count. */
const erasedPerson = {
  name: erasedName,
  mail: '',
  phone: null,
  gender: null,
  state: 'left' as const,
  languages: [],
  municipalityId: null,
  areaIds: [],
  trainings: [],
  confidentialOn: null,
  conductUntil: null,
  consentOn: null,
  weekly: [],
  exceptions: [],
  standby: false,
  blockedRequesterIds: [],
};

export const retention: readonly Retention[] = [
  {
    table: 'interpreting_request',
    rule: `Ort, Aktenzeichen und Begründung einer Anfrage: ${contentDays} Tage nach dem letzten Gespräch, wenn abgerechnet ist, spätestens nach ${contentDaysAtMost} Tagen; die Zahlen bleiben`,
    run: async ({ tx, now }) => {
      const lastEnd = sql`(select max(${interpretingAssignment.endsAt}) from ${interpretingAssignment} where ${interpretingAssignment.requestId} = ${interpretingRequest.id})`;
      const open = tx
        .select({ one: sql`1` })
        .from(interpretingAssignment)
        .where(
          and(eq(interpretingAssignment.requestId, interpretingRequest.id), sql`${interpretingAssignment.state} not in ${ended}`),
        );
      const at = (days: number): string => new Date(now.getTime() - days * dayMs).toISOString();
      return (
        await tx
          .update(interpretingRequest)
          .set({
            ...{ street: null, caseReference: null, urgencyReason: null, gender: null, people: null, costUnit: null },
            ...{ wantedInterpreterId: null, unwantedInterpreterIds: [], alternatives: [], erasedAt: now },
          })
          .where(
            and(
              isNull(interpretingRequest.erasedAt),
              sql`((${lastEnd} < ${at(contentDays)}::timestamptz and ${notExists(open)}) or ${lastEnd} < ${at(contentDaysAtMost)}::timestamptz)`,
            ),
          )
          .returning({ id: interpretingRequest.id })
      ).length;
    },
  },
  {
    table: 'interpreter',
    rule: `Menschen, die aus einem Pool ausgeschieden sind: nach ${unpaidDays} Tagen, wo Geld geflossen ist nach ${paidYears} Jahren`,
    run: async ({ tx, now }) => {
      const paid = tx
        .select({ id: interpretingAssignment.interpreterId })
        .from(interpretingAssignment)
        .where(
          and(
            inArray(interpretingAssignment.state, ['approved', 'released', 'paid']),
            isNotNull(interpretingAssignment.interpreterId),
            sql`${interpretingAssignment.endsAt} >= ${new Date(now.getTime() - paidYears * 365 * dayMs).toISOString()}::timestamptz`,
          ),
        );
      return (
        await tx
          .update(interpreter)
          .set(erasedPerson)
          .where(
            and(
              eq(interpreter.state, 'left'),
              lt(interpreter.leftAt, new Date(now.getTime() - unpaidDays * dayMs)),
              sql`${interpreter.name} <> ${erasedName}`,
              sql`${interpreter.id} not in ${paid}`,
            ),
          )
          .returning({ id: interpreter.id })
      ).length;
    },
  },
];
