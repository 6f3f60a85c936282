import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { contactHash } from '#kernel/contact-hash.ts';
import { conflict, invalidField, notFound, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findTaskLink, spendTaskLinks, taskLinkState } from '#kernel/task-link.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { RegistrationState } from '../../contract.ts';
import type { OwnRegistration, Registered } from '../../contract-registration.ts';
import {
  cancelRegistrationInput,
  changeRegistrationInput,
  registerInput,
  registrationTokenInput,
} from '../../inputs-registration.ts';
import { localeOf, openRegistrationLink, registrationPurpose, tellRegistration } from '../mails.ts';
import { findDate } from '../model/occurrences.ts';
import { closesAt, registeredDate, registrationState, seatsLeft } from '../model/registration.ts';
import { moveUp } from '../move-up.ts';
import { policy } from '../policy.ts';
import {
  countAsked,
  eventOfRegistration,
  findRegistration,
  registrationOfContact,
  takenSeats,
  type RegistrationRow,
} from '../registration-store.ts';
import { eventRegistration } from '../schema.ts';
import { findEvent, lockEvent, type EventRow } from '../store.ts';
import { publicEventView, recurringOf, registrationOf } from '../views.ts';

const dayMs = 86_400_000;
/** Mails about one person's registrations a day, and registrations in a county an hour, before they must wait. */
const mostAskedPerDay = 10;
const mostAskedPerHour = 300;
/** Nobody gets the same mail again sooner. */
const askAgainMs = 10 * 60_000;

const goneLink = notFound('Diesen Link');

const refusals: Readonly<Record<Exclude<RegistrationState, 'open' | 'waiting-list'>, string>> = {
  none: 'Für diese Veranstaltung braucht man keine Anmeldung.',
  closed: 'Die Anmeldung zu diesem Termin ist geschlossen.',
  full: 'Dieser Termin ist ausgebucht.',
};

/**
 * Registers for a date, or for all of them where the event asks for that, without an account. Who gave a mail address
 * gets a confirmation with a link to change or cancel; who gave a telephone number alone is answered the link's secret.
 * Where seats are short it is the waiting list. Whoever is registered already stays so, and the answer does not tell.
 * Faults: no such date, registration closed or full, too many seats, too many at once.
 */
export const registerForEvent = useCase({
  name: 'events.register',
  policy,
  mode: 'write',
  input: registerInput,
  load: async ({ tx, input }) => {
    // Locked: two that take the last seat at once come one after the other.
    const found = await lockEvent(tx, input.eventId);
    return found && (found.row.state === 'public' || found.row.state === 'cancelled')
      ? ok({ loaded: found })
      : notFound('Diese Veranstaltung');
  },
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const [event, registration] = [recurringOf(found), registrationOf(found)];
    const date = findDate(event, input.date);
    if (date === null) return invalidField('date', 'Diesen Termin gibt es nicht.', 'no-such-date');
    const taken = await takenSeats(tx, found.row.id);
    const shown = found.row.state === 'cancelled' ? { ...date, state: 'cancelled' as const } : date;
    const state = registrationState({ registration, event, date: shown, taken, now });
    const kept = registeredDate({ registration, event, date: input.date });
    const hash = contactHash(input.mail ?? input.phone!);
    const known = await registrationOfContact(tx, { eventId: found.row.id, date: kept, contactHash: hash });
    if (known === null && state !== 'open' && state !== 'waiting-list') return conflict(`registration-${state}`, refusals[state]);

    const asked = await countAsked(tx, {
      contactHash: hash,
      day: new Date(now.getTime() - dayMs),
      hour: new Date(now.getTime() - 3_600_000),
    });
    if (asked.all >= mostAskedPerHour) {
      return unavailable('too-many', 'Gerade melden sich sehr viele an. Bitte versuchen Sie es in einer Stunde noch einmal.');
    }
    // No subject and no name: the log must not tell who comes.
    audit({ subjectType: 'event', subjectId: found.row.id, summary: 'Anmeldung zu einem Termin' });
    const left = seatsLeft({ registration, taken: taken.get(kept) ?? 0 });
    const fits = left === null || input.persons <= left;
    if (known !== null) {
      const again = now.getTime() - known.askedAt.getTime() >= askAgainMs && asked.own < mostAskedPerDay;
      if (again) {
        await tx.update(eventRegistration).set({ askedAt: now }).where(eq(eventRegistration.id, known.id));
        await tellRegistration({ ctx, tx, found, row: known, news: 'already' });
      }
      return ok<Registered>({ state: fits ? 'confirmed' : 'waiting', token: null });
    }
    if (asked.own >= mostAskedPerDay) {
      return unavailable('too-many', 'Zu viele Anmeldungen mit dieser Adresse. Bitte versuchen Sie es morgen noch einmal.');
    }
    if (!fits && !registration.waitingList) {
      return invalidField('persons', `Es sind nur noch ${left} Plätze frei.`, 'too-few-seats');
    }
    const row: RegistrationRow = {
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      eventId: found.row.id,
      date: kept,
      name: input.name,
      mail: input.mail,
      phone: input.phone,
      contactHash: hash,
      persons: input.persons,
      language: localeOf(input.language),
      languages: input.languages,
      childrenInCare: found.row.childcare ? input.childrenInCare : 0,
      interpreterLanguage: found.row.interpretation === 'none' ? null : input.interpreterLanguage,
      remark: input.remark,
      state: fits ? 'confirmed' : 'waiting',
      createdAt: now,
      askedAt: now,
    };
    await tx.insert(eventRegistration).values(row);
    await tellRegistration({ ctx, tx, found, row, news: fits ? 'confirmed' : 'waiting' });
    await showSeats({ tx, found, before: state, touchPublic, now, date: input.date });
    return ok<Registered>({
      state: fits ? 'confirmed' : 'waiting',
      token: row.mail === null ? await openRegistrationLink({ ctx, tx, found, row }) : null,
    });
  },
});

/** What a link stands for. Nothing changes. A link that is spent, too old or unknown is not found. */
export const readRegistration = useCase({
  name: 'events.read-registration',
  action: 'events.register',
  policy,
  mode: 'read',
  input: registrationTokenInput,
  run: async ({ ctx, tx, input }) => {
    const opened = await open({ ctx, tx, token: input.token, lock: false });
    if (!opened.ok) return opened;
    const { found, row } = opened.value;
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds: [found.row.id] });
    const date = findDate(recurringOf(found), row.date);
    return ok<OwnRegistration>({
      event: publicEventView(found, dictionary),
      date,
      state: row.state === 'waiting' ? 'waiting' : 'confirmed',
      name: row.name,
      persons: row.persons,
      childrenInCare: row.childrenInCare,
      interpreterLanguage: row.interpreterLanguage,
      remark: row.remark,
      mayChange: mayChange({ found, row, now: ctx.clock.now() }),
    });
  },
});

/** Changes how many come and what they wish. The link is spent; a fresh one is sent, or answered to who has no address. */
export const changeRegistration = useCase({
  name: 'events.change-registration',
  action: 'events.register',
  policy,
  mode: 'write',
  input: changeRegistrationInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const opened = await open({ ctx, tx, token: input.token });
    if (!opened.ok) return opened;
    const { found, row } = opened.value;
    const now = ctx.clock.now();
    if (!mayChange({ found, row, now })) return conflict('registration-closed', refusals.closed);
    const [event, registration] = [recurringOf(found), registrationOf(found)];
    const taken = await takenSeats(tx, found.row.id);
    const left = seatsLeft({ registration, taken: taken.get(row.date) ?? 0 });
    const free = left === null ? null : left + (row.state === 'confirmed' ? row.persons : 0);
    if (row.state === 'confirmed' && free !== null && input.persons > Math.max(free, row.persons)) {
      return invalidField('persons', `Es sind nur ${free} Plätze frei.`, 'too-few-seats');
    }
    const changed = {
      persons: input.persons,
      childrenInCare: found.row.childcare ? input.childrenInCare : 0,
      interpreterLanguage: found.row.interpretation === 'none' ? null : input.interpreterLanguage,
      remark: input.remark,
      askedAt: now,
    };
    const before = registrationState({ registration, event, date: findDate(event, row.date)!, taken, now });
    await tx.update(eventRegistration).set(changed).where(eq(eventRegistration.id, row.id));
    await spendTaskLinks({ tx, purpose: registrationPurpose, subjectId: row.id, at: now });
    audit({ subjectType: 'event', subjectId: found.row.id, summary: 'Anmeldung zu einem Termin geändert' });
    const current = { ...row, ...changed };
    await tellRegistration({ ctx, tx, found, row: current, news: 'changed' });
    await moveUp({ ctx, tx, found, date: row.date });
    await showSeats({ tx, found, before, touchPublic, now, date: row.date });
    return ok({ token: row.mail === null ? await openRegistrationLink({ ctx, tx, found, row: current }) : null });
  },
});

/** Cancels a registration and deletes it at once; whoever waits moves up. */
export const cancelRegistration = useCase({
  name: 'events.cancel-registration',
  action: 'events.register',
  policy,
  mode: 'write',
  input: cancelRegistrationInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const opened = await open({ ctx, tx, token: input.token });
    if (!opened.ok) return opened;
    const { found, row } = opened.value;
    await removeRegistration({ ctx, tx, found, row });
    audit({ subjectType: 'event', subjectId: found.row.id, summary: 'Anmeldung zu einem Termin abgesagt' });
    touchPublic();
    return ok();
  },
});

/** Deletes a registration, tells whoever it was, and lets others move up. The event must be locked. */
export async function removeRegistration(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: EventRow;
  row: RegistrationRow;
}): Promise<void> {
  const { ctx, tx, found, row } = input;
  await tellRegistration({ ctx, tx, found, row, news: 'gone' });
  await tx.delete(eventRegistration).where(eq(eventRegistration.id, row.id));
  await spendTaskLinks({ tx, purpose: registrationPurpose, subjectId: row.id, at: ctx.clock.now() });
  await moveUp({ ctx, tx, found, date: row.date });
}

/** The registration behind an open link; whoever changes something locks its event first. */
async function open(input: {
  ctx: CountyCtx;
  tx: Tx;
  token: string;
  lock?: boolean;
}): Promise<Result<{ found: EventRow; row: RegistrationRow }>> {
  const { ctx, tx, token, lock = true } = input;
  const link = await findTaskLink({ tx, purpose: registrationPurpose, token });
  if (link === null || taskLinkState(link, ctx.clock.now()) !== 'open') return goneLink;
  const [eventId] = await eventOfRegistration(tx, link.subjectId);
  const found = eventId === undefined ? null : await (lock ? lockEvent : findEvent)(tx, eventId);
  const row = await findRegistration(tx, link.subjectId);
  return row === null || found === null ? goneLink : ok({ found, row });
}

function mayChange(input: { found: EventRow; row: RegistrationRow; now: Date }): boolean {
  const { found, row, now } = input;
  const date = findDate(recurringOf(found), row.date);
  return (
    found.row.state === 'public' &&
    date !== null &&
    date.state !== 'cancelled' &&
    closesAt({ registration: registrationOf(found), date }) > now
  );
}

/** Public pages tell whether seats are left: they are made anew when that has changed. */
async function showSeats(input: {
  tx: Tx;
  found: EventRow;
  before: RegistrationState;
  touchPublic: () => void;
  now: Date;
  date: string;
}): Promise<void> {
  const { tx, found, before, touchPublic, now } = input;
  const event = recurringOf(found);
  const date = findDate(event, input.date);
  if (date === null) return;
  const taken = await takenSeats(tx, found.row.id);
  if (registrationState({ registration: registrationOf(found), event, date, taken, now }) !== before) touchPublic();
}
