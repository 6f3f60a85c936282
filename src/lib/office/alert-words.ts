import type { AlertStatus } from '#kernel/alerts.ts';
import type { OfficeAlert } from '#modules/welcome/contract-alerts.ts';

const statusWords: Readonly<Record<AlertStatus, string>> = {
  Actual: 'gilt',
  Exercise: 'Übung, nicht öffentlich',
  System: 'unter Rechnern, nicht öffentlich',
  Test: 'Test, nicht öffentlich',
  Draft: 'Entwurf, nicht öffentlich',
};

/** What a warning is now: a test is never shown to the public, whatever its source says of it. */
export function alertStateWords({ status, endedAt }: Pick<OfficeAlert, 'status' | 'endedAt'>): string {
  return endedAt === null ? statusWords[status] : status === 'Actual' ? 'vorbei' : `vorbei (${statusWords[status]})`;
}

/** A source by its host or file, with what it speaks. */
export function feedName(feed: string): string {
  const [kind = '', url = ''] = feed.split(' ');
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const place = parsed === null ? url : parsed.protocol === 'file:' ? (parsed.pathname.split('/').at(-1) ?? url) : parsed.host;
  return `${place} (${{ nina: 'NINA, Liste des Landkreises', 'nina-map': 'NINA, Liste für Deutschland', cap: 'CAP' }[kind] ?? kind})`;
}
