import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import type { Draft, SourceLine } from './draft.ts';
import { countyRoles, frequencies, horizons, layers, nodeKinds, statusStates, textKinds } from './contract.ts';

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
  .object({
    body: z.string().trim().min(1).max(200),
    date: optionalDay,
    paper: z.string().trim().max(100).nullable().default(null),
  })
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
  municipalities: z
    .array(z.string().regex(/^\d{8}$/))
    .max(200)
    .default([]),
  layer: z.enum(layers).nullable().default(null),
  countyRole: z.enum(countyRoles).nullable().default(null),
  links,
  toBeDeveloped: z.boolean().default(false),
  weight: z.number().min(0).max(1000).default(1),
};

type WithoutDefault<S> = S extends z.ZodDefault<infer Inner> ? Inner : S;

/** The same fields without what stands in for absent ones: a change touches only what it names. */
const withoutDefaults = <S extends Record<string, z.ZodType>>(fields: S): { [K in keyof S]: WithoutDefault<S[K]> } =>
  Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, schema instanceof z.ZodDefault ? schema.unwrap() : schema]),
  ) as { [K in keyof S]: WithoutDefault<S[K]> };

export const statusFields = {
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
  steps: z
    .array(
      z.union([
        title.transform((value) => ({ title: value, due: null, doneOn: null })),
        z.object({ title, due: optionalDay, doneOn: optionalDay }),
      ]),
    )
    .max(200)
    .default([]),
  status: z
    .array(
      z.object({ ...statusFields, source: z.string().trim().max(300).default(''), demonstration: z.boolean().default(false) }),
    )
    .max(200)
    .default([]),
  /** Name of this node for texts that belong to it; used in this input alone. */
  key: z.string().max(80).nullable().default(null),
});
export type StrategyNodeInput = z.output<typeof nodeShape> & { children: StrategyNodeInput[] };
type StrategyNodeRaw = z.input<typeof nodeShape> & { children?: StrategyNodeRaw[] | undefined };
/** Named, so that a description of it can refer to itself. */
const strategyNodeInputSchema: z.ZodType<StrategyNodeInput, StrategyNodeRaw> = nodeShape
  .extend({ children: z.lazy(() => z.array(strategyNodeInputSchema)).default([]) })
  .meta({ id: 'StrategyNodeInput' });

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

export const changeNodeInput = z.object({
  nodeId: id,
  /** The version that the person saw: a change in between is a conflict, not lost. */
  version: z.number().int().min(1),
  reason: z.string().trim().max(1000).nullable().default(null),
  fields: z.object(withoutDefaults(nodeFields)).partial(),
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

const textFields = {
  kind: z.enum(textKinds),
  title: z.string().trim().max(300, 'Die Überschrift ist zu lang (höchstens 300 Zeichen).'),
  items: z
    .array(longText.min(1))
    .min(1, 'Bitte schreiben Sie mindestens einen Absatz.')
    .max(200, 'Ein Text hat höchstens 200 Absätze.'),
  /** The field of action that the text belongs to; null for the whole strategy. */
  nodeId: id.nullable(),
};
const textReason = z.string().trim().max(1000, 'Der Grund ist zu lang (höchstens 1000 Zeichen).').nullable().default(null);
export const addTextInput = z.object({ strategyId: id, ...textFields, reason: textReason });
export const changeTextInput = z.object({ textId: id, version: z.number().int().min(1), ...textFields, reason: textReason });
export const moveTextInput = z.object({
  textId: id,
  version: z.number().int().min(1),
  /** Place among the texts of its kind, the first is 0. */
  position: z.number().int().min(0),
});
export const deleteTextInput = z.object({
  textId: id,
  version: z.number().int().min(1),
  reason: z.string().trim().min(1, 'Bitte begründen Sie, warum der Text entfällt.').max(1000),
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
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Bitte nennen Sie den Grund: Er gehört zu „verzögert“ und „entfallen“.',
      });
    }
  });
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
export const languageInput = z.object({ language: z.string().max(20).default('de') });
export const nodeIdInput = z.object({ nodeId: id, language: z.string().max(20).default('de') });
export const listChangesInput = z.object({
  strategyId: id,
  from: day,
  to: day,
  /** Only a node and what is or was below it: its id, or the printed number of a field. */
  within: z.string().max(60).nullable().default(null),
});
export const listNewsInput = z.object({
  key,
  within: z.string().max(60).nullable().default(null),
  language: z.string().max(20).default('de'),
  limit: z.number().int().min(1).max(200).default(100),
});
export const subscribeInput = z.object({
  key,
  nodeId: id.nullable().default(null),
  mail: z.email('Bitte eine Mailadresse angeben.').max(254),
  language: z.string().max(20),
  frequency: z.enum(frequencies),
});
const linkToken = z.string().min(1).max(100);
export const subscriptionTokenInput = z.object({ token: linkToken });
export const leaveInput = z.object({
  token: linkToken,
  /** One of the subscriptions; null for all of this person in the county. */
  subscriptionId: id.nullable().default(null),
});
export const strategyIdInput = z.object({ strategyId: id });
export const tellSubscriberInput = z.object({ addressHash: z.string().length(64) });

/** A file that the front server has laid down, or why it gave it up. */
export const receiveDocumentInput = z.object({
  upload: z
    .union([
      z.object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        size: z.number().int().min(0),
        name: z.string().trim().max(200),
        mime: z.string().max(200),
      }),
      z.object({ error: z.enum(['too-large', 'missing']) }),
    ])
    .nullable(),
  /** The limit in bytes, for the message. */
  limit: z.number().int().min(1),
});
export const importIdInput = z.object({ importId: id });
/** Comes from the module's own job alone: lines and draft were made by the reader, not by a person. */
export const finishReadingInput = z.object({
  importId: id,
  outcome: z.union([
    z.object({ error: z.string().min(1) }),
    z.object({ read: z.custom<{ draft: Draft; lines: SourceLine[] }>() }),
  ]),
});
export const importVersionInput = z.object({ importId: id, version: z.number().int().min(1) });
export const openReviewInput = z.object({
  importId: id,
  /** Window of the draft; the first one, or the one of the chosen place. */
  window: z.string().max(120).nullable().default(null),
  place: z.string().max(120).nullable().default(null),
  /** First line of the source to be shown instead of the window's own. */
  line: z.number().int().min(1).nullable().default(null),
  /** Page of the list of unused lines. */
  unusedPage: z.number().int().min(1).default(1),
});
const place = z.string().min(1).max(120);
const draftPeriod = z
  .object(periodFields)
  .refine((value) => value.from === null || value.to === null || value.from <= value.to, 'Das Ende liegt vor dem Anfang.')
  .nullable();
const names = z.array(z.string().trim().min(1).max(500)).max(50);
const reviewStatus = z.object({ date: day.nullable(), text: longText.min(1), state: z.enum(statusStates).nullable() });
const reviewFields = z
  .object({
    number: z.string().trim().min(1).max(40).nullable(),
    title,
    text: longText,
    kind: z.enum(nodeKinds).nullable(),
    horizon: z.enum(horizons).nullable(),
    period: draftPeriod,
    responsible: names,
    partners: names,
    targetGroups: z.array(z.string().trim().min(1).max(300)).max(30),
    steps: z.array(title).max(200),
    status: z.array(reviewStatus).max(200),
    toBeDeveloped: z.boolean(),
  })
  .partial();
const level = z.number().int().min(0).max(9);
const line = z.number().int().min(1).max(10_000_000);
const unitKinds = ['department', 'group', 'staff-unit', 'enterprise', 'office', 'partner'] as const;
const unitDecision = z.discriminatedUnion('to', [
  z.object({ name: z.string().min(1).max(500), to: z.literal('unit'), key: z.string().min(1).max(120) }),
  z.object({
    name: z.string().min(1).max(500),
    to: z.literal('new'),
    key,
    kind: z.enum(unitKinds),
    unitName: z.string().trim().min(1).max(200),
  }),
  z.object({ name: z.string().min(1).max(500), to: z.literal('none') }),
]);
export const reviewActionInput = z.discriminatedUnion('do', [
  z.object({ do: z.literal('confirm'), ids: z.array(place).min(1).max(5000), below: z.boolean().default(false) }),
  z.object({ do: z.literal('edit'), node: place, fields: reviewFields }),
  z.object({
    do: z.literal('edit-text'),
    text: place,
    fields: z
      .object({
        kind: z.enum(textKinds),
        title: z.string().trim().max(300),
        items: z.array(longText.min(1)).min(1, 'Ein Text braucht mindestens einen Satz.').max(200),
        node: place.nullable(),
      })
      .partial(),
  }),
  z.object({ do: z.literal('relabel'), node: place, level }),
  z.object({ do: z.literal('move'), node: place, parent: place.nullable(), position: z.number().int().min(0) }),
  z.object({ do: z.literal('merge'), node: place, into: place, as: z.enum(['title', 'paragraph', 'step']) }),
  z.object({ do: z.literal('split'), node: place, titles: z.array(z.string().trim().max(500)).max(50) }),
  z.object({ do: z.literal('drop'), node: place, children: z.enum(['drop', 'keep']) }),
  z.object({ do: z.literal('drop-text'), text: place }),
  z.object({
    do: z.literal('use'),
    from: line,
    to: line,
    as: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('node'),
        level,
        parent: place.nullable().default(null),
        title: z.string().trim().max(500).default(''),
        number: z.string().trim().min(1).max(40).nullable().default(null),
      }),
      z.object({
        kind: z.literal('text'),
        textKind: z.enum(textKinds),
        node: place.nullable(),
        title: z.string().trim().max(300),
      }),
      z.object({ kind: z.enum(['title', 'paragraph', 'step']), node: place }),
    ]),
  }),
  z.object({ do: z.literal('units'), decisions: z.array(unitDecision).min(1).max(500) }),
  z.object({
    do: z.literal('document'),
    title,
    levels: z.array(z.string().trim().min(1, 'Jede Ebene braucht einen Namen.').max(80)).min(1).max(8),
  }),
]);
export const reviewImportInput = z.object({ importId: id, version: z.number().int().min(1), action: reviewActionInput });
export const takeOverInput = z.object({
  importId: id,
  version: z.number().int().min(1),
  key,
  title,
  period,
  predecessorKey: key.nullable().default(null),
  /** For status texts whose own words tell no state: the state that they are given, or `skip` to leave them out. */
  statusState: z
    .enum([...statusStates, 'skip'])
    .nullable()
    .default(null),
  /** The day for status texts that print none; empty where none needs it. */
  statusDate: optionalDay,
});
