import { describe, expect, it } from 'vitest';
import { isClosedHeading, isPlaceholder, textHeading } from './headings.ts';
import { keyOf, parseKey } from './keys.ts';
import { parseLabel } from './words.ts';

describe('labels', () => {
  it.each([
    ['Handlungsfeld 1: Sprache', 'field', '1', 'Sprache'],
    ['2. Handlungsfeld Begegnung und Teilhabe', 'field', '2', 'Begegnung und Teilhabe'],
    ['Erstes Handlungsfeld', 'field', '1', ''],
    ['Handlungsfeld Eins: Ankommen', 'field', '1', 'Ankommen'],
    ['HF 3 – Wohnen', 'field', '3', 'Wohnen'],
    ['I.I. Leitziel:', 'goal1', 'I.I', ''],
    ['III.III.II Handlungsziel:', 'goal3', 'III.III.II', ''],
    ['Strategisches Ziel 1: Alle lernen', 'goal1', '1', 'Alle lernen'],
    ['Operatives Ziel 1.1', 'goal3', '1.1', ''],
    ['Ziel A.2', 'goal2', 'A.2', ''],
    ['Ziel 1.1 Sprachförderung stärken', 'goal2', '1.1', 'Sprachförderung stärken'],
    ['M 1.2.3 Netzwerk gründen', 'measure', '1.2.3', 'Netzwerk gründen'],
    ['M1: Erstberatung', 'measure', 'M1', 'Erstberatung'],
    ['Maßnahme Nr. 3: Café', 'measure', '3', 'Café'],
    ['Empfehlung I.1.a: Büro öffnen', 'measure', 'I.1.a', 'Büro öffnen'],
    ['Strategische und operative Maßnahmen', 'measure', null, ''],
    ['Das wollen wir erreichen', 'goal2', null, ''],
  ])('%s', (text, role, number, rest) => {
    expect(parseLabel(text, true)).toMatchObject({ role, number, rest });
  });

  it.each([
    'Ziel ist es, das Miteinander zu fördern.',
    'Ziel des Konzepts:',
    'Ziele und Maßnahmen',
    'Bedarfe und Handlungsfelder',
    'Maßnahme 3 wird von der Volkshochschule umgesetzt',
    'Bereits umgesetzte Maßnahmen',
    'Im Rahmen des Projekts wurden 2024 folgende Maßnahmen durchgeführt:',
    'Zielgruppe: Familien',
    '2. Projekt „Lotsen“ starten',
    'Mobilität',
  ])('%s is none', (text) => {
    expect(parseLabel(text, false)).toBeNull();
  });

  it('takes kind and horizon from the adjectives', () => {
    expect(parseLabel('Strategische Maßnahmen', true)?.kind).toBe('strategic');
    expect(parseLabel('Operative Maßnahme', true)?.kind).toBe('operative');
    expect(parseLabel('Strategische und operative Maßnahmen', true)?.kind).toBeNull();
    expect(parseLabel('Kurzfristige Maßnahmen:', true)?.horizon).toBe('short');
    expect(parseLabel('Langfristig', true)).toMatchObject({ adjectiveOnly: true, horizon: 'long' });
  });
});

describe('keys', () => {
  it.each([
    ['Zuständigkeit', 'responsible'],
    ['Verantwortlich', 'responsible'],
    ['Federführung', 'responsible'],
    ['Umsetzung durch', 'responsible'],
    ['Zielgruppe(n)', 'target'],
    ['Zielgruppen', 'target'],
    ['Zeithorizont', 'time'],
    ['Umsetzungszeitraum', 'time'],
    ['Bis wann?', 'end'],
    ['Wer?', 'responsible'],
    ['Umsetzungsstand', 'status'],
    ['Kooperationspartner', 'partner'],
    ['Kosten', 'other'],
    ['Einwohner', null],
  ])('%s', (name, key) => {
    expect(keyOf(name)).toBe(key);
  });

  it('keeps the note of a dated status', () => {
    expect(parseKey('Stand (März 2026): läuft', false)).toEqual({
      key: 'status',
      value: 'läuft',
      note: 'März 2026',
      bare: false,
    });
    expect(parseKey('Zuständigkeit', true)?.bare).toBe(true);
    expect(parseKey('Ergebnis unserer Arbeit: gut', false)).toBeNull();
  });
});

it('knows headings that open texts or close the strategy', () => {
  expect(textHeading('Leitgrundsätze für den Landkreis:')).toBe('principle');
  expect(textHeading('Interne Bestandsaufnahme')).toBe('situation');
  expect(isClosedHeading('Info: Büchereien')).toBe(true);
  expect(isClosedHeading('Bildung und Sprache')).toBe(false);
  expect(isPlaceholder('Maßnahmen werden entwickelt.')).toBe(true);
  expect(isPlaceholder('Maßnahmenplan erarbeiten')).toBe(false);
  expect(isPlaceholder('Keine Kosten für Teilnehmende')).toBe(false);
});
