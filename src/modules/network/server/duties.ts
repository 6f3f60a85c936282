import { inArray } from 'drizzle-orm';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { followUpDue, needsFollowUp } from './model/project-end.ts';
import { project } from './project-schema.ts';

/** Projects that end within half a year, and nobody said what comes after. */
export const duties: DutySource = async ({ tx, today }) => {
  const rows = await tx
    .select()
    .from(project)
    .where(inArray(project.phase, ['running', 'approved']));
  return rows
    .filter((row) => needsFollowUp({ project: row, today }))
    .map((row): Duty => {
      const unitIds = [row.contactUnitId, row.carrierUnitId].filter((id) => id !== null);
      return {
        kind: 'network.project-end',
        key: `network.project-end:${row.id}:${row.periodTo}`,
        subjectId: row.id,
        title: row.title,
        context: [row.programme ?? row.funderName ?? ''].filter(Boolean),
        due: followUpDue(row.periodTo!),
        action: 'network.keep-project',
        thing: { unitIds },
        askedOf: { unitId: unitIds[0] ?? null, municipalityIds: [], bodyId: null },
      };
    });
};
