import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { countyRoles, horizons, layers, nodeKinds, statusStates, textKinds } from './contract.ts';

/** Input schemas of the strategy module: forms, API and command line share them. */

const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.');
const optionalDay = day.nullable().default(null);
const id = z.uuid();
const title = z.string().trim().min(1, 'Bitte einen Titel angeben.').max(500, 'Der Titel ist zu lang (höchstens 500 Zeichen).');
const longText = z.string().trim().max(20_000, 'Der Text ist zu lang (höchstens 20.000 Zeichen).');
const links = z
  .array(z.object({ label: z.string().trim().min(1).max(200), href: z.url({ protocol: /^https?$/ }) }))
  .max(20)
  .default([]);
const key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Nur kleine Buchstaben, Ziffern und Bindestriche.')
  .max(60);

const resolution = z
  .object({ body: z.string().trim().min(1).max(200), date: optionalDay, paper: z.string().trim().max(100).nullable().default(null) })
  .nullable()
  .default(null);

const periodFields = { from: optionalDay, to: optionalDay };
const period = z
  .object(periodFields)
  .refine((value) => value.from === null || value.to === null || value.from <= value.to, 'Das Ende liegt vor dem Anfang.')
  .nullable()
  .default(null);

const nodeFields = {
  number: z.string().trim().min(1).max(40).nullable().default(null),
  title,
  text: longText.nullable().default(null),
  internalText: longText.nullable().default(null),
  kind: z.enum(nodeKinds).nullable().default(null),
  horizon: z.enum(horizons).nullable().default(null),
  period,
  /** Keys of units; the lead is one, partners are any. */
  lead: z.string().max(120).nullable().default(null),
  partners: z.array(z.string().max(120)).max(30).default([]),
  targetGroups: z.array(z.string().trim().min(1).max(300)).max(30).default([]),
  /** Official keys (AGS) of the municipalities concerned; empty means the whole county. */
  municipalities: z.array(z.string().regex(/^\d{8}$/)).max(200).default([]),
  layer: z.enum(layers).nullable().default(null),
  countyRole: z.enum(countyRoles).nullable().default(null),
  links,
  toBeDeveloped: z.boolean().default(false),
  weight: z.number().min(0).max(1000).default(1),
};

const statusFields = {
  date: day,
  state: z.enum(statusStates),
  text: longText.min(1, 'Bitte schreiben Sie, was geschehen ist.'),
  nextStep: longText.nullable().default(null),
  reason: longText.nullable().default(null),
  expectedEnd: optionalDay,
};

/** A node with all below it, as documents, the API and the example data give it. */
const nodeShape = z.object({
  ...nodeFields,
  level: z.number().int().min(0).max(9),
  translations: z.record(z.string(), z.object({ title })).default({}),
  periodDemonstration: z.boolean().default(false),
  steps: z.array(z.union([title.transform((value) => ({ title: value, due: null, doneOn: null })), z.object({ title, due: optionalDay, doneOn: optionalDay })])).max(200).default([]),
  status: z
    .array(z.object({ ...statusFields, source: z.string().trim().max(300).default(''), demonstration: z.boolean().default(false) }))
    .max(200)
    .default([]),
  /** Name of this node for texts that belong to it; used in this input alone. */
  key: z.string().max(80).nullable().default(null),
});
export type StrategyNodeInput = z.output<typeof nodeShape> & { children: StrategyNodeInput[] };
type StrategyNodeRaw = z.input<typeof nodeShape> & { children?: StrategyNodeRaw[] | undefined };
const strategyNodeInputSchema: z.ZodType<StrategyNodeInput, StrategyNodeRaw> = nodeShape.extend({
  children: z.lazy(() => z.array(strategyNodeInputSchema)).default([]),
});

export const createStrategyInput = z.object({
  key,
  title,
  levels: z.array(z.string().trim().min(1).max(80)).min(1, 'Eine Strategie hat mindestens eine Ebene.').max(8),
  period,
  predecessorKey: key.nullable().default(null),
  sourceNote: z.string().trim().max(1000).nullable().default(null),
  texts: z
    .array(
      z.object({
        kind: z.enum(textKinds),
        title: z.string().trim().max(300).default(''),
        items: z.array(longText.min(1)).min(1).max(200),
        nodeKey: z.string().max(80).nullable().default(null),
      }),
    )
    .max(500)
    .default([]),
  nodes: z.array(strategyNodeInputSchema).default([]),
});
export type CreateStrategyInput = z.output<typeof createStrategyInput>;

/** `adoptedOn` is null where a document does not hand down the day. */
export const adoptStrategyInput = z.object({ strategyId: id, adoptedOn: day.nullable(), resolution });
export type AdoptStrategyInput = z.output<typeof adoptStrategyInput>;

export const changeNodeInput = z.object({
  nodeId: id,
  /** The version that the person saw: a change in between is a conflict, not lost. */
  version: z.number().int().min(1),
  reason: z.string().trim().max(1000).nullable().default(null),
  fields: z.object(nodeFields).partial(),
});
export const addNodeInput = z.object({
  strategyId: id,
  parentId: id.nullable().default(null),
  level: z.number().int().min(0).max(9),
  reason: z.string().trim().max(1000).nullable().default(null),
  fields: z.object(nodeFields),
});
export const moveNodeInput = z.object({
  nodeId: id,
  version: z.number().int().min(1),
  parentId: id.nullable(),
  position: z.number().int().min(0),
  reason: z.string().trim().max(1000).nullable().default(null),
});
export const deleteNodeInput = z.object({
  nodeId: id,
  version: z.number().int().min(1),
  reason: z.string().trim().min(1, 'Bitte begründen Sie, warum der Eintrag entfällt.').max(1000),
});

export const writeStatusInput = z
  .object({
    nodeId: id,
    ...statusFields,
    source: z.string().trim().max(300).default(''),
    /** Heeded only from the platform itself, for example data. */
    demonstration: z.boolean().default(false),
  })
  .superRefine((value, context) => {
    if ((value.state === 'delayed' || value.state === 'dropped') && !value.reason) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Bitte nennen Sie den Grund: Er gehört zu „verzögert“ und „entfallen“.' });
    }
  });
export type WriteStatusInput = z.output<typeof writeStatusInput>;
export const statusIdInput = z.object({ statusId: id });
export const saveStepsInput = z.object({
  nodeId: id,
  steps: z.array(z.object({ id: id.nullable().default(null), title, due: optionalDay, doneOn: optionalDay })).max(200),
});

export const readStrategyInput = z.object({
  /** Address part of the strategy; null for the county's current one. */
  key: key.nullable().default(null),
  /** Language of titles where there is a translation. */
  language: z.string().max(20).default('de'),
  /** The state of affairs at the end of this day; null for now. */
  at: optionalDay,
});
export const strategyIdInput = z.object({ strategyId: id });
export const nodeIdInput = z.object({ nodeId: id, language: z.string().max(20).default('de') });
export const listChangesInput = z.object({ strategyId: id, from: day, to: day });
export const emptyInput = z.object({});
