import { addDays, daysBetween, type IsoDate } from '#kernel/dates.ts';
import type { ProjectPhase } from '../../contract-projects.ts';

/** So long before its end must be said what comes after a project. */
export const followUpDays = 183;

type Ending = { phase: ProjectPhase; periodTo: IsoDate | null; followUp: string | null };

/** Whether it must be said what comes after a project: it runs or will run, ends within half a year, and nobody did. */
export const needsFollowUp = (input: { project: Ending; today: IsoDate }): boolean => {
  const { phase, periodTo, followUp } = input.project;
  return (
    (phase === 'running' || phase === 'approved') &&
    periodTo !== null &&
    followUp === null &&
    daysBetween(input.today, periodTo) <= followUpDays
  );
};

/** Until when it must be said: three months before the end, so that something can still be applied for. */
export const followUpDue = (periodTo: IsoDate): IsoDate => addDays(periodTo, -92);
