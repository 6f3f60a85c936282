import type { Tx } from '#kernel/context.ts';
import { berlinDay, daysBetween, type IsoDate } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import { findReportsOf } from './municipal-reports.ts';
import { reportingPlaces } from './model/municipal.ts';
import type { OfficeNode } from '../contract.ts';
import { findOpenRounds } from './round-store.ts';
import { findMunicipalities, findNodes, type StrategyRow } from './store.ts';

/** After so many days without a word of its own a measure is a duty of the municipality. */
const silentAfterDays = 365;

/**
 * What municipalities are to report each for itself: what a running round asks, measures of which the planned end has passed,
 * and those without a word for a year. And, for the coordination, what waits for its release.
 */
export async function municipalDuties(input: {
  tx: Tx;
  today: IsoDate;
  strategy: StrategyRow;
  nodes: Iterable<
    Pick<OfficeNode, 'id' | 'path' | 'title' | 'state' | 'toBeDeveloped' | 'plannedPeriod'> & { children: unknown[] }
  >;
}): Promise<Duty[]> {
  const { tx, today, strategy } = input;
  const places = await findMunicipalities(tx);
  const rows = new Map((await findNodes(tx, strategy.id)).map((row) => [row.id, row]));
  const shared = [...input.nodes].flatMap((node) => {
    const row = rows.get(node.id);
    const own = row ? reportingPlaces({ named: row.municipalityIds, layer: row.layer, places }) : [];
    return own.length === 0 ? [] : [{ node, own }];
  });
  const reports = await findReportsOf(
    tx,
    shared.map(({ node }) => node.id),
  );
  const rounds = await findOpenRounds(tx, today);
  const found: Duty[] = [];
  for (const { node, own } of shared) {
    const title = [node.path, node.title].filter(Boolean).join(' ');
    const of = reports.filter((report) => report.nodeId === node.id);
    const waiting = of.filter((report) => report.releasedAt === null).length;
    if (waiting > 0)
      found.push({
        kind: 'strategy.municipal-release',
        key: `strategy.municipal-release:${node.id}`,
        subjectId: node.id,
        title,
        context: [waiting === 1 ? 'eine Gemeinde' : `${waiting} Gemeinden`, strategy.title],
        due: null,
        action: 'strategy.release-status',
        thing: {},
        askedOf: { unitId: null, municipalityIds: [], bodyId: null },
      });
    // A measure with others below it is reported on below; one that ended asks nobody any more.
    if (node.children.length > 0 || node.toBeDeveloped || node.state === 'dropped') continue;
    for (const place of own) {
      const last = of.find((report) => report.municipalityId === place.id);
      if (last && (last.state === 'done' || last.state === 'dropped' || last.state === 'continuous')) continue;
      const end = node.plannedPeriod.to;
      // A running round asks for a word that is not older than itself.
      const round = rounds.find((one) => one.startedAt !== null && (!last || last.createdAt < one.startedAt));
      const late = end !== null && end < today && (!last || last.date <= end) ? end : null;
      const silent = !last || daysBetween(berlinDay(last.createdAt), today) > silentAfterDays;
      const due = round?.reporterDue ?? late;
      if (due === null && !silent) continue;
      found.push({
        kind: 'strategy.municipal-report',
        key: ['strategy.municipal-report', node.id, place.id, ...(due === null ? [] : [due])].join(':'),
        subjectId: `${node.id}/${place.id}`,
        title,
        context: [place.name, strategy.title],
        due,
        action: 'strategy.report-municipality',
        thing: { municipalityIds: [place.id] },
        askedOf: { unitId: null, municipalityIds: [place.id], bodyId: null },
      });
    }
  }
  return found;
}
