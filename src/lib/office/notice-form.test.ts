import { expect, it } from 'vitest';
import { emptyNotice, storedNotice } from './notice-form.ts';
import { readNoticeForm } from './read-notice-form.ts';

const read = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readNoticeForm(form);
};

it('days and times are those of Germany, in winter, summer and the hour that is left out', () => {
  const begins = (beginsDay: string, beginsTime: string) => read({ beginsDay, beginsTime }).input.begins;
  expect(begins('2026-11-26', '06:00')).toBe('2026-11-26T05:00:00.000Z');
  expect(begins('2026-07-01', '06:00')).toBe('2026-07-01T04:00:00.000Z');
  expect(begins('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(begins('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(begins('morgen', '')).toBe('');
});

it('a day without a time is the whole day', () => {
  const { input } = read({ beginsDay: '2026-11-26', endsDay: '2026-11-26' });
  expect([input.begins, input.ends, input.shownFrom]).toEqual(['2026-11-25T23:00:00.000Z', '2026-11-26T22:59:00.000Z', null]);
});

it('what is stored comes back as it was typed', () => {
  const typed = {
    ...emptyNotice,
    kind: 'water',
    title: 'Wasser abkochen',
    text: 'Bis Freitag.',
    source: 'Wasserverband',
    beginsDay: '2026-11-26',
    beginsTime: '06:00',
    endsDay: '2026-11-27',
    endsTime: '18:30',
    shownDay: '2026-11-25',
    shownTime: '12:00',
  };
  const { input } = read(typed as unknown as Record<string, string>);
  const stored = storedNotice({
    ...input,
    id: 'x',
    unit: null,
    municipalities: [],
    shownFrom: input.shownFrom!,
    state: 'draft',
    phase: 'draft',
    demonstration: false,
    version: 1,
    mayChange: true,
  });
  expect(stored).toEqual(typed);
});
