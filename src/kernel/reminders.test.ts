import { describe, expect, it } from 'vitest';
import { reminderStage, workdaysTo } from './reminders.ts';

const days = { reminderDays: [7, 1], deputyDays: 5, headDays: 5 };
const of = (today: string, part: 'reporter' | 'deputy' | 'head' = 'reporter') =>
  reminderStage({ due: '2026-12-28', today, part, days });

describe('workdays', () => {
  it('are counted without weekends and Christmas', () => {
    expect(workdaysTo('2026-12-23', '2026-12-28')).toBe(2);
    expect(workdaysTo('2026-12-28', '2026-12-28')).toBe(0);
  });
});

describe('a reminder', () => {
  it('comes seven workdays before, one before, and when it is overdue', () => {
    // 28 December 2026 is a Monday; the 25th is a holiday on a Friday.
    expect(
      ['2026-12-15', '2026-12-16', '2026-12-17', '2026-12-23', '2026-12-24', '2026-12-28', '2026-12-29'].map((day) => of(day)),
    ).toEqual([null, 'before-7', 'before-7', 'before-7', 'before-1', 'before-1', 'overdue']);
  });

  it('comes to the deputy and the head when it is overdue for long', () => {
    expect(['2026-12-20', '2026-12-29', '2027-01-05', '2027-01-06'].map((day) => of(day, 'deputy'))).toEqual([
      null,
      null,
      null,
      'overdue',
    ]);
    expect(['2027-01-06', '2027-01-12', '2027-01-13'].map((day) => of(day, 'head'))).toEqual([null, null, 'overdue']);
  });
});
