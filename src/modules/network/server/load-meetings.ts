import type { Tx } from '#kernel/context.ts';
import type { MeetingView } from '../contract.ts';
import { findMeetings } from './store.ts';
import { meetingView } from './views.ts';

/** Every meeting that is planned, the latest day first. */
export const loadMeetings = async (tx: Tx): Promise<MeetingView[]> =>
  (await findMeetings({ tx, bodyId: null, state: 'planned' })).map(meetingView);
