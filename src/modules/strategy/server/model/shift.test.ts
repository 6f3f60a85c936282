import { describe, expect, it } from 'vitest';
import { shiftOf } from './shift.ts';

const planned = { from: '2026-01-01', to: '2026-12-31' };
const now = { from: '2026-01-01', to: '2027-06-30' };
const change = (field: string, reason: string | null, at: string) => ({
  fields: { [field]: { before: null, after: null } },
  reason,
  at: new Date(at),
});

describe('shiftOf', () => {
  it('tells plan, present and the latest reason', () => {
    const changes = [
      change('title', 'neuer Name', '2026-09-01T10:00:00Z'),
      change('periodTo', 'kein Raum', '2026-08-01T10:00:00Z'),
      change('periodTo', 'keine Lehrkraft', '2026-05-01T10:00:00Z'),
    ];
    expect(shiftOf({ planned, now, changes })).toEqual({ planned, now, reason: 'kein Raum', at: '2026-08-01T10:00:00.000Z' });
  });
  it('is null for what goes by the plan, came back to it, or was added later', () => {
    const changes = [change('periodTo', 'zurück', '2026-09-01T10:00:00Z')];
    expect(shiftOf({ planned, now: planned, changes })).toBeNull();
    expect(shiftOf({ planned: null, now, changes })).toBeNull();
  });
});
