import { z } from 'zod';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { organisationsByUnit } from '#modules/network/server/index.ts';
import type { MunicipalitySummary, MunicipalMeasure } from '../../contract-municipality.ts';
import { lastOfEach, findReportsOf, statusThingIn, type MunicipalReportRow } from '../municipal-reports.ts';
import { loadTree } from '../load-tree.ts';
import { reportingPlaces } from '../model/municipal.ts';
import { walk } from '../model/tree.ts';
import { policy } from '../policy.ts';
import { roundDuties } from '../round-duties.ts';
import { findStrategiesInForce } from '../round-lines.ts';
import { findMunicipalities, findNodes } from '../store.ts';

/** Measures that name municipalities or are meant for all of them, each with the ids of those that it names. */
type Loaded = MunicipalMeasure & { places: string[]; reports: Map<string, MunicipalReportRow> };
async function loadMeasures(input: { ctx: CountyCtx; tx: Tx }): Promise<Loaded[]> {
  const { ctx, tx } = input;
  const today = berlinDay(ctx.clock.now());
  const organisations = await organisationsByUnit(tx);
  const { due: asked } = await roundDuties({ tx, today });
  const all = await findMunicipalities(tx);
  const found: Loaded[] = [];
  for (const strategy of await findStrategiesInForce(tx)) {
    const { nodes } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: false });
    const rows = new Map((await findNodes(tx, strategy.id)).map((row) => [row.id, row]));
    const reports = await findReportsOf(tx, [...rows.keys()]);
    for (const node of walk(nodes)) {
      const places = rows.get(node.id)?.municipalityIds ?? [];
      if (places.length === 0 && node.layer !== 'municipality' && node.layer !== 'both') continue;
      const ended = node.state === 'done' || node.state === 'dropped';
      const due = asked.get(node.id) ?? (ended ? null : node.plannedPeriod.to);
      const shared = reportingPlaces({ named: places, layer: node.layer, places: all });
      const thing = statusThingIn({ node: { leadUnitId: node.lead?.id ?? null, municipalityIds: places }, organisations });
      const { layer, state, lastStatus } = node;
      found.push({
        id: node.id,
        name: [node.path, node.title].filter(Boolean).join(' '),
        strategy: strategy.title,
        lead: node.lead?.name ?? null,
        layer,
        named: places.length > 0,
        shared: shared.length > 0,
        state,
        due,
        asked: asked.has(node.id),
        overdue: due !== null && due < today,
        lastWord: lastStatus && { date: lastStatus.date, text: lastStatus.text },
        mayReport:
          may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'strategy.write-status', thing }) === 'yes',
        places,
        reports: lastOfEach(reports.filter((report) => report.nodeId === node.id && report.releasedAt !== null)),
      });
    }
  }
  return found;
}

/** The measure as one municipality sees it: what it reports itself stands in place of the measure's own state. */
function seenBy(input: { ctx: CountyCtx; measure: Loaded; municipalityId: string; today: string }): MunicipalMeasure {
  const { ctx, municipalityId, today } = input;
  const { places: _places, reports, ...measure } = input.measure;
  if (!measure.shared) return measure;
  const last = reports.get(municipalityId) ?? null;
  const ended = last?.state === 'done' || last?.state === 'dropped';
  const due = ended ? null : measure.due;
  return {
    ...measure,
    state: last?.state ?? 'not-reported',
    lastWord: last && { date: last.date, text: last.text },
    asked: false,
    due,
    overdue: due !== null && due < today,
    mayReport:
      may({
        rows: policy,
        actor: ctx.actor,
        countyId: ctx.county.id,
        action: 'strategy.report-municipality',
        thing: { municipalityIds: [municipalityId] },
      }) === 'yes',
  };
}

const isFor = (measure: { places: readonly string[] }, municipalityId: string): boolean =>
  measure.places.length === 0 || measure.places.includes(municipalityId);

/** The municipalities that the actor may see, with how much is expected of each. */
export const listMunicipalities = useCase({
  name: 'strategy.list-municipalities',
  action: 'strategy.read-municipality',
  policy,
  mode: 'read',
  input: z.object({}),
  run: async ({ ctx, tx }) => {
    const measures = await loadMeasures({ ctx, tx });
    const today = berlinDay(ctx.clock.now());
    const places = (await findMunicipalities(tx)).filter(
      ({ id }) =>
        may({
          rows: policy,
          actor: ctx.actor,
          countyId: ctx.county.id,
          action: 'strategy.read-municipality',
          thing: { municipalityIds: [id] },
        }) === 'yes',
    );
    return ok(
      places
        .toSorted((one, other) => one.name.localeCompare(other.name, 'de'))
        .map(({ id, name }): MunicipalitySummary => {
          const own = measures
            .filter((measure) => isFor(measure, id))
            .map((measure) => seenBy({ ctx, measure, municipalityId: id, today }));
          const count = (matches: (measure: MunicipalMeasure) => boolean): number => own.filter(matches).length;
          return {
            id,
            name,
            measures: own.length,
            asked: count((measure) => measure.asked),
            overdue: count((measure) => measure.overdue),
            silent: count((measure) => measure.lastWord === null),
          };
        }),
    );
  },
});

/** What is expected of one municipality: what is due first, then by number. */
export const readMunicipality = useCase({
  name: 'strategy.read-municipality',
  policy,
  mode: 'read',
  input: z.object({ municipalityId: z.uuid() }),
  load: async ({ tx, input }) => {
    const place = (await findMunicipalities(tx)).find(({ id }) => id === input.municipalityId);
    return place ? ok({ loaded: place, thing: { municipalityIds: [place.id] } }) : notFound('Diese Gemeinde');
  },
  run: async ({ ctx, tx, loaded: { id, name } }) => {
    const today = berlinDay(ctx.clock.now());
    const own = (await loadMeasures({ ctx, tx })).filter((measure) => isFor(measure, id));
    const measures = own
      .map((measure) => seenBy({ ctx, measure, municipalityId: id, today }))
      .sort((one, other) => Number(other.asked) - Number(one.asked) || (one.due ?? '9').localeCompare(other.due ?? '9'));
    return ok({ municipality: { id, name }, measures });
  },
});
