import type { Register } from '#kernel/register.ts';
import { responsiblePartWords } from '#modules/tenancy/contract.ts';
import { bookkeeping } from './bookkeeping.ts';
import type { ResponsibleRow, UnitRow } from './list-rows.ts';
import { unitKindWords } from './unit-words.ts';

export const units: Register<UnitRow> = {
  key: 'stellen',
  title: 'Stellen',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', required: true, value: (row) => row.name },
    {
      key: 'kind',
      german: 'Art',
      english: 'Kind',
      kind: 'choice',
      required: true,
      choices: unitKindWords,
      value: (row) => row.kind,
    },
    {
      key: 'key',
      german: 'Kürzel',
      english: 'Key',
      kind: 'code',
      fixed: 'Das Kürzel einer Stelle bleibt: Dokumente und Programme nennen sie damit.',
      value: (row) => row.key,
    },
    { key: 'from', german: 'Gültig ab', english: 'Valid from', kind: 'day', value: (row) => row.validFrom },
    { key: 'to', german: 'Gültig bis', english: 'Valid to', kind: 'day', value: (row) => row.validTo },
    {
      key: 'successors',
      german: 'Nachfolge',
      english: 'Successors',
      kind: 'list',
      names: 'units',
      ids: (row) => row.successors.map(({ id }) => id),
      value: (row) => row.successors.map(({ name }) => name),
    },
    { key: 'note', german: 'Anmerkung zur Nachfolge', english: 'Note', kind: 'text', value: (row) => row.note },
    ...bookkeeping<UnitRow>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

const place = 'Wer zu einer anderen Stelle oder Gemeinde wechselt, bekommt hier den letzten Tag und dort eine neue Zeile.';
export const responsible: Register<ResponsibleRow> = {
  key: 'verantwortliche',
  title: 'Verantwortliche Personen',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', required: true, value: (row) => row.name },
    {
      key: 'mail',
      german: 'E-Mail-Adresse',
      english: 'Mail address',
      also: ['E-Mail', 'Mail'],
      kind: 'text',
      required: true,
      value: (row) => row.mail,
    },
    {
      key: 'part',
      german: 'Rolle',
      english: 'Part',
      kind: 'choice',
      required: true,
      choices: responsiblePartWords,
      value: (row) => row.part,
    },
    {
      key: 'unit',
      german: 'Stelle',
      english: 'Unit',
      kind: 'text',
      names: 'units',
      fixed: place,
      value: (row) => (row.unitId === null ? null : row.place),
    },
    {
      key: 'municipality',
      german: 'Gemeinde',
      english: 'Municipality',
      kind: 'text',
      names: 'municipalities',
      fixed: place,
      value: (row) => (row.municipalityId === null ? null : row.place),
    },
    { key: 'left', german: 'Letzter Tag', english: 'Last day', kind: 'day', value: (row) => row.leftOn },
    ...bookkeeping<ResponsibleRow>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

export type PlaceRow = { name: string; kind: keyof typeof placeKindWords; ags: string; persons: string[] };
export const placeKindWords = {
  city: 'Stadt',
  municipality: 'Gemeinde',
  'joint-municipality': 'Samtgemeinde',
  unincorporated: 'Gemeindefrei',
} as const;
export const places: Register<PlaceRow> = {
  key: 'gemeinden',
  title: 'Gemeinden',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: placeKindWords, value: (row) => row.kind },
    { key: 'ags', german: 'Schlüssel', english: 'Official key', kind: 'code', value: (row) => row.ags },
    { key: 'persons', german: 'Verantwortlich', english: 'Responsible', kind: 'list', value: (row) => row.persons },
  ],
};
