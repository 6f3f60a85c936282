import type { Column, Register } from '#kernel/register.ts';
import {
  officeFunctionWords,
  placeAudienceWords,
  placeKindWords,
  placeStateWords,
  type ContactView,
  type PlaceView,
  type ResponsibleOfficeView,
} from '#modules/network/contract-places.ts';
import { dayNames } from './hours-form.ts';
import { languageWords } from './spoken-languages.ts';

const english = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const week = dayNames.map((german, index): Column<PlaceView> => ({
  key: english[index]!.toLowerCase(),
  german,
  english: english[index]!,
  kind: 'text',
  value: (row) => row.hoursText?.rules[0]?.days[index] ?? null,
}));

export const places: Register<PlaceView> = {
  key: 'orte',
  title: 'Orte',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: placeKindWords, value: (row) => row.kind },
    { key: 'summary', german: 'Kurz gesagt', english: 'Summary', kind: 'text', value: (row) => row.summary },
    { key: 'description', german: 'Beschreibung', english: 'Description', kind: 'text', value: (row) => row.description },
    { key: 'street', german: 'Straße', english: 'Street', kind: 'text', value: (row) => row.street },
    { key: 'postcode', german: 'Postleitzahl', english: 'Postcode', kind: 'code', value: (row) => row.postcode },
    { key: 'town', german: 'Ort', english: 'Town', kind: 'text', value: (row) => row.town },
    {
      key: 'municipality',
      german: 'Gemeinde',
      english: 'Municipality',
      kind: 'text',
      value: (row) => row.municipality?.name ?? null,
    },
    { key: 'latitude', german: 'Breite', english: 'Latitude', kind: 'number', value: (row) => row.latitude },
    { key: 'longitude', german: 'Länge', english: 'Longitude', kind: 'number', value: (row) => row.longitude },
    { key: 'approximate', german: 'Lage ungefähr', english: 'Approximate', kind: 'flag', value: (row) => row.approximate },
    { key: 'stop', german: 'Haltestelle', english: 'Stop', kind: 'text', value: (row) => row.stopName },
    { key: 'minutes', german: 'Fußweg', english: 'Walk', unit: 'Minuten', kind: 'number', value: (row) => row.stopMinutes },
    { key: 'lines', german: 'Linien', english: 'Lines', kind: 'text', value: (row) => row.stopLines },
    { key: 'phone', german: 'Telefon', english: 'Phone', kind: 'code', value: (row) => row.phone },
    { key: 'email', german: 'E-Mail', english: 'E-mail', kind: 'text', value: (row) => row.email },
    { key: 'website', german: 'Internet', english: 'Website', kind: 'text', value: (row) => row.website },
    { key: 'appointment', german: 'Terminbuchung', english: 'Appointment', kind: 'text', value: (row) => row.appointmentUrl },
    {
      key: 'languages',
      german: 'Sprachen',
      english: 'Languages',
      kind: 'list',
      value: (row) => row.languages.map(languageWords),
    },
    { key: 'barrier-free', german: 'Barrierefrei', english: 'Barrier-free', kind: 'flag', value: (row) => row.barrierFree },
    ...week,
    {
      key: 'exceptions',
      german: 'Abweichende Tage',
      english: 'Exceptions',
      kind: 'text',
      value: (row) => row.hoursText?.exceptions ?? null,
    },
    { key: 'hours-note', german: 'Hinweis zu den Zeiten', english: 'Note on hours', kind: 'text', value: (row) => row.hoursNote },
    {
      key: 'holder',
      german: 'Gehört zu',
      english: 'Holder',
      kind: 'text',
      value: (row) => row.organisation?.name ?? row.unit?.name ?? null,
    },
    {
      key: 'audience',
      german: 'Für',
      english: 'Audience',
      kind: 'list',
      value: (row) => row.audience.map((entry) => placeAudienceWords[entry]),
    },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: placeStateWords, value: (row) => row.state },
    { key: 'review', german: 'Zu bestätigen bis', english: 'Review by', kind: 'day', value: (row) => row.reviewBy },
    { key: 'confirmed', german: 'Zuletzt bestätigt', english: 'Confirmed', kind: 'instant', value: (row) => row.confirmedAt },
  ],
};

/** Names of persons stay in the office's pages. */
export const contacts: Register<ContactView> = {
  key: 'kontakte',
  title: 'Kontakte',
  columns: [
    { key: 'area', german: 'Wofür', english: 'Area of responsibility', kind: 'text', value: (row) => row.areaOfResponsibility },
    {
      key: 'name',
      german: 'Name',
      english: 'Name',
      kind: 'text',
      value: (row) => (row.isPerson && !row.nameIsPublic ? null : row.name),
    },
    { key: 'phone', german: 'Telefon', english: 'Phone', kind: 'code', value: (row) => row.phone },
    { key: 'mobile', german: 'Mobil', english: 'Mobile', kind: 'code', value: (row) => row.mobile },
    { key: 'email', german: 'E-Mail', english: 'E-mail', kind: 'text', value: (row) => row.email },
    { key: 'website', german: 'Internet', english: 'Website', kind: 'text', value: (row) => row.website },
    { key: 'place', german: 'Ort', english: 'Place', kind: 'text', value: (row) => row.place?.name ?? null },
    {
      key: 'organisation',
      german: 'Organisation',
      english: 'Organisation',
      kind: 'text',
      value: (row) => row.organisation?.name ?? null,
    },
    { key: 'unit', german: 'Stelle', english: 'Unit', kind: 'text', value: (row) => row.unit?.name ?? null },
    {
      key: 'languages',
      german: 'Sprachen',
      english: 'Languages',
      kind: 'list',
      value: (row) => row.languages.map(languageWords),
    },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: placeStateWords, value: (row) => row.state },
  ],
};

export const responsibleOffices: Register<ResponsibleOfficeView> = {
  key: 'zustaendigkeiten',
  title: 'Zuständige Stellen',
  columns: [
    {
      key: 'function',
      german: 'Aufgabe',
      english: 'Function',
      kind: 'choice',
      choices: officeFunctionWords,
      value: (row) => row.function,
    },
    {
      key: 'municipality',
      german: 'Gemeinde',
      english: 'Municipality',
      kind: 'text',
      value: (row) => row.municipality?.name ?? null,
    },
    { key: 'postcode', german: 'Postleitzahl', english: 'Postcode', kind: 'code', value: (row) => row.postcode },
    { key: 'place', german: 'Ort', english: 'Place', kind: 'text', value: (row) => row.place?.name ?? null },
    { key: 'contact', german: 'Kontakt', english: 'Contact', kind: 'text', value: (row) => row.contact?.label ?? null },
    { key: 'note', german: 'Hinweis', english: 'Note', kind: 'text', value: (row) => row.note },
  ],
};
