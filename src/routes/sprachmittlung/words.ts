import { berlinDay } from '#kernel/dates.ts';
import { weekdayAndDay } from '#lib/office/german.ts';
import type { AssignmentState } from '#modules/interpreting/contract-states.ts';

const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
export const timeWords = (at: string): string => clock.format(new Date(at));

/** `Dienstag, 8. Dezember 2026, 09:00 bis 10:00 Uhr` */
export const whenWords = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  `${weekdayAndDay(berlinDay(new Date(startsAt)))}, ${timeWords(startsAt)} bis ${timeWords(endsAt)} Uhr`;

export const minutesWords = (minutes: number): string =>
  minutes % 60 === 0 ? (minutes === 60 ? 'eine Stunde' : `${minutes / 60} Stunden`) : `${minutes} Minuten`;

/** What a state means for whoever asked. Money is not theirs to follow. */
const forInstitution: Readonly<Partial<Record<AssignmentState, string>>> = {
  requested: 'Wir suchen jemanden.',
  offered: 'Wir haben Menschen gefragt und warten auf eine Antwort.',
  accepted: 'Jemand hat zugesagt.',
  confirmed: 'Zugesagt: Es kommt jemand.',
  unfilled: 'Leider haben wir niemanden gefunden.',
  withdrawn: 'Sie haben die Anfrage zurückgezogen.',
  'cancelled-by-client': 'Sie haben abgesagt.',
  'cancelled-by-interpreter': 'Die Sprachmittlung hat abgesagt.',
  'cancelled-by-office': 'Der Pool hat abgesagt.',
  'no-show-client': 'Das Gespräch fiel aus: Von Ihnen war niemand da.',
  'no-show-interpreter': 'Es kam niemand zum Sprachmitteln.',
  'sheet-submitted': 'Das Gespräch war. Bitte bestätigen Sie die Zeiten.',
};
export const institutionWords = (state: AssignmentState): string => forInstitution[state] ?? 'Das Gespräch war.';

const forPerson: Readonly<Partial<Record<AssignmentState, string>>> = {
  accepted: 'zugesagt',
  confirmed: 'zugesagt',
  done: 'vorbei: Nachweis fehlt noch',
  'sheet-submitted': 'Nachweis wartet auf die Einrichtung',
  countersigned: 'Nachweis wird geprüft',
  approved: 'geprüft',
  released: 'wird bezahlt',
  paid: 'bezahlt',
  'cancelled-by-client': 'von der Einrichtung abgesagt',
  'cancelled-by-interpreter': 'von Ihnen abgesagt',
  'cancelled-by-office': 'vom Pool abgesagt',
  'no-show-client': 'fiel aus: niemand war da',
  'no-show-interpreter': 'Sie waren nicht da',
};
export const personWords = (state: AssignmentState): string => forPerson[state] ?? '';
