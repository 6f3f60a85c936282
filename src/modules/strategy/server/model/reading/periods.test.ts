import { describe, expect, it } from 'vitest';
import { horizonOf, kindOfValue, periodOfText, periodOfTime, statusDate } from './periods.ts';

describe('a time column', () => {
  it.each([
    ['Q1 2026 – Q3 2027', '2026-01-01', '2027-09-30'],
    ['Q1–Q3 2026', '2026-01-01', '2026-09-30'],
    ['II. Quartal 2026', '2026-04-01', '2026-06-30'],
    ['3. Quartal 2025', '2025-07-01', '2025-09-30'],
    ['1. Halbjahr 2026', '2026-01-01', '2026-06-30'],
    ['01.03.2026 – 30.06.2026', '2026-03-01', '2026-06-30'],
    ['2025-01-15 bis 2025-02-28', '2025-01-15', '2025-02-28'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026–2028', '2026-01-01', '2028-12-31'],
    ['2026 bis 2028', '2026-01-01', '2028-12-31'],
    ['2026/27', '2026-01-01', '2027-12-31'],
    ['2026/2027', '2026-01-01', '2027-12-31'],
    ['März 2026', '2026-03-01', '2026-03-31'],
    ['06/2027', '2027-06-01', '2027-06-30'],
    ['bis Mitte 2019', null, '2019-06-30'],
    ['bis Ende 2020', null, '2020-12-31'],
    ['bis Anfang 2027', null, '2027-03-31'],
    ['Ende 2026', null, '2026-12-31'],
    ['31.12.2026', null, '2026-12-31'],
    ['ab Januar 2019', '2019-01-01', null],
    ['ab 2027', '2027-01-01', null],
    ['seit 01.02.2024', '2024-02-01', null],
    ['2025 fortlaufend', '2025-01-01', null],
  ])('%s', (text, from, to) => {
    expect(periodOfTime(text)).toEqual({ from, to });
  });

  it('takes the side that its key names and refuses impossible dates', () => {
    expect(periodOfTime('03/2026', 'begin')).toEqual({ from: '2026-03-01', to: null });
    expect(periodOfTime('2027', 'end')).toEqual({ from: null, to: '2027-12-31' });
    expect(periodOfTime('31.02.2026')).toBeNull();
    expect(periodOfTime('fortlaufend')).toBeNull();
    expect(periodOfTime('kurzfristig')).toBeNull();
  });
});

describe('a sentence', () => {
  it.each([
    ['Eine Stelle ist bis Mitte 2019 eingerichtet.', { from: null, to: '2019-06-30' }],
    ['Beteiligung wird ab Januar 2019 gewährleistet.', { from: '2019-01-01', to: null }],
    ['Kurse (2026–2028) anbieten', { from: '2026-01-01', to: '2028-12-31' }],
    ['Satzung ändern (Q3 2026)', { from: '2026-07-01', to: '2026-09-30' }],
    ['Aufbau von Q1 2026 bis Q4 2026', { from: '2026-01-01', to: '2026-12-31' }],
    ['Lehren aus der Flüchtlingskrise 2015/16 ziehen', null],
    ['Im Jahr 2024 gab es 139 Einsätze.', null],
    ['Angebote für Kinder bis 16 Jahre', null],
    ['Die Lage hat sich zwischen 2014 und 2016 geändert.', null],
  ])('%s', (text, period) => {
    expect(periodOfText(text)).toEqual(period);
  });
});

it('reads horizons and kinds', () => {
  expect(horizonOf('Kurz- bis mittelfristige Projekte')).toBe('medium');
  expect(horizonOf('mittel- bis langfristig')).toBe('long');
  expect(horizonOf('kurz-, mittel-, langfristig')).toBeNull();
  expect(horizonOf('kurzfristig')).toBe('short');
  expect(horizonOf('fristgerecht')).toBeNull();
  expect(kindOfValue('Daueraufgabe')).toBe('continuous');
  expect(kindOfValue('strategisch und operativ')).toBeNull();
});

it('dates a status only by a printed month or day', () => {
  expect(statusDate('Mentoring läuft (April 2025).')).toBe('2025-04-30');
  expect(statusDate('Im Dezember 2024 wurde die App veröffentlicht.')).toBe('2024-12-31');
  expect(statusDate('Im Jahr 2024 gab es drei Kurse.')).toBeNull();
  expect(statusDate('Läuft.', '31.03.2026')).toBe('2026-03-31');
  expect(statusDate('Zwischen März 2024 und Mai 2024 pausiert.')).toBeNull();
});
