import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { may } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfficeMunicipalPage, OfficeMunicipalReport } from '../../contract-municipality.ts';
import { nodeIdInput } from '../../inputs.ts';
import { municipalReportIdInput, writeMunicipalReportInput } from '../../inputs-municipality.ts';
import {
  findMunicipalReport,
  findMunicipalReports,
  municipalStandings,
  placesOfNode,
  reportView,
  type MunicipalReportRow,
} from '../municipal-reports.ts';
import { policy } from '../policy.ts';
import { municipalReport } from '../municipal-schema.ts';
import { findNode, findStrategy, type NodeRow } from '../store.ts';
import { thingWithPartners } from '../thing-of.ts';
import { layDownMunicipalReport } from '../write-municipal-report.ts';

/**
 * Writes how far one municipality is with a measure that each of them reports on for itself. The measure's own state stays
 * what its unit says.
 */
export const writeMunicipalReport = useCase({
  name: 'strategy.write-municipal-report',
  action: 'strategy.report-municipality',
  policy,
  mode: 'write',
  input: writeMunicipalReportInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!node || !strategy) return notFound('Diesen Eintrag');
    return ok({ loaded: { node, strategy }, thing: { municipalityIds: [input.municipalityId] } });
  },
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    const { date, state, text, nextStep, reason, source } = input;
    const written = await layDownMunicipalReport({
      ctx,
      tx,
      node,
      strategy,
      municipalityId: input.municipalityId,
      given: { date, state, text, nextStep, reason, source },
      author: { id: ctx.actor.kind === 'account' ? ctx.actor.id : null, name: actorRef(ctx.actor) },
    });
    if (!written.ok) return written;
    const { id, released, record } = written.value;
    if (released) touchPublic();
    audit(record);
    return ok({ id, released });
  },
});

async function loadReport(
  tx: Tx,
  reportId: string,
): Promise<Result<{ loaded: { report: MunicipalReportRow; node: NodeRow }; thing: { municipalityIds: string[] } }>> {
  const report = await findMunicipalReport(tx, reportId);
  const node = report && (await findNode(tx, report.nodeId));
  if (!report || !node || report.withdrawnAt !== null) return notFound('Diesen Stand');
  return ok({ loaded: { report, node }, thing: { municipalityIds: [report.municipalityId] } });
}

/** Releases what a municipality reported. Nobody releases an own report. */
export const releaseMunicipalReport = useCase({
  name: 'strategy.release-municipal-report',
  action: 'strategy.release-status',
  policy,
  mode: 'write',
  input: municipalReportIdInput,
  load: ({ tx, input }) => loadReport(tx, input.reportId),
  run: async ({ ctx, tx, loaded: { report, node }, audit, touchPublic }) => {
    if (report.releasedAt !== null) return conflict('already-released', 'Dieser Stand ist schon freigegeben.');
    if (ctx.actor.kind === 'account' && report.authorId === ctx.actor.id)
      return forbidden('Einen eigenen Stand gibt eine zweite Person frei.');
    await tx
      .update(municipalReport)
      .set({ releasedAt: ctx.clock.now(), releasedBy: actorRef(ctx.actor) })
      .where(eq(municipalReport.id, report.id));
    audit({ subjectType: 'strategy-node', subjectId: node.id, summary: `Stand einer Gemeinde zu „${node.title}“ freigegeben` });
    touchPublic();
    return ok();
  },
});

/** Takes a report back: whoever wrote it while it waits, the coordination any. It stays in the table, marked. */
export const withdrawMunicipalReport = useCase({
  name: 'strategy.withdraw-municipal-report',
  policy,
  mode: 'write',
  input: municipalReportIdInput,
  load: ({ tx, input }) => loadReport(tx, input.reportId),
  run: async ({ ctx, tx, loaded: { report, node }, audit, touchPublic }) => {
    const coordinates =
      may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'strategy.release-status' }) === 'yes';
    const own = ctx.actor.kind === 'account' && report.authorId === ctx.actor.id;
    if (!coordinates && !(own && report.releasedAt === null))
      return forbidden('Einen freigegebenen Stand zieht die Koordination zurück.');
    await tx.update(municipalReport).set({ withdrawnAt: ctx.clock.now() }).where(eq(municipalReport.id, report.id));
    audit({
      subjectType: 'strategy-node',
      subjectId: node.id,
      summary: `Stand einer Gemeinde zu „${node.title}“ vom ${report.date} zurückgezogen`,
    });
    if (report.releasedAt !== null) touchPublic();
    return ok();
  },
});

/** How the municipalities stand with a measure, what waits, and what the reader may do; null where none reports for itself. */
export const readMunicipalReports = useCase({
  name: 'strategy.read-municipal-reports',
  action: 'strategy.read-node',
  policy,
  mode: 'read',
  input: nodeIdInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!node || !strategy) return notFound('Diesen Eintrag');
    return ok({ loaded: { node, strategy }, thing: await thingWithPartners(tx, node) });
  },
  run: async ({ ctx, tx, loaded: { node, strategy } }) => {
    const standings = await municipalStandings(tx, node);
    if (standings === null) return ok<OfficeMunicipalPage | null>(null);
    const ask = (action: string, municipalityIds: string[]): boolean =>
      may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: { municipalityIds } }) === 'yes';
    const mayRelease = ask('strategy.release-status', []);
    const places = await placesOfNode(tx, node);
    const rows = await findMunicipalReports(tx, node.id);
    const names = await namesOf(
      tx,
      rows.map((row) => row.authorName),
    );
    const office = (row: MunicipalReportRow): OfficeMunicipalReport => ({
      ...reportView(row),
      author: names.get(row.authorName) ?? row.authorName,
      released: row.releasedAt !== null,
      own: ctx.actor.kind === 'account' && row.authorId === ctx.actor.id,
    });
    const reporting = strategy.state === 'adopted' ? places.filter(({ id }) => ask('strategy.report-municipality', [id])) : [];
    const nameOf = new Map(places.map(({ id, name }) => [id, name]));
    return ok<OfficeMunicipalPage | null>({
      standings,
      waiting: rows
        .filter(
          (row) => row.releasedAt === null && (mayRelease || ask('strategy.withdraw-municipal-report', [row.municipalityId])),
        )
        .map((row) => ({
          ...office(row),
          municipality: { id: row.municipalityId, name: nameOf.get(row.municipalityId) ?? '' },
        })),
      mayReport: reporting.map(({ id, name }) => {
        const last = rows.find((row) => row.municipalityId === id);
        return { id, name, last: last ? office(last) : null };
      }),
      mayRelease,
    });
  },
});
