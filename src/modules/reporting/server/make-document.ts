import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { CitableDocument } from '#kernel/document.ts';
import { publicPaths } from '#lib/paths.ts';
import type { StrategyPeriod } from '#modules/strategy/contract.ts';
import { loadMeeting } from '#modules/network/server/index.ts';
import { loadDecisions, loadPeriod } from '#modules/strategy/server/index.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { buildReport } from './model/build-report.ts';
import type { CommitteeSetup } from './model/source.ts';
import { findCounty, type ReportRow } from './store.ts';

/** The permanent address of a report. It holds the county's name even where the county has a host of its own. */
export const addressOf = (ctx: CountyCtx, key: string): string =>
  `${ctx.origin}${publicPaths({ base: `/${ctx.county.slug}`, language: 'de' }).report(key)}`;

/** Makes a report's document anew from what is on record now. Null when its strategy cannot be reported on. */
export async function makeDocument(input: {
  ctx: CountyCtx;
  tx: Tx;
  report: ReportRow;
  status: 'draft' | 'frozen';
}): Promise<{ document: CitableDocument; period: StrategyPeriod } | null> {
  const { ctx, tx, report, status } = input;
  const period = await loadPeriod({ tx, strategyId: report.strategyId, from: report.periodFrom, to: report.periodTo });
  if (period === null) return null;
  const { officialName, accentLight } = await findCounty(tx, ctx.county.id);
  const settings = await readSettings(tx, ctx.county.id);
  const arms = settings.arms
    ? {
        mediaType: settings.arms.mediaType,
        data: Buffer.from(await ctx.files.read(settings.arms.sha256)).toString('base64'),
        alt: settings.arms.alt,
      }
    : null;
  const committee = await committeeOf(tx, report);
  const document = buildReport({
    period,
    setup: {
      title: report.title,
      committee,
      sections: report.sections,
      status,
      day: berlinDay(ctx.clock.now()),
      address: addressOf(ctx, report.key),
      county: {
        officialName,
        accent: accentLight,
        committee: committee?.meeting.body.name ?? settings.committee,
        imprint: settings.imprint ?? null,
        arms,
      },
    },
  });
  return { document, period };
}

/** The meeting that a paper is for, with what its body gave; null for a progress report. */
export async function committeeOf(tx: Tx, report: Pick<ReportRow, 'meetingId'>): Promise<CommitteeSetup | null> {
  const found = report.meetingId === null ? null : await loadMeeting(tx, report.meetingId);
  return found && { ...found, decisions: await loadDecisions(tx, { bodyId: found.meeting.body.id }) };
}
