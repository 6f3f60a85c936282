import type { CountyCtx, Tx } from '#kernel/context.ts';
import { queueMail, type Mail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import type { EventDate, PublicEvent } from '../contract.ts';
import { dateWords, placeWords } from '../ui/words.ts';
import { registeredDate } from './model/registration.ts';
import type { RegistrationRow } from './registration-store.ts';
import type { EventRow } from './store.ts';
import { publicEventView, recurringOf, registrationOf } from './views.ts';
import { findDate } from './model/occurrences.ts';

export const registrationPurpose = 'events.registration';

export const localeOf = (language: string): Language => (isLanguage(language) ? language : 'de');

/** Permanent addresses: they name the county whatever its own host is. */
const pathsOf = (ctx: CountyCtx, language: Language) => publicPaths({ base: `/${ctx.county.slug}`, language });

/** A link that opens one registration; it lasts until the date is over. */
export async function openRegistrationLink(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: EventRow;
  row: Pick<RegistrationRow, 'id' | 'date'>;
}): Promise<string> {
  const { ctx, tx, found, row } = input;
  const date = findDate(recurringOf(found), row.date);
  const now = ctx.clock.now().getTime();
  const expiresAt = new Date(Math.max(date === null ? 0 : Date.parse(date.endsAt), now + 86_400_000));
  const { token } = await openTaskLink({
    ctx,
    tx,
    purpose: registrationPurpose,
    subjectId: row.id,
    // The list of links names no person.
    label: found.row.title.slice(0, 200),
    expiresAt,
  });
  return token;
}

export type RegistrationNews =
  'confirmed' | 'waiting' | 'moved-up' | 'changed' | 'already' | 'date-changed' | 'date-cancelled' | 'gone';

/**
 * Writes to whoever registered, in the language of the form, with a fresh link where there is something left to change.
 * Without an address nothing is sent.
 */
export async function tellRegistration(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: EventRow;
  row: RegistrationRow;
  news: RegistrationNews;
  reason?: string | null;
}): Promise<void> {
  const { ctx, tx, found, row, news, reason = null } = input;
  if (row.mail === null) return;
  const locale = localeOf(row.language);
  const dictionary = await loadDictionary({ tx, language: locale, subjectIds: [found.row.id] });
  const event = publicEventView(found, dictionary);
  const kept = registeredDate({ registration: registrationOf(found), event: recurringOf(found), date: row.date });
  const date = findDate(recurringOf(found), kept);
  const link =
    news === 'gone' || news === 'date-cancelled'
      ? null
      : ctx.origin + pathsOf(ctx, locale).registration(await openRegistrationLink({ ctx, tx, found, row }));
  await queueMail({ ctx, tx, mail: registrationMail({ ctx, row, event, date, locale, news, reason, link }) });
}

function registrationMail(input: {
  ctx: CountyCtx;
  row: RegistrationRow;
  event: PublicEvent;
  date: EventDate | null;
  locale: Language;
  news: RegistrationNews;
  reason: string | null;
  link: string | null;
}): Mail {
  const { ctx, row, event, date, locale, news, reason, link } = input;
  const opening = {
    confirmed: m.events_mail_confirmed,
    waiting: m.events_mail_waiting,
    'moved-up': m.events_mail_moved_up,
    changed: m.events_mail_changed,
    already: m.events_mail_already,
    'date-changed': m.events_mail_date_changed,
    'date-cancelled': m.events_mail_date_cancelled,
    gone: m.events_mail_gone,
  }[news]({}, { locale });
  const place = date?.place ?? event.place;
  const facts = [
    event.title,
    date === null ? null : dateWords(date, locale),
    place === null ? null : placeWords(place),
    event.meetingUrl,
    event.organiser === null ? null : m.events_by({ name: event.organiser }, { locale }),
    event.enquiries === null ? null : `${m.events_enquiries({}, { locale })} ${event.enquiries}`,
  ].filter((line) => line !== null && line !== '');
  const parts = [
    m.strategy_mail_hello({}, { locale }),
    opening,
    facts.join('\n'),
    reason === null ? null : m.events_mail_reason({ reason }, { locale }),
    date?.note ? date.note : null,
    news === 'gone' || news === 'date-cancelled' ? null : m.events_mail_persons({ count: row.persons }, { locale }),
    link === null ? null : `${m.events_mail_link({}, { locale })}\n${link}`,
    news === 'gone' ? null : m.events_mail_privacy({}, { locale }),
  ];
  return {
    to: { address: row.mail!, name: row.name },
    subject: `${ctx.county.name}: ${event.title}`,
    body: parts.filter((part) => part !== null).join('\n\n'),
  };
}
