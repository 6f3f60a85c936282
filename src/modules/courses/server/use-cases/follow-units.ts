import { and, inArray, isNull } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { skillsAssessment } from '../assessment-schema.ts';
import { languageMeetingTask } from '../meeting-schema.ts';
import { courseNeed } from '../need-schema.ts';
import { policy } from '../policy.ts';

/** Follows units that were renamed, split or merged: the needs they reported, the assessments they offer and what they have to do go to the unit that comes first. */
export const followUnits = followingUnits({
  name: 'courses.follow-units',
  policy,
  summary: 'Gemeldete Kursbedarfe, Kompetenzfeststellungen und offene Vereinbarungen an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const unitId = change.toUnitIds[0];
    if (unitId === undefined) return 0;
    const rows = await tx
      .update(courseNeed)
      .set({ unitId })
      .where(inArray(courseNeed.unitId, change.fromUnitIds))
      .returning({ id: courseNeed.id });
    // What was agreed on waits for who does it now; what a unit said or where it was invited stays its own.
    const tasks = await tx
      .update(languageMeetingTask)
      .set({ unitId })
      .where(and(inArray(languageMeetingTask.unitId, change.fromUnitIds), isNull(languageMeetingTask.doneOn)))
      .returning({ id: languageMeetingTask.id });
    const assessments = await tx
      .update(skillsAssessment)
      .set({ unitId })
      .where(inArray(skillsAssessment.unitId, change.fromUnitIds))
      .returning({ id: skillsAssessment.id });
    return rows.length + tasks.length + assessments.length;
  },
});
