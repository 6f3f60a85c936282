import type { TranslationSource } from '#kernel/translation.ts';
import { officeFunctionWords } from '../contract-places.ts';
import { findContacts, findOffices, findPlaces } from './place-store.ts';
import { contactLabel, placeTexts } from './place-views.ts';

const what = {
  name: 'Name',
  summary: 'Kurz gesagt',
  description: 'Beschreibung',
  hoursNote: 'Hinweis zu den Öffnungszeiten',
  closedReason: 'Warum geschlossen ist',
} as const;

/** Texts of public places, contact cards and responsible offices. */
export const translations: TranslationSource = async ({ tx, subjectIds }) => {
  const asked = subjectIds === undefined ? {} : { ids: subjectIds };
  const text = (field: string, label: string, source: string | null) =>
    source === null ? [] : [{ field, what: label, source, format: 'text' as const }];
  const places = (await findPlaces({ tx, state: 'public', ...asked })).map(({ row }) => ({
    subjectType: 'place',
    subjectId: row.id,
    title: row.name,
    language: 'de',
    texts: placeTexts.flatMap((field) => text(field, what[field], row[field])),
  }));
  const contacts = (await findContacts({ tx, state: 'public', ...asked })).map(({ row }) => ({
    subjectType: 'contact',
    subjectId: row.id,
    title: contactLabel({ areaOfResponsibility: row.areaOfResponsibility, name: row.isPerson ? null : row.name }) || 'Kontakt',
    language: 'de',
    texts: text('areaOfResponsibility', 'Wofür der Kontakt da ist', row.areaOfResponsibility),
  }));
  const offices = (await findOffices({ tx }))
    .filter((row) => subjectIds === undefined || subjectIds.includes(row.id))
    .map((row) => ({
      subjectType: 'responsible-office',
      subjectId: row.id,
      title: officeFunctionWords[row.function],
      language: 'de',
      texts: text('note', 'Hinweis', row.note),
    }));
  return [...places, ...contacts, ...offices].filter((thing) => thing.texts.length > 0);
};
