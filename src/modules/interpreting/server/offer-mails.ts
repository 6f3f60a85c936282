import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, longDay } from '#kernel/dates.ts';
import { eventText } from '#kernel/calendar.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import { spokenName } from '../contract-languages.ts';
import { meetingModeWords } from '../contract-rules.ts';
import { openInterpreterLink } from './interpreter-mails.ts';
import type { AssignmentRow, FoundRequest, OfferRow } from './request-store.ts';
import { openRequesterLink } from './requester-mails.ts';
import type { InterpreterRow, RequesterRow } from './store.ts';

/** Lets somebody accept or decline one offer, once. */
export const offerPurpose = 'interpreting-offer';

const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
export const timeWords = (at: Date): string => clock.format(at);
const whenWords = ({ startsAt, endsAt }: Pick<AssignmentRow, 'startsAt' | 'endsAt'>): string =>
  `${longDay(berlinDay(startsAt))}, ${timeWords(startsAt)} bis ${timeWords(endsAt)} Uhr`;

/** What a mail may say of a conversation: language, time, municipality. Address, occasion and institution stand behind the link. */
const facts = (row: Pick<AssignmentRow, 'language' | 'startsAt' | 'endsAt'>, request: FoundRequest): string[] => [
  `Sprache: ${spokenName({ tag: row.language })}`,
  `Wann: ${whenWords(row)}`,
  `Wo: ${request.row.mode === 'on-site' ? (request.town?.name ?? 'im Landkreis') : meetingModeWords[request.row.mode]}`,
];

type Told = { ctx: CountyCtx; tx: Tx; row: AssignmentRow; request: FoundRequest };

/** Asks somebody for one conversation. The link answers once. */
export async function mailOffer(input: Told & { offer: OfferRow; person: InterpreterRow }): Promise<void> {
  const { ctx, tx, row, request, offer, person } = input;
  const { token } = await openTaskLink({
    ...{ ctx, tx, label: 'Sprachmittler*in' },
    purpose: offerPurpose,
    subjectId: offer.id,
    expiresAt: offer.deadline,
  });
  await queueMail({
    ctx,
    tx,
    graceMs: 0,
    mail: {
      to: { address: person.mail, name: person.name },
      subject: `Anfrage: ${spokenName({ tag: row.language })}, ${longDay(berlinDay(offer.startsAt))}`,
      body: [
        `Guten Tag ${person.name},`,
        '',
        'können Sie bei diesem Gespräch sprachmitteln?',
        '',
        ...facts({ language: row.language, startsAt: offer.startsAt, endsAt: offer.endsAt }, request),
        '',
        'Alles Weitere sehen Sie hier, und hier sagen Sie zu oder ab:',
        `${ctx.origin}${sitePaths.interpretingOffer(ctx.county.slug, token)}`,
        '',
        `Bitte antworten Sie bis ${longDay(berlinDay(offer.deadline))}, ${timeWords(offer.deadline)} Uhr. Danach fragen wir jemand anderen.`,
      ].join('\n'),
    },
  });
}

/** Tells the person that she has the conversation, with a calendar file; or, `cancelled`, that it does not take place. */
export async function mailInterpreterNews(
  input: Told & { person: InterpreterRow; news: 'confirmed' | 'cancelled' | 'reminder' },
): Promise<void> {
  const { ctx, tx, row, request, person, news } = input;
  const href = `${ctx.origin}${sitePaths.interpreterPage(ctx.county.slug, await openInterpreterLink({ ctx, tx, id: person.id }))}`;
  const first = {
    confirmed: 'danke für Ihre Zusage. Das Gespräch ist Ihres:',
    cancelled: 'dieses Gespräch findet nicht statt:',
    reminder: 'bald ist Ihr Gespräch:',
  }[news];
  const subject = {
    confirmed: 'Bestätigt',
    cancelled: 'Abgesagt',
    reminder: 'Erinnerung',
  }[news];
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: person.mail, name: person.name },
      subject: `${subject}: ${spokenName({ tag: row.language })}, ${longDay(berlinDay(row.startsAt))}`,
      body: [`Guten Tag ${person.name},`, '', first, '', ...facts(row, request), '', 'Mehr auf Ihrer Seite:', href].join('\n'),
      attachments: news === 'reminder' ? [] : [calendarFile({ ctx, row, request, href, cancelled: news === 'cancelled' })],
    },
  });
}

function calendarFile(input: { ctx: CountyCtx; row: AssignmentRow; request: FoundRequest; href: string; cancelled: boolean }) {
  const { ctx, row, request, href, cancelled } = input;
  return {
    name: 'termin.ics',
    mime: 'text/calendar; charset=utf-8',
    content: eventText({
      id: row.id,
      title: `Sprachmittlung ${spokenName({ tag: row.language })}`,
      details: '',
      place: request.row.mode === 'on-site' ? (request.town?.name ?? null) : null,
      href,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      stamp: ctx.clock.now(),
      cancelled,
    }),
  };
}

export type RequesterNews = 'received' | 'confirmed' | 'unfilled' | 'interpreter-cancelled' | 'cancelled' | 'reminder';
const toRequester: Readonly<Record<RequesterNews, { subject: string; words: string }>> = {
  received: { subject: 'Anfrage angekommen', words: 'Ihre Anfrage ist angekommen. Wir suchen jemanden.' },
  confirmed: { subject: 'Sprachmittlung bestätigt', words: 'wir haben jemanden gefunden.' },
  unfilled: {
    subject: 'Niemand gefunden',
    words:
      'leider haben wir für dieses Gespräch niemanden gefunden. Bitte verschieben Sie es, oder fragen Sie uns nach Video oder Telefon.',
  },
  'interpreter-cancelled': {
    subject: 'Absage: wir suchen Ersatz',
    words: 'wer bei Ihrem Gespräch sprachmitteln sollte, kann nicht kommen. Wir suchen Ersatz und melden uns.',
  },
  cancelled: { subject: 'Abgesagt', words: 'dieses Gespräch ist abgesagt.' },
  reminder: { subject: 'Erinnerung', words: 'bald ist Ihr Gespräch mit Sprachmittlung.' },
};

/** News for the institution. `code` is its own, with which it signs the time sheet; it is told once, and kept as a hash. */
export async function mailRequesterNews(
  input: Told & { requester: RequesterRow; news: RequesterNews; code?: string },
): Promise<void> {
  const { ctx, tx, row, request, requester, news, code } = input;
  if (requester.mail === null) return;
  const token = await openRequesterLink({ ctx, tx, row: requester });
  const href = `${ctx.origin}${sitePaths.interpretingRequester(ctx.county.slug, token)}`;
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: requester.mail, ...(requester.contactName === null ? {} : { name: requester.contactName }) },
      subject: `${toRequester[news].subject}: Anfrage ${request.row.number}`,
      body: [
        'Guten Tag,',
        '',
        toRequester[news].words,
        '',
        `Anfrage: ${request.row.number}`,
        ...facts(row, request),
        ...(code === undefined
          ? []
          : [
              '',
              `Ihr Code für den Nachweis: ${code}`,
              'Mit ihm bestätigen Sie nach dem Gespräch, wie lange es gedauert hat. Bitte geben Sie ihn nicht weiter, auch nicht an die Sprachmittlung.',
            ]),
        '',
        'Mehr auf Ihrer Seite:',
        href,
      ].join('\n'),
      attachments:
        news === 'confirmed' || news === 'cancelled'
          ? [calendarFile({ ctx, row, request, href, cancelled: news === 'cancelled' })]
          : [],
    },
  });
}
