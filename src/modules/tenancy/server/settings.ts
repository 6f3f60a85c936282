import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Settings } from '../contract.ts';
import { county, type CountySettings } from './schema.ts';

/** What holds where a county chose nothing. */
export const defaultSettings = {
  fourEyes: false,
  smallestCell: 5,
  committee: 'Ausschuss für Soziales, Integration und Gesundheit',
  reporting: { dates: [], reporterDays: 10, deputyDays: 5, headDays: 5, reminderDays: [7, 1] },
  budgetDeadline: '06-30',
  showCostsPublicly: false,
  // Since 2023 in local government, TVöD-VKA § 6 Abs. 1.
  fullTimeHours: 39,
  placeGraceDays: 90,
  pageGraceDays: 90,
  integreatForHelpers: false,
  streetMap: false,
  searchWords: '',
};

export const withDefaults = (settings: CountySettings): Settings => ({ ...defaultSettings, ...settings });

/** The county's settings with the defaults filled in. */
export async function readSettings(tx: Tx, countyId: string): Promise<Settings> {
  const [row] = await tx.select({ settings: county.settings }).from(county).where(eq(county.id, countyId));
  return withDefaults(row?.settings ?? {});
}
