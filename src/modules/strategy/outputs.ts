import { z } from 'zod';
import {
  changeKinds,
  countyRoles,
  horizons,
  layers,
  nodeKinds,
  shownStates,
  statusStates,
  strategyStates,
  textKinds,
  type ChangeEntryView,
  type PublicNode,
  type PublicStrategy,
  type StatusView,
  type StrategySummary,
} from './contract.ts';

/** Schemas of what the public views give: the API's description is made from them, and a test holds them against real answers. */

const day = z.iso.date();
const wording = z
  .record(
    z.string(),
    z.object({ language: z.string(), state: z.enum(['draft', 'checked', 'outdated']), checkedOn: day.nullable() }),
  )
  .optional()
  .describe('Fields that stand in another language than German; outdated where the German text has changed since.');
const period = z.object({ from: day.nullable(), to: day.nullable() });
const unit = z.object({ id: z.uuid(), key: z.string(), name: z.string() });
const resolution = z.object({ body: z.string(), date: day.nullable(), paper: z.string().nullable() }).nullable();
const progress = z.object({
  share: z.number().min(0).max(1).nullable().describe('Weighted share of what counts; null when nothing counts.'),
  points: z.number(),
  weight: z.number(),
  counted: z.int(),
  notCounted: z
    .object({ continuous: z.int(), dropped: z.int(), notReported: z.int(), toBeDeveloped: z.int() })
    .describe('Lines that are not in the share, by reason. A share is never to be shown without its coverage.'),
  parts: z
    .object({ reported: z.int(), silent: z.int() })
    .describe('Within what counts: entries that the share is made of, and those of which nothing was heard.'),
  coverage: z
    .object({ reported: z.number(), all: z.number() })
    .describe('Weight of all that is to be reported on, and of it what was.'),
});

export const statusOutput: z.ZodType<StatusView> = z.object({
  wording,
  id: z.uuid(),
  nodeId: z.uuid(),
  date: day,
  state: z.enum(statusStates),
  text: z.string(),
  nextStep: z.string().nullable(),
  reason: z.string().nullable(),
  authorName: z.string().describe('The responsible office; never a person.'),
  source: z.string(),
  released: z.boolean(),
  demonstration: z.boolean(),
  createdAt: z.iso.datetime(),
});

const summaryFields = {
  wording,
  id: z.uuid(),
  key: z.string(),
  title: z.string(),
  state: z.enum(strategyStates),
  levels: z.array(z.string()).describe("Names of the levels in the county's own words, the outermost first."),
  adoptedOn: day.nullable(),
  period,
  resolution,
  predecessorId: z.uuid().nullable(),
  sourceNote: z.string().nullable(),
};
export const strategySummaryOutput: z.ZodType<StrategySummary> = z.object(summaryFields);

const nodeFields = {
  wording,
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  level: z.int().min(0),
  levelName: z.string(),
  number: z.string().nullable().describe('As printed.'),
  path: z.string().describe('The number with those of its ancestors; empty where nothing is printed.'),
  title: z.string(),
  titleLanguage: z.string().describe('BCP 47 tag of the title: German where there is no translation.'),
  text: z.string().nullable(),
  kind: z.enum(nodeKinds).nullable(),
  horizon: z.enum(horizons).nullable(),
  period,
  plannedPeriod: period,
  lead: unit.nullable(),
  partners: z.array(unit),
  targetGroups: z.array(z.string()),
  municipalities: z.array(z.string()),
  layer: z.enum(layers).nullable(),
  countyRole: z.enum(countyRoles).nullable(),
  links: z.array(z.object({ label: z.string(), href: z.string() })),
  toBeDeveloped: z.boolean().describe('A goal whose measures are still to be developed; left out of the roll-up.'),
  state: z.enum(shownStates),
  lastStatus: statusOutput.nullable(),
  progress,
  steps: z.array(
    z.object({ wording, id: z.uuid(), title: z.string(), position: z.int(), due: day.nullable(), doneOn: day.nullable() }),
  ),
};
/** Named, so that a description of it can refer to itself. */
export const nodeOutput: z.ZodType<PublicNode> = z
  .lazy(() => z.object({ ...nodeFields, children: z.array(nodeOutput) }))
  .meta({ id: 'StrategyNode' });

export const strategyOutput: z.ZodType<PublicStrategy> = z.object({
  ...summaryFields,
  nodes: z.array(nodeOutput),
  texts: z.array(
    z.object({
      wording,
      id: z.uuid(),
      kind: z.enum(textKinds),
      title: z.string(),
      items: z.array(z.string()),
      nodeId: z.uuid().nullable(),
    }),
  ),
  progress,
  states: z.record(z.enum(shownStates), z.int()),
  lineLevel: z.int(),
  demonstration: z.boolean(),
  lastChange: day.nullable(),
});

export const changeOutput: z.ZodType<ChangeEntryView> = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(changeKinds),
  subject: z.enum(['node', 'text', 'step', 'status', 'strategy']),
  subjectId: z.uuid(),
  nodeId: z.uuid().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  actorName: z.string(),
  reason: z.string().nullable(),
});
