import { expect, it } from 'vitest';
import type { MeetingView } from '../contract.ts';
import { sinceMeetings } from './since-meetings.ts';

const meeting = (body: string, date: string, state: MeetingView['state'] = 'held'): MeetingView => ({
  id: `${body}-${date}`,
  body: { id: body, name: body },
  date,
  time: null,
  place: null,
  number: null,
  state,
  demonstration: false,
  version: 1,
});

it('gives each body its last meeting and the one before, and forgets what did not take place', () => {
  expect(
    sinceMeetings([
      meeting('Ausschuss', '2026-03-12'),
      meeting('Kreistag', '2026-09-25'),
      meeting('Ausschuss', '2026-09-03'),
      meeting('Ausschuss', '2026-11-05', 'cancelled'),
      meeting('Ausschuss', '2026-12-03', 'planned'),
    ]),
  ).toEqual([
    { body: 'Kreistag', last: '2026-09-25', previous: null },
    { body: 'Ausschuss', last: '2026-09-03', previous: '2026-03-12' },
  ]);
  expect(sinceMeetings([])).toEqual([]);
});
