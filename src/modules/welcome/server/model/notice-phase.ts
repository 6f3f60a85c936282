import type { NoticePhase, NoticeState } from '../../contract-alerts.ts';

/** What a notice is at a moment. */
export function phaseOf(notice: { state: NoticeState; shownFrom: Date; ends: Date }, now: Date): NoticePhase {
  if (notice.state !== 'public') return notice.state;
  if (now >= notice.ends) return 'over';
  return now < notice.shownFrom ? 'planned' : 'shown';
}

/** The next moment after now at which something begins or ends; null when nothing does. */
export function nextChange(instants: readonly (Date | null)[], now: Date): Date | null {
  const coming = instants.filter((at): at is Date => at !== null && at > now);
  return coming.length === 0 ? null : new Date(Math.min(...coming.map((at) => at.getTime())));
}
