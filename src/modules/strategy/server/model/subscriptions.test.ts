import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berlinDay } from '#kernel/dates.ts';
import { addressKey, isDue, nextMail } from './subscriptions.ts';

const at = (iso: string): Date => new Date(iso);

describe('the next mail', () => {
  it.each([
    // A Wednesday; Monday, seven o'clock in winter is six in UTC.
    ['weekly', '2026-11-25T11:00:00Z', '2026-11-30T06:00:00.000Z'],
    ['weekly', '2026-11-30T05:59:59Z', '2026-11-30T06:00:00.000Z'],
    ['weekly', '2026-11-30T06:00:00Z', '2026-12-07T06:00:00.000Z'],
    ['monthly', '2026-11-25T11:00:00Z', '2026-12-01T06:00:00.000Z'],
    ['monthly', '2026-12-01T06:00:00Z', '2027-01-01T06:00:00.000Z'],
    // In summer seven o'clock is five in UTC.
    ['weekly', '2026-06-30T12:00:00Z', '2026-07-06T05:00:00.000Z'],
    ['at-once', '2026-11-25T11:00:00Z', '2026-11-25T11:00:00.000Z'],
  ] as const)('%s after %s is %s', (frequency, toldUpTo, due) => {
    expect(nextMail({ frequency, toldUpTo: at(toldUpTo) }).toISOString()).toBe(due);
  });

  it('is later than the last, within its time, and on its day', () => {
    const moment = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom('weekly' as const, 'monthly' as const), (toldUpTo, frequency) => {
        const due = nextMail({ frequency, toldUpTo });
        expect(due > toldUpTo).toBe(true);
        expect(due.getTime() - toldUpTo.getTime()).toBeLessThanOrEqual((frequency === 'weekly' ? 8 : 32) * 86_400_000);
        const day = berlinDay(due);
        if (frequency === 'monthly') expect(day.slice(8)).toBe('01');
        else expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(1);
      }),
    );
  });
});

describe('what is due', () => {
  const now = at('2026-11-26T10:00:00Z');
  it('waits for news where they come at once, and for its day else', () => {
    const toldUpTo = at('2026-11-25T10:00:00Z');
    expect(isDue({ frequency: 'at-once', toldUpTo, newest: null, now })).toBe(false);
    expect(isDue({ frequency: 'at-once', toldUpTo, newest: at('2026-11-25T09:00:00Z'), now })).toBe(false);
    expect(isDue({ frequency: 'at-once', toldUpTo, newest: at('2026-11-25T10:00:00Z'), now })).toBe(true);
    expect(isDue({ frequency: 'weekly', toldUpTo, newest: now, now })).toBe(false);
    expect(isDue({ frequency: 'weekly', toldUpTo: at('2026-11-20T10:00:00Z'), newest: null, now })).toBe(true);
  });
});

it('an address has one name', () => {
  expect(addressKey(' Amina@Beispiel.Example ')).toBe('amina@beispiel.example');
});
