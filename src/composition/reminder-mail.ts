import type { CountyRef } from '#kernel/context.ts';
import { daysBetween, type IsoDate } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import { dutyHref, dutyTitle } from '#lib/office/duties.ts';
import { counted, longDay, overdueWords, weekdayAndDay } from '#lib/office/german.ts';
import { officePaths, sitePaths } from '#lib/paths.ts';
import type { OpenRating, OpenRequest } from '#modules/strategy/server/index.ts';

const mostDuties = 20;

/** The mail of a day in words: first what can be answered by link, then what waits in the back office. */
export function reminderMail(input: {
  name: string;
  requests: readonly OpenRequest[];
  ratings: readonly OpenRating[];
  duties: readonly Duty[];
  /** Secrets of the links, by request or invitation. */
  links: ReadonlyMap<string, string>;
  today: IsoDate;
  origin: string;
  county: CountyRef;
}): { subject: string; body: string } {
  const { name, requests, ratings, duties, links, today, origin, county } = input;
  const paths = officePaths(county.slug);
  const measures = requests.reduce((sum, request) => sum + request.measures.length, 0);
  const earliest = requests.map((request) => request.due).sort()[0];
  const subject =
    measures > 0
      ? `${county.name}: ${measures === 1 ? 'Eine Maßnahme braucht' : `${measures} Maßnahmen brauchen`} Ihren Stand${
          earliest && earliest >= today ? ` bis ${longDay(earliest)}` : ''
        }`
      : ratings.length > 0
        ? ratingSubject(ratings[0]!, county.name)
        : `${county.name}: ${counted(duties.length, 'Aufgabe wartet', 'Aufgaben warten')} auf Sie`;
  const blocks = [
    `Guten Tag ${name},`,
    ...requests.flatMap((request) => [
      [leadOf(request, today), ...request.measures.map((measure) => `- ${measure}`)].join('\n'),
      [
        'Hier melden Sie den Stand, ohne Anmeldung, auch vom Telefon. Es dauert etwa zwei Minuten je Maßnahme:',
        `${origin}${sitePaths.statusByLink(county.slug, links.get(request.id) ?? '')}`,
      ].join('\n'),
    ]),
    ...ratings.flatMap((rating) => [
      ratingLead(rating, county.name),
      ...(rating.open
        ? [
            [
              rating.answered
                ? 'Hier können Sie ergänzen oder ändern, was Sie gesagt haben, ohne Anmeldung:'
                : 'Hier sagen Sie, wie Sie es sehen, ohne Anmeldung:',
              `${origin}${sitePaths.rateByLink(county.slug, links.get(rating.id) ?? '')}`,
            ].join('\n'),
          ]
        : []),
    ]),
    ...(duties.length === 0
      ? []
      : [
          [
            requests.length + ratings.length > 0 ? 'Außerdem wartet auf Sie:' : 'Das wartet auf Sie:',
            ...duties
              .slice(0, mostDuties)
              .map((duty) => `- ${dutyTitle(duty)}${aboutWords(duty, today)}\n  ${origin}${dutyHref({ duty, paths })}`),
            ...(duties.length > mostDuties ? [`und ${duties.length - mostDuties} weitere: ${origin}${paths.home}`] : []),
          ].join('\n'),
        ]),
    requests.length + ratings.length > 0
      ? 'Der Link gilt nur für Sie. Bitte leiten Sie diese Nachricht nicht weiter.'
      : 'Sie bekommen höchstens eine solche Nachricht am Tag.',
    `Landkreis ${county.name}, Kreislotse`,
  ];
  return { subject, body: `${blocks.join('\n\n')}\n` };
}

function leadOf(request: OpenRequest, today: IsoDate): string {
  const until = request.due >= today ? `bis ${weekdayAndDay(request.due)}` : `noch bis ${weekdayAndDay(request.closesOn)}`;
  if (request.handedOnBy.length > 0)
    return `für „${request.round}“ hat ${request.handedOnBy.join(' und ')} an Sie als Vertretung weitergegeben. Wir bitten Sie ${until} um den Stand von:`;
  if (request.part === 'reporter') return `für „${request.round}“ bitten wir Sie ${until} um den Stand von:`;
  const why = request.part === 'deputy' ? 'als Vertretung' : 'als Leitung';
  return `für „${request.round}“ ist zu diesen Maßnahmen noch nichts gemeldet. Wir bitten Sie ${why} ${until} um den Stand:`;
}

const ratingSubject = (rating: OpenRating, county: string): string =>
  rating.movedFrom !== null
    ? `${county}: „${rating.round.slice(0, 120)}“ ist jetzt am ${longDay(rating.meetingOn)}`
    : `${county}: Ihre Einschätzung bis ${longDay(rating.due)}`;

function ratingLead(rating: OpenRating, county: string): string {
  const { round, meetingOn, movedFrom, added, measures, open, answered } = rating;
  const list = (names: readonly string[]): string[] => names.map((name) => `- ${name}`);
  const until = `bis einschließlich ${weekdayAndDay(rating.due)}`;
  const changed = [
    ...(movedFrom === null
      ? []
      : [
          `die Sitzung „${round}“, zu der wir Sie um Ihre Einschätzung gebeten haben, ist verlegt: Sie ist nicht am ${longDay(movedFrom)}, sondern am ${weekdayAndDay(meetingOn)}.`,
        ]),
    ...(added.length === 0 ? [] : [`In „${round}“ geht es auch um:`, ...list(added)]),
  ];
  if (!open) return changed.join('\n');
  if (changed.length > 0)
    return [...changed, answered ? `Ändern können Sie Ihre Angaben ${until}.` : `Ihre Einschätzung nehmen wir ${until} an.`].join(
      '\n',
    );
  return [
    `vor der Sitzung „${round}“ am ${longDay(meetingOn)} bittet der Landkreis ${county} um Ihre Einschätzung, ${until}. Es geht um:`,
    ...list(measures),
  ].join('\n');
}

/** When it is due; of what has no date, what it is about. */
const aboutWords = ({ due, context }: Duty, today: IsoDate): string =>
  due === null ? context.map((words) => `\n  ${words}`).join('') : ` (${dueWords(due, today)})`;

const dueWords = (due: IsoDate, today: IsoDate): string =>
  due < today ? `überfällig ${overdueWords(daysBetween(due, today))}` : `fällig am ${longDay(due)}`;
