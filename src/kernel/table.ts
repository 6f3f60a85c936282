import { sql } from 'drizzle-orm';
import { pgPolicy, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The county set on the transaction. After a commit the setting is an empty string, hence `nullif`. */
export const currentCounty = sql`(select nullif(current_setting('app.county', true), '')::uuid)`;

/**
 * The policy of every table with a county's data: a row is seen and written only while its own county is set.
 * @param table name in the database; the policy is named after it
 */
export function countyPolicy(table: string) {
  const own = sql`county_id = ${currentCounty}`;
  return pgPolicy(`${table}_county`, { as: 'permissive', for: 'all', to: 'public', using: own, withCheck: own });
}

/**
 * For the few tables whose rows belong to a county or, with an empty county, to the installation:
 * a row is seen only from where it belongs.
 */
export function countyOrInstallationPolicy(table: string) {
  const own = sql`county_id is not distinct from ${currentCounty}`;
  return pgPolicy(`${table}_county`, { as: 'permissive', for: 'all', to: 'public', using: own, withCheck: own });
}

/** First columns of every table with a county's data. */
export const countyColumns = {
  id: uuid().primaryKey(),
  countyId: uuid().notNull(),
};

export const instant = () => timestamp({ withTimezone: true, mode: 'date' });
