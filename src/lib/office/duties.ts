import { addDays, daysBetween } from '#kernel/dates.ts';
import type { Duty } from '#modules/strategy/contract.ts';
import type { officePaths } from '#lib/paths.ts';
import { aheadWords, dayAndMonth, longDay, overdueWords } from './german.ts';

export type DutyRow = {
  when: string;
  late: boolean;
  date?: string;
  title: string;
  href: string;
  detail: string;
  button: { href: string; label: string; main: boolean };
};

export type DutyGroup = { title: string; duties: DutyRow[]; total: number };

/** Duties in their groups: overdue ones, this week, all others. Empty groups are left out; `limit` cuts long ones. */
export function groupDuties(input: {
  duties: readonly Duty[];
  today: string;
  paths: ReturnType<typeof officePaths>;
  limit: number | null;
}): DutyGroup[] {
  const { today, paths, limit } = input;
  const week = addDays(today, 7);
  const row = (duty: Duty): DutyRow => {
    const name = [duty.path, duty.title].filter(Boolean).join(' ');
    const task = {
      release: {
        title: `Stand freigeben: ${name}`,
        label: 'Stand prüfen',
        href: paths.nodeRelease(duty.nodeId),
        why: 'eingereicht, wartet auf eine zweite Person',
      },
      develop: {
        title: `Maßnahmen entwickeln: ${name}`,
        label: 'Maßnahme anlegen',
        href: paths.nodeAdd(duty.nodeId),
        why: 'im Beschluss angekündigt, noch nicht benannt',
      },
      milestone: {
        title: `Meilenstein: ${name}`,
        label: 'Schritte öffnen',
        href: paths.nodeSteps(duty.nodeId),
        why: 'Frist eines Schritts ist vorbei',
      },
      report: {
        title: `Stand schreiben: ${name}`,
        label: 'Stand schreiben',
        href: paths.nodeStatus(duty.nodeId),
        why: duty.due === null ? 'ohne aktuelle Meldung' : 'geplantes Ende ist vorbei',
      },
    }[duty.kind];
    const late = duty.overdueDays > 0;
    const date =
      duty.due === null ? undefined : duty.due.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(duty.due) : longDay(duty.due);
    return {
      when: late ? overdueWords(duty.overdueDays) : duty.due === null ? 'offen' : aheadWords(daysBetween(today, duty.due)),
      late,
      ...(date === undefined ? {} : { date }),
      title: task.title,
      href: paths.node(duty.nodeId),
      detail: [task.why, duty.unit, duty.strategyTitle].filter(Boolean).join(' · '),
      button: { href: task.href, label: task.label, main: late },
    };
  };
  const overdue = input.duties.filter((duty) => duty.overdueDays > 0);
  const soon = input.duties.filter((duty) => duty.overdueDays === 0 && duty.due !== null && duty.due <= week);
  const later = input.duties.filter((duty) => !overdue.includes(duty) && !soon.includes(duty));
  // What waits for a release keeps others waiting: it comes first among what has no date.
  const order = ['release', 'milestone', 'report', 'develop'];
  const sorted = later.toSorted(
    (one, other) => (one.due ?? '9').localeCompare(other.due ?? '9') || order.indexOf(one.kind) - order.indexOf(other.kind),
  );
  return [
    { title: 'Überfällig', duties: overdue.map(row) },
    { title: 'Diese Woche', duties: soon.map(row) },
    { title: later.some((duty) => duty.due !== null) ? 'Danach' : 'Ohne Frist', duties: sorted.map(row) },
  ]
    .filter((group) => group.duties.length > 0)
    .map((group) => ({
      ...group,
      duties: limit === null ? group.duties : group.duties.slice(0, limit),
      total: group.duties.length,
    }));
}
