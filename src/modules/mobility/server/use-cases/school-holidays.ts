import { eq } from 'drizzle-orm';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { holidayIdInput, holidayInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { schoolHoliday } from '../schema.ts';
import { findHolidays } from '../store.ts';

/** Enters school holidays; they may not overlap others. */
export const addSchoolHoliday = useCase({
  name: 'mobility.add-school-holiday',
  action: 'mobility.keep',
  policy,
  mode: 'write',
  input: holidayInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const other = (await findHolidays(tx)).find((span) => span.firstDay <= input.lastDay && input.firstDay <= span.lastDay);
    if (other) return invalidField('firstDay', `Diese Tage überschneiden sich mit „${other.label}“.`, 'overlap');
    const id = newId(ctx.clock.now().getTime());
    await tx.insert(schoolHoliday).values({ id, countyId: ctx.county.id, ...input });
    audit({
      subjectType: 'school-holiday',
      subjectId: id,
      summary: `Schulferien „${input.label}“ eingetragen`,
      fields: { firstDay: { after: input.firstDay }, lastDay: { after: input.lastDay }, source: { after: input.source } },
    });
    touchPublic();
    return ok({ id });
  },
});

export const removeSchoolHoliday = useCase({
  name: 'mobility.remove-school-holiday',
  action: 'mobility.keep',
  policy,
  mode: 'write',
  input: holidayIdInput,
  run: async ({ tx, input, audit, touchPublic }) => {
    const [row] = await tx.delete(schoolHoliday).where(eq(schoolHoliday.id, input.holidayId)).returning();
    if (!row) return notFound('Diese Ferien');
    audit({ subjectType: 'school-holiday', subjectId: row.id, summary: `Schulferien „${row.label}“ gelöscht` });
    touchPublic();
    return ok({ id: row.id });
  },
});
