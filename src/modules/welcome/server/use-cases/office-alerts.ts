import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { FeedState, OfficeAlert } from '../../contract-alerts.ts';
import { nothingInput } from '../../inputs-alerts.ts';
import { findAlerts, findFeeds, loadMunicipalities } from '../alert-store.ts';
import { officeAlertView } from '../alert-views.ts';
import { policy } from '../policy.ts';

/** Warnings as they were read, tests too, and how their sources stand. */
export const listAlerts = useCase({
  name: 'welcome.list-alerts',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: nothingInput,
  run: async ({ ctx, tx }) => {
    const municipalities = await loadMunicipalities(tx);
    const rows = await findAlerts(tx);
    const asked = new Set(ctx.alerts.feeds.map(({ kind, url }) => `${kind} ${url}`));
    const feeds = (await findFeeds(tx))
      // What is no longer in the configuration is asked no more, and says nothing.
      .filter(({ feed }) => asked.has(feed))
      .map((row): FeedState => ({
        feed: row.feed,
        readAt: row.readAt?.toISOString() ?? null,
        askedAt: row.askedAt.toISOString(),
        failure:
          row.failingSince === null
            ? null
            : { code: row.failureCode ?? '', message: row.failure ?? '', since: row.failingSince.toISOString() },
        faults: row.faults,
        active: rows.filter((entry) => entry.feed === row.feed && entry.endedAt === null).length,
      }));
    return ok<{ alerts: OfficeAlert[]; feeds: FeedState[]; configured: number }>({
      alerts: rows.map((row) => officeAlertView({ row, municipalities })),
      feeds,
      configured: ctx.alerts.feeds.length,
    });
  },
});
