import type { Register } from '#kernel/register.ts';
import { eventKindWords, eventStateWords, organiserOf } from '#modules/events/contract.ts';
import { registrationStateWords, type RegistrationView } from '#modules/events/contract-registration.ts';
import { seriesStateWords, type SeriesView } from '#modules/events/contract-series.ts';
import type { EventFigures, OfficeEventLine } from '#modules/events/server/index.ts';
import { eventPlaceLine, languageName, ruleWords } from './event-form.ts';

export const events: Register<OfficeEventLine> = {
  key: 'termine',
  title: 'Termine',
  columns: [
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: eventKindWords, value: (row) => row.kind },
    { key: 'state', german: 'Zustand', english: 'State', kind: 'choice', choices: eventStateWords, value: (row) => row.state },
    { key: 'next', german: 'Nächster Termin', english: 'Next date', kind: 'day', value: (row) => row.next?.startDate ?? null },
    { key: 'first', german: 'Erster Termin', english: 'First date', kind: 'day', value: (row) => row.time.startDate },
    { key: 'begin', german: 'Beginn', english: 'Start time', kind: 'code', value: (row) => row.time.startTime },
    { key: 'end', german: 'Ende', english: 'End time', kind: 'code', value: (row) => row.time.endTime },
    { key: 'rule', german: 'Wiederholung', english: 'Recurrence', kind: 'text', value: ruleWords },
    { key: 'last', german: 'Letzter Termin', english: 'Last date', kind: 'day', value: (row) => row.lastDate },
    { key: 'place', german: 'Ort', english: 'Place', kind: 'text', value: (row) => eventPlaceLine(row) || null },
    {
      key: 'municipality',
      german: 'Gemeinde',
      english: 'Municipality',
      kind: 'text',
      value: (row) => row.municipality?.name ?? null,
    },
    { key: 'organiser', german: 'Veranstaltet von', english: 'Organiser', kind: 'text', value: organiserOf },
    { key: 'series', german: 'Reihe', english: 'Series', kind: 'text', value: (row) => row.series?.name ?? null },
    { key: 'languages', german: 'Sprachen', english: 'Languages', kind: 'list', value: (row) => row.languages.map(languageName) },
    { key: 'childcare', german: 'Kinderbetreuung', english: 'Childcare', kind: 'flag', value: (row) => row.childcare },
    { key: 'registration', german: 'Anmeldung', english: 'Registration', kind: 'flag', value: (row) => row.registration.needed },
    { key: 'capacity', german: 'Plätze', english: 'Capacity', kind: 'number', value: (row) => row.registration.capacity },
    { key: 'example', german: 'Beispiel', english: 'Example', kind: 'flag', value: (row) => row.demonstration },
  ],
};

export const registrations: Register<RegistrationView> = {
  key: 'anmeldungen',
  title: 'Anmeldungen',
  columns: [
    { key: 'date', german: 'Termin', english: 'Date', kind: 'day', value: (row) => row.date },
    {
      key: 'state',
      german: 'Zustand',
      english: 'State',
      kind: 'choice',
      choices: registrationStateWords,
      value: (row) => row.state,
    },
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'mail', german: 'Mail', english: 'Mail', kind: 'text', value: (row) => row.mail },
    { key: 'phone', german: 'Telefon', english: 'Phone', kind: 'text', value: (row) => row.phone },
    { key: 'persons', german: 'Personen', english: 'Persons', kind: 'number', value: (row) => row.persons },
    { key: 'languages', german: 'Spricht', english: 'Languages', kind: 'list', value: (row) => row.languages.map(languageName) },
    {
      key: 'children',
      german: 'Kinder in Betreuung',
      english: 'Children in care',
      kind: 'number',
      value: (row) => row.childrenInCare,
    },
    {
      key: 'interpreter',
      german: 'Dolmetschen in',
      english: 'Interpreter',
      kind: 'text',
      value: (row) => (row.interpreterLanguage === null ? null : languageName(row.interpreterLanguage)),
    },
    { key: 'remark', german: 'Hinweis', english: 'Remark', kind: 'text', value: (row) => row.remark },
    { key: 'at', german: 'Angemeldet', english: 'Registered at', kind: 'instant', value: (row) => row.createdAt },
  ],
};

export const series: Register<SeriesView> = {
  key: 'reihen',
  title: 'Veranstaltungsreihen',
  columns: [
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'from', german: 'Von', english: 'From', kind: 'day', value: (row) => row.periodFrom },
    { key: 'to', german: 'Bis', english: 'To', kind: 'day', value: (row) => row.periodTo },
    { key: 'call', german: 'Aufruf bis', english: 'Call until', kind: 'day', value: (row) => row.callUntil },
    { key: 'state', german: 'Zustand', english: 'State', kind: 'choice', choices: seriesStateWords, value: (row) => row.state },
    { key: 'events', german: 'Veranstaltungen', english: 'Events', kind: 'number', value: (row) => row.events },
    { key: 'submitted', german: 'Eingereicht', english: 'Submitted', kind: 'number', value: (row) => row.submitted },
    { key: 'unit', german: 'Stelle', english: 'Unit', kind: 'text', value: (row) => row.unit?.name ?? null },
  ],
};

export const figures: Register<EventFigures['kinds'][number]> = {
  key: 'termine-auswertung',
  title: 'Teilnehmende nach Art',
  columns: [
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: eventKindWords, value: (row) => row.kind },
    { key: 'events', german: 'Veranstaltungen', english: 'Events', kind: 'number', value: (row) => row.events },
    { key: 'dates', german: 'Termine', english: 'Dates', kind: 'number', value: (row) => row.dates },
    { key: 'participants', german: 'Teilnehmende', english: 'Participants', kind: 'number', value: (row) => row.participants },
    { key: 'children', german: 'Kinder', english: 'Children', kind: 'number', value: (row) => row.children },
  ],
};
