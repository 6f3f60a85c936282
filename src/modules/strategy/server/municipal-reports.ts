import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Thing } from '#kernel/policy.ts';
import type { MunicipalReport, MunicipalStandings } from '../contract-municipality.ts';
import { reportingPlaces, standingsOf } from './model/municipal.ts';
import { municipalReport } from './municipal-schema.ts';
import { findMunicipalities, type NodeRow } from './store.ts';
import { thingIn, thingOf } from './thing-of.ts';

export type MunicipalReportRow = typeof municipalReport.$inferSelect;
export type SharedNode = Pick<NodeRow, 'municipalityIds' | 'layer'>;

/** The municipalities that report on a node each for itself; empty where its notes speak for all. */
export const placesOfNode = async (tx: Tx, node: SharedNode) =>
  reportingPlaces({ named: node.municipalityIds, layer: node.layer, places: await findMunicipalities(tx) });

/** To whom the state of a node itself belongs: of several municipalities none speaks for the others. */
export async function statusThing(tx: Tx, node: Pick<NodeRow, 'leadUnitId'> & SharedNode): Promise<Thing> {
  return { ...(await thingOf(tx, node)), municipalityIds: speaking(node) };
}
export const statusThingIn = (input: Parameters<typeof thingIn>[0]): Thing => ({
  ...thingIn(input),
  municipalityIds: speaking(input.node),
});
const speaking = (node: Pick<NodeRow, 'municipalityIds'>): string[] =>
  node.municipalityIds.length === 1 ? node.municipalityIds : [];

export async function findMunicipalReport(tx: Tx, id: string): Promise<MunicipalReportRow | null> {
  const [row] = await tx.select().from(municipalReport).where(eq(municipalReport.id, id));
  return row ?? null;
}

/** Reports on one node that stand, the newest first: released ones and those that wait. */
export const findMunicipalReports = (tx: Tx, nodeId: string): Promise<MunicipalReportRow[]> =>
  tx
    .select()
    .from(municipalReport)
    .where(and(eq(municipalReport.nodeId, nodeId), isNull(municipalReport.withdrawnAt)))
    .orderBy(desc(municipalReport.date), desc(municipalReport.createdAt));

/** Reports on several nodes that stand, the newest first. */
export const findReportsOf = (tx: Tx, nodeIds: readonly string[]): Promise<MunicipalReportRow[]> =>
  nodeIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(municipalReport)
        .where(and(inArray(municipalReport.nodeId, [...nodeIds]), isNull(municipalReport.withdrawnAt)))
        .orderBy(desc(municipalReport.date), desc(municipalReport.createdAt));

export const reportView = ({ id, date, state, text, nextStep, reason }: MunicipalReportRow): MunicipalReport => ({
  id,
  date,
  state,
  text,
  nextStep,
  reason,
});

/** Of each municipality the last report, of rows with the newest first. */
export const lastOfEach = (rows: readonly MunicipalReportRow[]): Map<string, MunicipalReportRow> =>
  new Map(rows.toReversed().map((row) => [row.municipalityId, row]));

/** How the municipalities stand with a node, by what is released; null where none reports for itself. */
export async function municipalStandings(tx: Tx, node: SharedNode & { id: string }): Promise<MunicipalStandings | null> {
  const places = await placesOfNode(tx, node);
  if (places.length === 0) return null;
  const rows = await tx
    .select()
    .from(municipalReport)
    .where(and(eq(municipalReport.nodeId, node.id), isNotNull(municipalReport.releasedAt), isNull(municipalReport.withdrawnAt)))
    .orderBy(desc(municipalReport.date), desc(municipalReport.createdAt));
  const reports = new Map([...lastOfEach(rows)].map(([id, row]) => [id, reportView(row)]));
  return standingsOf({ places, reports });
}
