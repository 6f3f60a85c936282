import type { OfficialAlert } from '#kernel/alerts.ts';
import { holding, replacedBy } from './current-alerts.ts';

/** What is kept of a source's warnings, ended ones too. */
export type KeptAlert = { id: string; identifier: string; version: string; expires: Date | null; endedAt: Date | null };

export type AlertChanges<P> = {
  fresh: { alert: OfficialAlert; places: P }[];
  changed: { id: string; alert: OfficialAlert; places: P; ended: boolean }[];
  /** Are back without having changed. */
  back: string[];
  over: string[];
  /** Of those that are over, the ones that the source called off before their own end. */
  lifted: string[];
  /** Versions of what the source holds and nobody here is to see, so that it is not fetched again. */
  elsewhere: Record<string, string>;
};

/**
 * What an answer changes. A warning is over when its source holds it no more, when another message replaces or ends it, or
 * when its own end has come, though many sources keep it for months after.
 * @param placesOf whom a warning concerns; null for nobody in this county
 */
export function changesOf<P>(input: {
  alerts: readonly OfficialAlert[];
  present: readonly string[];
  kept: readonly KeptAlert[];
  elsewhere: Readonly<Record<string, string>>;
  placesOf: (alert: OfficialAlert) => P | null;
  now: Date;
}): AlertChanges<P> {
  const { alerts, kept, placesOf, now } = input;
  const present = new Set(input.present);
  const replaced = replacedBy(alerts);
  const rows = new Map(kept.map((row) => [row.identifier, row]));
  const told = new Map(alerts.map((alert) => [alert.identifier, alert]));
  const held = new Set(holding(alerts));
  const elsewhere = Object.fromEntries(
    Object.entries(input.elsewhere).filter(([identifier]) => present.has(identifier) && !told.has(identifier)),
  );
  const changes: AlertChanges<P> = { fresh: [], changed: [], back: [], over: [], lifted: [], elsewhere };

  for (const alert of told.values()) {
    const row = rows.get(alert.identifier);
    const places = held.has(alert) ? placesOf(alert) : null;
    if (places === null) {
      elsewhere[alert.identifier] = alert.version;
      if (row && row.endedAt === null) changes.over.push(row.id);
      continue;
    }
    const ended = alert.expires !== null && new Date(alert.expires) <= now;
    if (!row) {
      if (!ended) changes.fresh.push({ alert, places });
      else elsewhere[alert.identifier] = alert.version;
    } else if (row.version !== alert.version) changes.changed.push({ id: row.id, alert, places, ended });
    else if (row.endedAt !== null && !ended) changes.back.push(row.id);
  }
  for (const row of kept) {
    if (told.has(row.identifier)) continue;
    const stays = present.has(row.identifier) && !replaced.has(row.identifier) && !(row.identifier in elsewhere);
    const expired = row.expires !== null && row.expires <= now;
    if (row.endedAt === null && (!stays || expired)) changes.over.push(row.id);
    if (row.endedAt !== null && stays && !expired) changes.back.push(row.id);
    // It is replaced, and stays in the list beside what replaces it.
    if (!stays && present.has(row.identifier)) elsewhere[row.identifier] = row.version;
  }
  const calledOff = new Set(
    alerts.filter(({ msgType }) => msgType === 'Cancel').flatMap(({ identifier, references }) => [identifier, ...references]),
  );
  const ids = new Map(kept.map((row) => [row.id, row]));
  changes.lifted = changes.over.filter((id) => {
    const { identifier, expires } = ids.get(id)!;
    return calledOff.has(identifier) && (expires === null || expires > now);
  });
  return changes;
}

export const nothingChanged = (changes: AlertChanges<unknown>): boolean =>
  [changes.fresh, changes.changed, changes.back, changes.over].every((list) => list.length === 0);
