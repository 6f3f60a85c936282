import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadPeriod } from '#modules/strategy/server/index.ts';
import type { ReportView } from '../../contract.ts';
import { reportIdInput } from '../../inputs.ts';
import { addressOf, committeeOf } from '../make-document.ts';
import { openPoints, sectionsOverview } from '../model/overview.ts';
import { policy } from '../policy.ts';
import { findReport, findShares } from '../store.ts';
import { reportSummary, shareView } from '../views.ts';

/** A report with its sections in numbers, what is open before it can be frozen with a good conscience, and its links. */
export const readReport = useCase({
  name: 'reporting.read-report',
  action: 'reporting.read-office',
  policy,
  mode: 'read',
  input: reportIdInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findReport(tx, { id: input.reportId });
    if (!row) return notFound('Diesen Bericht');
    const period = await loadPeriod({ tx, strategyId: row.strategyId, from: row.periodFrom, to: row.periodTo });
    if (!period) return notFound('Die Strategie dieses Berichts');
    const shares = await findShares(tx, row.id);
    return ok<ReportView>({
      ...reportSummary(row),
      version: row.version,
      address: addressOf(ctx, row.key),
      sections: sectionsOverview({ sections: row.sections, period, committee: await committeeOf(tx, row) }),
      openPoints: row.state === 'frozen' ? [] : openPoints({ sections: row.sections, period }),
      shares: shares.map((share) => shareView(share, ctx.clock.now())),
    });
  },
});
