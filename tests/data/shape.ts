import { isLanguage } from '#lib/languages.ts';
import { officeFunctions, placeAudiences, placeKinds } from '#modules/network/contract-places.ts';
import { z } from 'zod';
import { projectPhases } from '#modules/network/contract-projects.ts';
import { organisationKinds } from '#modules/network/contract.ts';

const key = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const day = z.iso.date();
const words = z.string().trim().min(1);
const hex = z.string().regex(/^#[0-9a-f]{6}$/);
/** Eight digits name a municipality, nine a joint municipality: county and association key of the regional key. */
const municipalityKey = z.string().regex(/^\d{8,9}$/);

const openPeriod = z.strictObject({ from: day.nullable(), to: day.nullable() });

const unit = z.strictObject({
  key,
  name: words,
  kind: z.enum(['department', 'group', 'staff-unit', 'enterprise', 'office', 'partner']),
  parentKey: key.nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  successorKeys: z.array(key),
  mappingNote: words.optional().describe('Says which of these facts are the assumption of the project.'),
});

/** One county: its face, municipalities, units and vocabularies. */
export const countyShape = z
  .strictObject({
    slug: key,
    ags: z.string().regex(/^\d{5}$/),
    name: words,
    officialName: words,
    tagline: words,
    accent: z.strictObject({ light: hex, dark: hex }),
    languages: z.array(z.string().refine(isLanguage)).min(1),
    municipalities: z
      .array(
        z.strictObject({
          ags: municipalityKey,
          name: words,
          kind: z.enum(['city', 'municipality', 'joint-municipality', 'unincorporated']),
          partOf: municipalityKey.nullable(),
        }),
      )
      .min(1),
    units: z.array(unit).min(1),
    responsiblePersons: z
      .array(
        z.strictObject({
          unitKey: key.optional(),
          municipalityAgs: municipalityKey.optional(),
          name: words,
          mail: z.email().regex(/@beispiel\.example$/),
          part: z.enum(['reporter', 'deputy', 'head']),
        }),
      )
      .optional()
      .describe('Invented persons who are asked to report, each for one unit or municipality.'),
    targetGroups: z.array(z.strictObject({ key, name: words })),
    topics: z.array(z.strictObject({ key, name: words })),
  })
  .meta({ id: 'county' });

const stop = z.strictObject({
  body: key,
  meeting: key.nullable().describe('Null where the day is not handed down.'),
  role: z.enum(['prepares', 'decides', 'notes']),
  result: z.enum(['adopted', 'adopted-with-changes', 'rejected', 'noted', 'postponed', 'referred', 'withdrawn']).nullable(),
  wording: words.nullable(),
  votes: z.strictObject({ yes: z.int().min(0), no: z.int().min(0), abstained: z.int().min(0) }).nullable(),
});

/** Bodies of a county with what they deliberated on. */
export const deliberationShape = z
  .strictObject({
    bodies: z.array(
      z.strictObject({
        key,
        name: words,
        kind: z.enum(['board', 'committee', 'county-committee', 'county-council', 'municipal-council']),
        position: z.int().min(1),
        unitKey: key.nullable().describe('The unit that keeps it.'),
      }),
    ),
    meetings: z.array(
      z.strictObject({
        key,
        body: key,
        date: day,
        time: words.nullable(),
        number: words.nullable(),
        state: z.enum(['planned', 'held', 'cancelled']),
        demonstration: z.boolean(),
      }),
    ),
    papers: z.array(
      z.strictObject({
        key,
        number: words.nullable(),
        title: words,
        date: day.nullable(),
        kind: z.enum(['proposal', 'information', 'report', 'motion', 'inquiry']),
        demonstration: z.boolean(),
        stops: z.array(stop).min(1),
      }),
    ),
    decisions: z
      .array(
        z.strictObject({
          kind: z.enum(['decision', 'mandate', 'impulse']),
          title: words,
          wording: words.nullable(),
          meeting: key,
          paper: key.nullable(),
          unitKey: key.nullable(),
          due: day.nullable(),
          becomes: z.strictObject({ strategyKey: key, title: words }).nullable().describe('The entry that carries it out.'),
          answer: z.strictObject({ date: day, text: words }).nullable().describe('Given in place of a measure.'),
          demonstration: z.boolean(),
        }),
      )
      .optional()
      .describe('What bodies decided, asked for or suggested, and what became of it; what has neither entry nor answer waits.'),
  })
  .meta({ id: 'deliberation' });
export type Deliberation = z.output<typeof deliberationShape>;

/** What became of the entries of an earlier strategy. Every answer is the project's own reading. */
export const successionShape = z.strictObject({
  predecessorKey: key,
  successorKey: key,
  note: words,
  answers: z.array(
    z.strictObject({
      from: key,
      kind: z.enum(['carried-over', 'changed', 'dropped']),
      to: z.array(key),
      note: words.nullable().describe('Required for dropped.'),
    }),
  ),
});
export type Succession = z.output<typeof successionShape>;

const status = z.strictObject({
  date: day,
  state: z.enum(['not-started', 'running', 'delayed', 'done', 'continuous', 'dropped']),
  text: words,
  reason: words.optional().describe('Required for delayed and dropped.'),
  source: words,
  demonstration: z.boolean(),
});

const periodChange = z.strictObject({
  date: day,
  period: z.strictObject({ from: day, to: day }),
  reason: words,
  source: words,
  demonstration: z.boolean(),
});

const translation = z.strictObject({ title: words });

/** A node of any level; its children lie on a deeper level, not always on the next. */
export const nodeShape = z
  .strictObject({
    key,
    level: z.int().min(0),
    number: words.nullable(),
    title: words,
    text: words.nullable(),
    kind: z.enum(['strategic', 'operative', 'continuous']).nullable(),
    lead: key.nullable(),
    partners: z.array(key),
    targetGroups: z.array(words),
    horizon: z.enum(['short', 'medium', 'long']).nullable(),
    period: openPeriod.nullable(),
    periodDemonstration: z.literal(true).optional(),
    periodChanges: z.array(periodChange).optional().describe('Shifts after adoption, oldest first.'),
    steps: z.array(words),
    countyRole: z.enum(['own', 'coordination', 'support']).nullable(),
    layer: z.enum(['county', 'municipality', 'both']).nullable(),
    toBeDeveloped: z.boolean(),
    translations: z.strictObject({
      en: translation.optional(),
      uk: translation.optional(),
      ar: translation.optional(),
    }),
    status: z.array(status),
    get children() {
      return z.array(nodeShape);
    },
  })
  .meta({ id: 'node' });

/** One strategy with its adopted texts and its tree. */
export const strategyShape = z
  .strictObject({
    key,
    title: words,
    source: z.strictObject({ title: words, publisher: words, year: z.int().nullable(), note: words }),
    adoptedOn: day.nullable(),
    period: openPeriod.nullable(),
    resolution: z.strictObject({ body: words, date: day.nullable(), paper: words.nullable() }).nullable(),
    predecessorKey: key.nullable(),
    levels: z.array(words).min(1),
    texts: z.array(
      z.strictObject({
        kind: z.enum(['situation', 'mission', 'principle', 'challenge']),
        title: words,
        items: z.array(words).min(1),
        nodeKey: key.nullable(),
      }),
    ),
    nodes: z.array(nodeShape).min(1),
  })
  .meta({ id: 'strategy' });

/** Who works beside the administration. */
export const networkShape = z
  .strictObject({
    projects: z.array(
      z.strictObject({
        title: words,
        description: words,
        carrier: words.nullable().describe('Name of an organisation above.'),
        carrierUnitKey: key.nullable(),
        phase: z.enum(projectPhases),
        period: openPeriod.describe('As printed; null where it is not.'),
        funder: words.nullable(),
        programme: words.nullable(),
        contactUnitKey: key.nullable(),
        isPublic: z.boolean(),
        strategyKey: key.nullable(),
        entries: z.array(words).describe('Titles of the entries that it carries.'),
      }),
    ),
    organisations: z.array(
      z.strictObject({ name: words, kind: z.enum(organisationKinds), description: words.nullable(), unitKey: key.nullable() }),
    ),
  })
  .meta({ id: 'network' });

/** Where people go, whom they ask, who is responsible where. */
export const placesShape = z
  .strictObject({
    note: words,
    places: z.array(
      z.strictObject({
        key,
        name: words,
        kind: z.enum(placeKinds),
        summary: words,
        summaryTranslations: z.record(z.string(), words),
        description: words.nullable(),
        street: words.nullable().describe('Only where it is sure.'),
        postcode: z.string().regex(/^\d{5}$/),
        town: words,
        municipalityAgs: municipalityKey,
        latitude: z.number(),
        longitude: z.number(),
        approximate: z.boolean().describe('The town’s place rather than the house’s.'),
        stop: z.strictObject({ name: words, minutes: z.number().nullable(), lines: words.nullable() }).nullable(),
        website: z.url({ protocol: /^https$/ }).nullable(),
        languages: z.array(z.string()),
        unitKey: key.nullable(),
        hours: z.array(z.string()).length(7).nullable().describe('Monday first, as people write them.'),
        hoursAreExample: z.boolean(),
        audience: z.array(z.enum(placeAudiences)),
      }),
    ),
    contacts: z.array(
      z.strictObject({
        key,
        areaOfResponsibility: words,
        translations: z.record(z.string(), words),
        placeKey: key.nullable(),
        unitKey: key.nullable(),
      }),
    ),
    offices: z.array(
      z.strictObject({
        function: z.enum(officeFunctions),
        municipalityAgs: municipalityKey.nullable(),
        placeKey: key.nullable(),
        contactKey: key.nullable(),
        note: words.nullable(),
      }),
    ),
  })
  .meta({ id: 'places' });

export type County = z.infer<typeof countyShape>;
export type Strategy = z.infer<typeof strategyShape>;
export type StrategyNode = z.infer<typeof nodeShape>;
