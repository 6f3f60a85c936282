import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { RegistrationDay, RegistrationView } from '../../contract-registration.ts';
import { registrationsInput, removeRegistrationInput } from '../../inputs-registration.ts';
import { policy } from '../policy.ts';
import { findRegistration, findRegistrations, type RegistrationRow } from '../registration-store.ts';
import { findEvent, lockEvent } from '../store.ts';
import { thingOf } from '../thing-of.ts';
import { removeRegistration } from './register.ts';

const registrationView = (row: RegistrationRow): RegistrationView => ({
  id: row.id,
  date: row.date,
  name: row.name,
  mail: row.mail,
  phone: row.phone,
  persons: row.persons,
  language: row.language,
  languages: row.languages,
  childrenInCare: row.childrenInCare,
  interpreterLanguage: row.interpreterLanguage,
  remark: row.remark,
  state: row.state === 'waiting' ? 'waiting' : 'confirmed',
  createdAt: row.createdAt.toISOString(),
});

/** Who registered, by date and in the order in which they came, with the sums of each date. For whoever holds the event. */
export const listRegistrations = useCase({
  name: 'events.list-registrations',
  action: 'events.read-registrations',
  policy,
  mode: 'read',
  input: registrationsInput,
  load: async ({ tx, input }) => {
    const found = await findEvent(tx, input.eventId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound('Diese Veranstaltung');
  },
  run: async ({ tx, input }) => {
    const rows = await findRegistrations(tx, input);
    const days = Map.groupBy(rows, (row) => row.date);
    const sum = (of: readonly RegistrationRow[], value: (row: RegistrationRow) => number) =>
      of.reduce((total, row) => total + value(row), 0);
    return ok({
      registrations: rows.map(registrationView),
      days: [...days].map(([date, own]): RegistrationDay => {
        const confirmed = own.filter((row) => row.state === 'confirmed');
        return {
          date,
          taken: sum(confirmed, (row) => row.persons),
          waiting: sum(
            own.filter((row) => row.state === 'waiting'),
            (row) => row.persons,
          ),
          childrenInCare: sum(confirmed, (row) => row.childrenInCare),
        };
      }),
    });
  },
});

/** Takes a registration back for somebody who called. It is deleted at once; whoever waits moves up. */
export const removeOneRegistration = useCase({
  name: 'events.remove-registration',
  action: 'events.manage-registrations',
  policy,
  mode: 'write',
  input: removeRegistrationInput,
  load: async ({ tx, input }) => {
    const found = await lockEvent(tx, input.eventId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound('Diese Veranstaltung');
  },
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const row = await findRegistration(tx, input.registrationId);
    if (row === null || row.eventId !== loaded.row.id) return notFound('Diese Anmeldung');
    await removeRegistration({ ctx, tx, found: loaded, row });
    audit({ subjectType: 'event', subjectId: loaded.row.id, summary: `Eine Anmeldung zu „${loaded.row.title}“ abgesagt` });
    touchPublic();
    return ok();
  },
});
