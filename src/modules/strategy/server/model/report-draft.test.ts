import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportDraftFields } from '../../contract-rounds.ts';
import { germanNumber, noteOf } from './report-draft.ts';

const empty: ReportDraftFields = {
  answer: 'report',
  state: '',
  text: '',
  reason: '',
  nextStep: '',
  date: '',
  expectedEnd: '',
  figureValue: '',
  figureLabel: '',
};
const today = '2026-11-25';
const last = { state: 'running' as const, text: 'Läuft gut.', nextStep: 'Weiter', reason: null, expectedEnd: null };
const faultsOf = (fields: Partial<ReportDraftFields>, before: typeof last | null = last) => {
  const made = noteOf({ fields: { ...empty, ...fields }, last: before, today });
  return made.ok ? [] : made.faults.map((fault) => fault.field);
};

describe('a number', () => {
  it('is read as Germans write it', () => {
    expect(['41', '1.234', '1.234,5', '0,75', '-3', '1234', ' 12 000 '].map(germanNumber)).toEqual([
      41, 1234, 1234.5, 0.75, -3, 1234, 12000,
    ]);
    expect(['', 'viele', '1.2', '1,2,3', '12.34', '1e5', '9'.repeat(30)].map(germanNumber)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('comes back as it was printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (value) => {
        expect(germanNumber(value.toLocaleString('de-DE'))).toBe(value);
      }),
    );
  });
});

describe('a report that was typed', () => {
  it('becomes a note of today', () => {
    expect(
      noteOf({
        fields: { ...empty, state: 'running', text: 'Zweiter Kurs.', figureValue: '12', figureLabel: 'Teilnehmende' },
        last,
        today,
      }),
    ).toEqual({
      ok: true,
      note: {
        date: today,
        state: 'running',
        text: 'Zweiter Kurs.',
        nextStep: null,
        reason: null,
        expectedEnd: null,
        figure: { value: 12, label: 'Teilnehmende' },
      },
    });
  });

  it('says which field is wrong', () => {
    expect(faultsOf({})).toEqual(['state', 'text']);
    expect(faultsOf({ state: 'delayed', text: 'Später.' })).toEqual(['reason']);
    expect(faultsOf({ state: 'running', text: 'x', date: '2026-11-26' })).toEqual(['date']);
    expect(faultsOf({ state: 'running', text: 'x', date: '25.11.' })).toEqual(['date']);
    expect(faultsOf({ state: 'running', text: 'x', expectedEnd: 'bald' })).toEqual(['expectedEnd']);
    expect(faultsOf({ state: 'running', text: 'x', figureValue: 'viele', figureLabel: 'Leute' })).toEqual(['figureValue']);
    expect(faultsOf({ state: 'running', text: 'x', figureValue: '3' })).toEqual(['figureLabel']);
    expect(faultsOf({ state: 'running', text: 'x', figureLabel: 'Leute' })).toEqual(['figureValue']);
    expect(faultsOf({ answer: 'skip', state: 'running', text: 'x' })).toEqual(['answer']);
  });

  it('is not the text of the last time again', () => {
    expect(faultsOf({ state: 'running', text: 'Läuft gut.' })).toEqual(['text']);
    expect(faultsOf({ state: 'done', text: 'Läuft gut.' })).toEqual([]);
  });

  it('says that nothing is new, with the state unchanged', () => {
    expect(noteOf({ fields: { ...empty, answer: 'same' }, last, today })).toMatchObject({
      ok: true,
      note: { date: today, state: 'running', text: 'Keine Veränderung seit der letzten Meldung.', nextStep: 'Weiter' },
    });
    expect(faultsOf({ answer: 'same' }, null)).toEqual(['answer']);
  });
});
