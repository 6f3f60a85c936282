import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { settingsInput } from '../../inputs.ts';
import { countyView } from '../directory.ts';
import { policy } from '../policy.ts';
import { county } from '../schema.ts';
import { withDefaults } from '../settings.ts';
import { accentFaults } from './create-county.ts';

/** The county with its settings, defaults filled in. */
export const readCounty = useCase({
  name: 'tenancy.read-county',
  action: 'tenancy.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const [row] = await tx.select().from(county).where(eq(county.id, ctx.county.id));
    return row ? ok({ ...countyView(row), settings: withDefaults(row.settings) }) : notFound('Diesen Landkreis');
  },
});

/** Changes what the county chose. An accent that cannot be read is refused, in light and in dark. */
export const changeSettings = useCase({
  name: 'tenancy.change-settings',
  action: 'tenancy.manage-county',
  policy,
  mode: 'write',
  input: settingsInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const [row] = await tx.select().from(county).where(eq(county.id, ctx.county.id)).for('update');
    if (!row) return notFound('Diesen Landkreis');
    const {
      tagline = row.tagline,
      accent = { light: row.accentLight, dark: row.accentDark },
      languages = row.languages,
      ...rest
    } = input;
    const faults = accentFaults(accent);
    if (faults.length > 0) return invalid('accent-contrast', faults[0]!.message, faults);
    const settings = { ...row.settings, ...rest };
    await tx
      .update(county)
      .set({ tagline, accentLight: accent.light, accentDark: accent.dark, languages, settings })
      .where(eq(county.id, row.id));
    const before = {
      ...withDefaults(row.settings),
      tagline: row.tagline,
      accent: { light: row.accentLight, dark: row.accentDark },
      languages: row.languages,
    };
    audit({
      subjectType: 'county',
      subjectId: row.id,
      summary: 'Einstellungen geändert',
      fields: changedFields<Record<string, unknown>>(before, { ...withDefaults(settings), tagline, accent, languages }),
    });
    touchPublic();
    return ok();
  },
});
