import { addDays, berlinDay, longDay, type IsoDate } from '#kernel/dates.ts';
import { addWorkdays, isWorkday } from '#kernel/holidays.ts';
import { tagFault, type AddedLanguage } from '../../../contract-languages.ts';
import type { RequestFault, RequestFaultCode, RequestRules, RequestToCheck } from '../../../contract-rules.ts';
import { readLocalTime, type LocalTime } from './local-time.ts';

/** The rules that hold on a day: the latest that have begun. Null before the first. */
export function rulesOn<R extends { validFrom: IsoDate }>(input: { versions: readonly R[]; day: IsoDate }): R | null {
  return input.versions
    .filter(({ validFrom }) => validFrom <= input.day)
    .reduce<R | null>((found, one) => (found === null || one.validFrom > found.validFrom ? one : found), null);
}

type Read = { index: number; from: LocalTime; until: LocalTime };
type Say = (field: string, code: RequestFaultCode, message: string, hint?: string | null) => void;

/**
 * What is wrong with a request, each with the field and the way out; nothing where it may be sent. What belongs to a
 * conversation is judged by the rules of its own day, what belongs to the request as a whole by those of today.
 * @param rules all versions of the county
 * @param added languages that the county has added
 */
export function checkRequest(input: {
  request: RequestToCheck;
  rules: readonly RequestRules[];
  now: Date;
  added?: readonly AddedLanguage[];
}): RequestFault[] {
  const { request, rules: versions, now, added = [] } = input;
  const faults: RequestFault[] = [];
  const say: Say = (field, code, message, hint = null) => faults.push({ field, code, message, hint });
  const today = berlinDay(now);
  const current = rulesOn({ versions, day: today });
  if (current === null) {
    say(
      '',
      'no-rules',
      'Der Landkreis hat noch nicht festgelegt, wofür man anfragen kann. Bitte fragen Sie die Geschäftsstelle.',
    );
    return faults;
  }

  checkLanguages({ request, rules: current, added, say });
  if (request.urgency !== 'planned' && request.urgencyReason.trim().length < 3)
    say('urgencyReason', 'no-reason', 'Bitte schreiben Sie kurz, warum es eilt.');
  if (request.urgency === 'now' && request.mode === 'on-site')
    say('mode', 'not-at-once', 'Sofort kann jemand nur per Video oder am Telefon da sein. Bitte wählen Sie eines davon.');

  const read = readDates({ request, rules: current, say });
  for (const one of read) {
    const rules = rulesOn({ versions, day: one.from.day });
    if (rules === null)
      say(`dates.${one.index}.startsAt`, 'no-rules', 'Für diesen Tag gelten noch keine Regeln des Landkreises.');
    else checkTime({ one, rules, request, now, say });
  }
  for (const [at, one] of read.entries()) {
    if (read.slice(0, at).some(({ from, until }) => from.instant < one.until.instant && one.from.instant < until.instant))
      say(
        `dates.${one.index}.startsAt`,
        'overlap',
        'Diese Zeit überschneidet sich mit einer anderen. Bitte nennen Sie eine andere.',
      );
  }
  checkConditions({ request, versions: read.map(({ from }) => rulesOn({ versions, day: from.day }) ?? current), current, say });
  return faults;
}

function checkLanguages(input: {
  request: RequestToCheck;
  rules: RequestRules;
  added: readonly AddedLanguage[];
  say: Say;
}): void {
  const { request, rules, added, say } = input;
  const { languages } = request;
  if (languages.length === 0) say('languages', 'no-language', 'Bitte wählen Sie die Sprache.');
  if (languages.length > rules.mostLanguages)
    say('languages', 'too-many', `Bitte wählen Sie höchstens ${rules.mostLanguages} Sprachen.`);
  for (const [index, tag] of languages.entries()) {
    const field = `languages.${index}`;
    if (tag.trim() === '') say(field, 'no-language', 'Bitte wählen Sie die Sprache.');
    else if (tagFault({ tag, added }) !== null)
      say(field, 'unknown-language', 'Diese Sprache kennen wir nicht. Bitte wählen Sie sie aus der Liste.');
    else if (languages.indexOf(tag) < index) say(field, 'twice', 'Diese Sprache steht schon in der Anfrage.');
  }
}

function readDates(input: { request: RequestToCheck; rules: RequestRules; say: Say }): Read[] {
  const { request, rules, say } = input;
  if (request.dates.length === 0) say('dates', 'no-date', 'Bitte nennen Sie Tag und Uhrzeit.');
  if (request.dates.length > rules.mostDates)
    say('dates', 'too-many', `Bitte nennen Sie höchstens ${rules.mostDates} Zeiten zur Auswahl.`);
  return request.dates.flatMap(({ startsAt, endsAt }, index) => {
    const read = { startsAt: readLocalTime(startsAt), endsAt: readLocalTime(endsAt) };
    for (const name of ['startsAt', 'endsAt'] as const) {
      const field = `dates.${index}.${name}`;
      if (read[name] === 'no-time')
        say(field, 'no-time', 'Bitte geben Sie Tag und Uhrzeit an, zum Beispiel 1. Dezember, 14:30 Uhr.');
      if (read[name] === 'no-such-time')
        say(field, 'no-such-time', 'Diese Uhrzeit gibt es in jener Nacht nicht: Die Uhren werden vorgestellt.');
    }
    const { startsAt: from, endsAt: until } = read;
    return typeof from === 'string' || typeof until === 'string' ? [] : [{ index, from, until }];
  });
}

const minutesOf = ({ from, until }: Read): number => (until.instant.getTime() - from.instant.getTime()) / 60_000;
const hours = (minutes: number): string =>
  minutes % 60 === 0 && minutes > 0 ? (minutes === 60 ? '1 Stunde' : `${minutes / 60} Stunden`) : `${minutes} Minuten`;
const workdays = (count: number): string => (count === 1 ? 'einen Arbeitstag' : `${count} Arbeitstage`);

function checkTime(input: { one: Read; rules: RequestRules; request: RequestToCheck; now: Date; say: Say }): void {
  const { one, rules, request, now, say } = input;
  const { from, until } = one;
  const [starts, ends] = [`dates.${one.index}.startsAt`, `dates.${one.index}.endsAt`];
  const today = berlinDay(now);
  const minutes = minutesOf(one);

  if (minutes <= 0) say(ends, 'ends-before', 'Das Ende liegt nicht nach dem Beginn. Bitte prüfen Sie beide Uhrzeiten.');
  else if (minutes < rules.shortestMinutes)
    say(ends, 'too-short', `Bitte planen Sie mindestens ${hours(rules.shortestMinutes)} ein.`);
  else if (minutes > rules.longestMinutes)
    say(
      ends,
      'too-long',
      `Ein Einsatz dauert höchstens ${hours(rules.longestMinutes)}. Bitte teilen Sie das Gespräch in mehrere Anfragen.`,
    );

  if (from.instant < now && request.urgency !== 'now') {
    say(starts, 'past', 'Diese Zeit ist schon vorbei. Bitte wählen Sie eine, die noch kommt.');
    return;
  }
  if (from.instant.getTime() < now.getTime() - sinceNow) {
    say(starts, 'past', 'Diese Zeit ist schon vorbei. Bitte fragen Sie mit der Uhrzeit von jetzt an.');
    return;
  }
  if (from.time < rules.earliest) say(starts, 'too-early', `Einsätze beginnen frühestens um ${rules.earliest} Uhr.`);
  if (minutes > 0 && minutes <= rules.longestMinutes && (until.day > from.day || until.time > rules.latest))
    say(ends, 'too-late', `Einsätze enden spätestens um ${rules.latest} Uhr.`);
  if (rules.workdaysOnly && !isWorkday(from.day))
    say(starts, 'not-a-workday', 'An diesem Tag ist Wochenende oder Feiertag. Bitte wählen Sie einen Arbeitstag.');

  const lead = rules.leadDays[request.urgency];
  const first = lead === 0 ? today : addWorkdays(today, lead);
  if (from.day < first) {
    const shorter = request.urgency === 'planned' && rules.leadDays.urgent < lead;
    say(
      starts,
      'lead-time',
      `Wir brauchen ${workdays(lead)} Vorlauf: Der früheste Tag ist der ${longDay(first)}.`,
      shorter ? 'Eilt es, wählen Sie bitte „eilig“ und schreiben Sie, warum.' : null,
    );
  }
  if (from.day > addDays(today, rules.daysAhead))
    say(
      starts,
      'too-far',
      `So weit im Voraus kann niemand zusagen. Der späteste Tag ist der ${longDay(addDays(today, rules.daysAhead))}.`,
    );
}

/** Who wants somebody at once began to fill in the form a while ago. */
const sinceNow = 30 * 60_000;

/** What holds for the conversation, whichever of the dates it becomes. */
function checkConditions(input: {
  request: RequestToCheck;
  versions: readonly RequestRules[];
  current: RequestRules;
  say: Say;
}): void {
  const { request, current, say } = input;
  const versions = input.versions.length === 0 ? [current] : [...new Set(input.versions)];
  const occasions = versions.map((rules) => rules.occasions.find(({ key }) => key === request.occasion));
  const excluded = occasions.find((occasion) => occasion?.isAllowed === false);
  if (occasions.includes(undefined)) say('occasion', 'unknown-occasion', 'Bitte wählen Sie, worum es geht.');
  else if (excluded) say('occasion', 'excluded', `„${excluded.label}“ gehört nicht zu dem, was der Pool leistet.`, excluded.hint);
  if (request.mode === 'on-site' && !request.isPublicRoom && versions.some((rules) => rules.publicRoomsOnly))
    say('isPublicRoom', 'private-room', 'Gespräche finden nur in öffentlichen Räumen statt, nicht in einer Wohnung.');
  if (!request.isProfessionalPresent && versions.some((rules) => rules.professionalPresent))
    say('isProfessionalPresent', 'no-professional', 'Bei dem Gespräch muss die ganze Zeit eine Fachkraft dabei sein.');
}
