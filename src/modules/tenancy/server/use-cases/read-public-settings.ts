import { eq } from 'drizzle-orm';
import { notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { searchGroups, type PublicSettings } from '../../contract.ts';
import { policy } from '../policy.ts';
import { county } from '../schema.ts';
import { withDefaults } from '../settings.ts';

/** What a county tells everybody about itself: imprint, contact, whom to tell about barriers. Null where nothing is set. */
export const readPublicSettings = useCase({
  name: 'tenancy.read-public-settings',
  action: 'tenancy.read-public',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const [row] = await tx.select().from(county).where(eq(county.id, ctx.county.id));
    if (!row) return notFound('Diesen Landkreis');
    const { imprint, contactMail, accessibilityContact } = row.settings;
    const { integreatForHelpers, streetMap, searchWords } = withDefaults(row.settings);
    const set = (value: string | undefined): string | null => value?.trim() || null;
    return ok<PublicSettings>({
      imprint: set(imprint),
      contactMail: set(contactMail),
      accessibilityContact: set(accessibilityContact),
      integreatForHelpers,
      streetMap,
      searchWords: searchGroups(searchWords),
    });
  },
});
