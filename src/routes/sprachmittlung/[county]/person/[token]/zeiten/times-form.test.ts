import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTimes, storedTimes } from './times-form.ts';

const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:15`);
const weekly = fc.array(fc.record({ weekday: fc.integer({ min: 0, max: 6 }), from: time, to: time }), { maxLength: 20 });
const day = fc.integer({ min: 1, max: 28 }).map((of) => `2026-12-${String(of).padStart(2, '0')}`);
const exceptions = fc.array(fc.record({ from: day, to: day, available: fc.boolean() }), { maxLength: 12 });

/** The form as a browser sends it. */
function sent(value: ReturnType<typeof storedTimes>): FormData {
  const form = new FormData();
  for (const [weekday, spans] of value.weekly.entries())
    for (const [span, { from, to }] of spans.entries()) {
      form.set(`weekly.${weekday}.${span}.from`, from);
      form.set(`weekly.${weekday}.${span}.to`, to);
    }
  for (const [row, { from, to, available }] of value.exceptions.entries()) {
    form.set(`exceptions.${row}.from`, from);
    form.set(`exceptions.${row}.to`, to);
    form.set(`exceptions.${row}.available`, available);
  }
  if (value.standby) form.set('standby', 'on');
  if (value.paused) form.set('paused', 'on');
  form.set('pausedUntil', value.pausedUntil);
  form.set('version', value.version);
  return form;
}

describe('own times', () => {
  it('come back as they were stored, however many there are', () => {
    fc.assert(
      fc.property(weekly, exceptions, fc.boolean(), fc.boolean(), (given, days, standby, paused) => {
        const page = { weekly: given, exceptions: days, standby, paused, pausedUntil: null, version: 3 };
        const { input, typed } = readTimes(sent(storedTimes(page)));
        const inOrder = [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) => given.filter((one) => one.weekday === weekday));
        expect(input).toMatchObject({ weekly: inOrder, exceptions: days, standby, paused, version: 3 });
        expect(typed).toEqual(storedTimes(page));
      }),
    );
  });

  it('lead a fault to the row in which it was typed', () => {
    const page = { weekly: [], exceptions: [], standby: false, paused: false, pausedUntil: null, version: 1 };
    const form = sent(storedTimes(page));
    form.set('weekly.4.1.from', '12:00');
    form.set('weekly.4.1.to', '09:00');
    form.set('exceptions.1.from', '2026-12-05');
    const { input, controlOf } = readTimes(form);
    expect(input.weekly).toEqual([{ weekday: 4, from: '12:00', to: '09:00' }]);
    expect(input.exceptions).toEqual([{ from: '2026-12-05', to: '2026-12-05', available: false }]);
    expect([controlOf('weekly.0.to'), controlOf('exceptions.0.from'), controlOf('pausedUntil')]).toEqual([
      'weekly.4.1.to',
      'exceptions.1.from',
      'pausedUntil',
    ]);
  });
});
