import { germanLanguageName } from '#kernel/language-names.ts';

/** Shared by server and browser: why somebody stands where in a list of interpreters, and why somebody is not in it. */

/** How well somebody speaks: CEFR, and above it those who grew up with the language. */
export const speakingLevels = ['A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type SpeakingLevel = (typeof speakingLevels)[number];

/** How a language that somebody speaks serves one that is asked for, best first. */
export const languageFits = ['exact', 'variety', 'general', 'near'] as const;
export type LanguageFit = (typeof languageFits)[number];

/** Rules that nobody passes by being good at something else, in the order in which they are asked. */
export const hardRules = [
  'paused',
  'language',
  'variety',
  'level',
  'script',
  'gender',
  'unwanted',
  'blocked-by-requester',
  'blocked-by-interpreter',
  'paper-missing',
  'paper-expired',
  'training',
  'mode',
  'outside-radius',
  'unavailable',
  'overlap',
  'cannot-get-there',
  'cannot-get-home',
  'no-time-between',
  'ceiling-month',
  'ceiling-year',
] as const;
export type HardRule = (typeof hardRules)[number];

export const matchingPapers = ['confidentiality', 'certificate', 'consent'] as const;
export type MatchingPaper = (typeof matchingPapers)[number];
export const matchingPaperWords: Readonly<Record<MatchingPaper, string>> = {
  confidentiality: 'die Verpflichtung zur Vertraulichkeit',
  certificate: 'das Führungszeugnis',
  consent: 'die Einwilligung',
};
export const matchingModes = ['on-site', 'video', 'phone'] as const;
export type MatchingMode = (typeof matchingModes)[number];
export const matchingGenders = ['female', 'male', 'diverse'] as const;
export type MatchingGender = (typeof matchingGenders)[number];
export type TravelMeans = 'car' | 'bus';

/** What a reason names: keys and values, no words and no person. Times are instants in milliseconds. */
export type Reason =
  | { key: 'paused' | 'script' | 'gender' | 'unwanted' | 'blocked-by-requester' | 'blocked-by-interpreter' }
  | { key: 'language' | 'variety'; language: string }
  | { key: 'level'; language: string; has: SpeakingLevel; asked: SpeakingLevel }
  | { key: 'paper-missing' | 'paper-expired'; paper: MatchingPaper }
  | { key: 'training'; training: string }
  | { key: 'mode'; mode: MatchingMode }
  | { key: 'outside-radius'; kilometres: number | null; most: number | null }
  | { key: 'unavailable' }
  | { key: 'overlap'; startsAt: number; endsAt: number }
  | { key: 'cannot-get-there' | 'cannot-get-home'; means: TravelMeans }
  | { key: 'no-time-between'; startsAt: number; minutes: number; needed: number | null }
  | { key: 'ceiling-month'; left: number; needed: number }
  | { key: 'ceiling-year'; left: number; needed: number }
  // Why somebody stands where.
  | { key: 'fit'; fit: LanguageFit; asked: string; speaks: string; level: SpeakingLevel }
  | { key: 'urgency'; urgency: number }
  | { key: 'distance'; minutes: number; means: TravelMeans }
  | { key: 'from-home' }
  | { key: 'fairness'; hours: number }
  | { key: 'same-case' | 'same-requester' | 'wanted' | 'standby' | 'first-choice' }
  | { key: 'near-ceiling'; percentLeft: number }
  // Why a request stays open.
  | { key: 'no-helpers' }
  | { key: 'out'; rule: HardRule; helpers: number }
  | { key: 'taken'; helpers: number }
  | { key: 'other-slot'; helpers: number };

/** Integers: how much each thing weighs at most. Their sum is the best score there is. */
export type MatchingWeights = {
  urgency: number;
  distance: number;
  fairness: number;
  continuity: number;
  wanted: number;
  exactness: number;
  ceiling: number;
  firstChoice: number;
};
export const usualWeights: MatchingWeights = {
  urgency: 200,
  distance: 220,
  fairness: 200,
  continuity: 150,
  wanted: 100,
  exactness: 60,
  ceiling: 40,
  firstChoice: 30,
};

const fitWords: Readonly<Record<LanguageFit, (asked: string, speaks: string) => string>> = {
  exact: (asked) => `spricht ${asked}`,
  variety: (asked, speaks) => `spricht ${speaks}, eine Form von ${asked}`,
  general: (asked, speaks) => `spricht ${speaks}; gefragt ist genauer ${asked}`,
  near: (asked, speaks) => `spricht ${speaks}, das ${asked} nahe ist, aber nicht dasselbe`,
};
const levelWords: Readonly<Record<SpeakingLevel, string>> = {
  A2: 'A2',
  B1: 'B1',
  B2: 'B2',
  C1: 'C1',
  C2: 'C2',
  native: 'Erstsprache',
};
const meansWords: Readonly<Record<TravelMeans, string>> = { car: 'mit dem Auto', bus: 'mit Bus und Bahn' };
const modeWords: Readonly<Record<MatchingMode, string>> = { 'on-site': 'vor Ort', video: 'per Video', phone: 'am Telefon' };
const urgencyWords = ['nicht eilig', 'bald', 'eilig', 'sehr eilig'];
/** The same rules where they are counted. */
export const hardRuleWords: Readonly<Record<HardRule, string>> = {
  paused: 'Pause',
  language: 'andere Sprache',
  variety: 'andere Form der Sprache',
  level: 'Sprachniveau zu niedrig',
  script: 'Schrift wird nicht gelesen',
  gender: 'Wunsch nach Frau oder Mann',
  unwanted: 'nicht gewünscht',
  'blocked-by-requester': 'von der Stelle ausgeschlossen',
  'blocked-by-interpreter': 'Einsätze bei dieser Stelle abgelehnt',
  'paper-missing': 'Nachweis fehlt',
  'paper-expired': 'Nachweis abgelaufen',
  training: 'Schulung fehlt',
  mode: 'diese Art des Dolmetschens nicht',
  'outside-radius': 'Ort außerhalb des Gebiets',
  unavailable: 'keine Zeit',
  overlap: 'schon im Einsatz',
  'cannot-get-there': 'kein Weg hin',
  'cannot-get-home': 'kein Weg zurück',
  'no-time-between': 'zu wenig Zeit zwischen zwei Einsätzen',
  'ceiling-month': 'Stunden im Monat erreicht',
  'ceiling-year': 'Betrag im Jahr erreicht',
};

const clock = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' });
const count = new Intl.NumberFormat('de-DE');
const euros = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
/** What has no name of its own in the lists of languages, or one that hides what is told apart here. */
const varietyNames: Readonly<Record<string, string>> = {
  fa: 'Persisch (Farsi)',
  prs: 'Dari',
  apc: 'Arabisch (Levante)',
  ajp: 'Arabisch (Levante)',
  acm: 'Arabisch (Mesopotamien)',
  arz: 'Arabisch (Ägypten)',
  ary: 'Arabisch (Marokko)',
  arq: 'Arabisch (Algerien)',
  aeb: 'Arabisch (Tunesien)',
  ayl: 'Arabisch (Libyen)',
  apd: 'Arabisch (Sudan)',
  arb: 'Arabisch (Hochsprache)',
};
const regionNames = new Intl.DisplayNames(['de'], { type: 'region' });
const scriptNames = new Intl.DisplayNames(['de'], { type: 'script' });

/** German name of a language with its variety and script: `kmr-Latn` is „Kurdisch (Kurmandschi), Schrift: Lateinisch“. */
export function varietyName(tag: string): string {
  const [base = tag, ...rest] = tag.split('-');
  const script = rest.find((part) => /^[a-z]{4}$/i.test(part));
  const region = rest.find((part) => /^([a-z]{2}|\d{3})$/i.test(part))?.toUpperCase();
  const name = varietyNames[base] ?? germanLanguageName(base);
  return `${name}${region ? ` (${regionNames.of(region) ?? region})` : ''}${script ? `, Schrift: ${scriptNames.of(script) ?? script}` : ''}`;
}
const hours = (minutes: number): string => `${count.format(Math.round(minutes / 6) / 10)} Std.`;
const people = (helpers: number): string => (helpers === 1 ? '1 Person' : `${count.format(helpers)} Personen`);

/** A reason in German words, as the list of a request shows it. */
export function reasonWords(reason: Reason): string {
  switch (reason.key) {
    case 'paused':
      return 'macht gerade Pause';
    case 'language':
      return `spricht kein ${varietyName(reason.language)}`;
    case 'variety':
      return `spricht eine andere Form als ${varietyName(reason.language)}`;
    case 'level':
      return `spricht ${varietyName(reason.language)} auf ${levelWords[reason.has]}, gefragt ist mindestens ${levelWords[reason.asked]}`;
    case 'script':
      return 'liest die Schrift nicht, die gebraucht wird';
    case 'gender':
      return 'passt nicht zum Wunsch nach Frau oder Mann';
    case 'unwanted':
      return 'ist für diese Anfrage nicht gewünscht';
    case 'blocked-by-requester':
      return 'ist von der anfragenden Stelle ausgeschlossen';
    case 'blocked-by-interpreter':
      return 'arbeitet nicht mit dieser Stelle';
    case 'paper-missing':
      return `es fehlt ${matchingPaperWords[reason.paper]}`;
    case 'paper-expired':
      return `zum Termin gilt nicht mehr: ${matchingPaperWords[reason.paper]}`;
    case 'training':
      return `es fehlt die Schulung „${reason.training}“`;
    case 'mode':
      return `dolmetscht nicht ${modeWords[reason.mode]}`;
    case 'outside-radius':
      return reason.kilometres === null || reason.most === null
        ? 'der Ort gehört nicht zu ihrem Gebiet'
        : `der Ort ist ${count.format(reason.kilometres)} km weit weg, sie fährt höchstens ${count.format(reason.most)} km`;
    case 'unavailable':
      return 'hat zu dieser Zeit keine Zeit';
    case 'overlap':
      return `hat von ${clock.format(reason.startsAt)} bis ${clock.format(reason.endsAt)} Uhr schon einen Einsatz`;
    case 'cannot-get-there':
      return `kommt ${meansWords[reason.means]} nicht rechtzeitig hin`;
    case 'cannot-get-home':
      return `kommt ${meansWords[reason.means]} danach nicht nach Hause`;
    case 'no-time-between':
      return reason.needed === null
        ? `kommt zwischen diesem Einsatz und dem um ${clock.format(reason.startsAt)} Uhr nicht von Ort zu Ort`
        : `zwischen diesem Einsatz und dem um ${clock.format(reason.startsAt)} Uhr sind ${count.format(reason.minutes)} Minuten, der Weg braucht ${count.format(reason.needed)}`;
    case 'ceiling-month':
      return `im Monat sind noch ${hours(reason.left)} frei, gebraucht werden ${hours(reason.needed)}`;
    case 'ceiling-year':
      return `im Jahr sind noch ${euros.format(reason.left / 100)} frei, gebraucht werden ${euros.format(reason.needed / 100)}`;
    case 'fit':
      return `${fitWords[reason.fit](varietyName(reason.asked), varietyName(reason.speaks))} (${levelWords[reason.level]})`;
    case 'urgency':
      return `Anfrage: ${urgencyWords[reason.urgency] ?? urgencyWords[0]!}`;
    case 'distance':
      return `${count.format(reason.minutes)} Minuten Weg ${meansWords[reason.means]}`;
    case 'from-home':
      return 'kein Weg';
    case 'fairness':
      return reason.hours === 0
        ? 'hatte in den letzten 90 Tagen keinen Einsatz'
        : `hatte in den letzten 90 Tagen ${count.format(reason.hours)} Std. Einsatz`;
    case 'same-case':
      return 'war in diesem Fall schon dabei';
    case 'same-requester':
      return 'war bei dieser Stelle schon im Einsatz';
    case 'wanted':
      return 'ist gewünscht';
    case 'standby':
      return 'hat Bereitschaft';
    case 'first-choice':
      return 'zum Wunschtermin';
    case 'near-ceiling':
      return `hätte danach noch ${count.format(reason.percentLeft)} % bis zur eigenen Grenze`;
    case 'no-helpers':
      return 'Es gibt noch niemanden im Pool.';
    case 'out':
      return `${people(reason.helpers)}: ${hardRuleWords[reason.rule]}`;
    case 'taken':
      return `${people(reason.helpers)}: möglich, aber für andere Anfragen gebraucht`;
    case 'other-slot':
      return `${people(reason.helpers)}: möglich, aber nur zu einem anderen Termin als die zweite Sprache`;
  }
}
