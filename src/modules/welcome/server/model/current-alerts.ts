import { severities, type OfficialAlert, type Severity } from '#kernel/alerts.ts';

/** Identifiers of what other messages of the same answer update or end. */
export function replacedBy(alerts: readonly OfficialAlert[]): Set<string> {
  return new Set(
    alerts.filter(({ msgType }) => msgType === 'Update' || msgType === 'Cancel').flatMap(({ references }) => references),
  );
}

/**
 * The messages of one answer that hold: without those that another one updates or ends, without the ends themselves, and
 * without what machines tell each other (Ack, Error).
 */
export function holding(alerts: readonly OfficialAlert[]): OfficialAlert[] {
  const replaced = replacedBy(alerts);
  return alerts.filter(({ msgType, identifier }) => (msgType === 'Alert' || msgType === 'Update') && !replaced.has(identifier));
}

/** The worst first, then the latest. */
export function byWeight<T extends { severity: Severity; sent: Date | string }>(alerts: readonly T[]): T[] {
  const rank = (severity: Severity): number => severities.indexOf(severity);
  return alerts.toSorted(
    (one, other) => rank(one.severity) - rank(other.severity) || new Date(other.sent).getTime() - new Date(one.sent).getTime(),
  );
}

/** The same warning from two sources (NINA writes `dwd.` before the weather service's own identifier) is shown once. */
export function withoutDoubles<T extends { identifier: string }>(alerts: readonly T[]): T[] {
  const seen = new Set<string>();
  return alerts.filter(({ identifier }) => {
    const bare = identifier.replace(/^dwd\./, '');
    if (seen.has(bare)) return false;
    seen.add(bare);
    return true;
  });
}

/** Whether a severity is at least as bad as another. `Unknown` counts as the least. */
export const atLeast = (severity: Severity, least: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(least);

/** Words of a warning in the reader's language; else German, English, or what there is. */
export function wordsIn<T extends { language: string }>(texts: readonly T[], language: string): T | null {
  const base = language.split('-')[0]!;
  for (const wanted of [language, base, 'de', 'en']) {
    const found = texts.find((text) => text.language === wanted);
    if (found) return found;
  }
  return texts[0] ?? null;
}

const ninaProviders: readonly string[] = ['MOWAS', 'BIWAPP', 'KATWARN', 'LHP', 'POLICE', 'NINA'];

/** Where the warning stands at its source. */
export function sourceAddress(input: { identifier: string; provider: string; web: string | null }): string {
  const { identifier, provider, web } = input;
  if (ninaProviders.includes(provider)) return `https://warnung.bund.de/meldungen/${encodeURIComponent(identifier)}`;
  return web ?? (provider === 'DWD' ? 'https://www.dwd.de/warnungen' : 'https://warnung.bund.de/meldungen');
}
