import { changedFields } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { emptyInput, schoolSettingsInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { schoolSettings } from '../schema.ts';
import { loadSettings } from '../store.ts';

/** How the county keeps its directory. */
export const readSchoolSettings = useCase({
  name: 'schools.read-settings',
  action: 'schools.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok(await loadSettings(tx)),
});

export const changeSchoolSettings = useCase({
  name: 'schools.change-settings',
  action: 'schools.manage',
  policy,
  mode: 'write',
  input: schoolSettingsInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const before = await loadSettings(tx);
    await tx
      .insert(schoolSettings)
      .values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, ...input })
      .onConflictDoUpdate({ target: schoolSettings.countyId, set: input });
    audit({
      subjectType: 'school-settings',
      subjectId: ctx.county.id,
      summary: 'Verzeichnis der Kitas und Schulen: Einstellungen geändert',
      fields: changedFields<Record<string, unknown>>(before, input),
    });
    touchPublic();
    return ok();
  },
});
