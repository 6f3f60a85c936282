/** What becomes of a reviewed draft when it is taken over: the input of a new strategy, or what still stands against it. */
import { statesWithReason, type StatusState } from '../../../contract.ts';
import type { FieldFault } from '#kernel/errors.ts';
import type { CreateStrategyInput } from '../../../inputs.ts';
import type { Review, ReviewNode, ReviewStatus } from '../../../review.ts';
import { walkReview } from './walk.ts';

export type TakeOverChoices = {
  key: string;
  title: string;
  period: { from: string | null; to: string | null } | null;
  predecessorKey: string | null;
  sourceNote: string;
  statusState: StatusState | 'skip' | null;
  statusDate: string | null;
};

type NodeInput = CreateStrategyInput['nodes'][number];

/**
 * @param input.known answers the key of an existing unit for a printed name, null when there is none
 * @returns the strategy's input with the draft's node for each path of it (`nodes.0.children.2`), or the faults;
 * a fault's path is `stelle.<node>`, `einheit.<name>` or the name of a field of the form
 */
export function toStrategy(input: {
  review: Review;
  choices: TakeOverChoices;
  known: (name: string) => string | null;
}): { strategy: CreateStrategyInput; nodeAt: Map<string, string> } | { faults: FieldFault[] } {
  const { review, choices, known } = input;
  const faults = [...takeOverFaults(review), ...statusFaults(review, choices)];
  const keyOf = (name: string): string | null => {
    const decision = review.units.get(name);
    return decision === undefined ? known(name) : decision.to === 'none' ? null : decision.key;
  };
  for (const { name, count } of printedUnits(review)) {
    if (!review.units.has(name) && known(name) === null) {
      const places = count === 1 ? 'an einer Stelle' : `an ${count} Stellen`;
      faults.push({
        path: `einheit.${name}`,
        code: 'unknown-unit',
        message: `„${name}“ (${places}) ist nicht angelegt. Ordnen Sie den Namen einer Stelle zu.`,
      });
    }
  }
  if (faults.length > 0) return { faults };

  const nodeAt = new Map<string, string>();
  const build = (id: string, path: string): NodeInput => {
    const node = review.nodes.get(id)!;
    nodeAt.set(path, id);
    return {
      ...nodeInput({ node, choices, keyOf }),
      children: node.children.map((child, index) => build(child, `${path}.children.${index}`)),
    };
  };
  return {
    nodeAt,
    strategy: {
      key: choices.key,
      title: choices.title,
      levels: review.levels,
      period: choices.period,
      predecessorKey: choices.predecessorKey,
      sourceNote: choices.sourceNote,
      texts: review.texts.map((text) => ({ kind: text.kind, title: text.title, items: text.items, nodeKey: text.node })),
      nodes: review.roots.map((id, index) => build(id, `nodes.${index}`)),
    },
  };
}

function nodeInput(input: {
  node: ReviewNode;
  choices: TakeOverChoices;
  keyOf: (name: string) => string | null;
}): Omit<NodeInput, 'children'> {
  const { node, choices, keyOf } = input;
  const [lead, ...others] = node.responsible.map((name) => keyOf(name)).filter((key) => key !== null);
  const partners = [...new Set([...others, ...node.partners.map((name) => keyOf(name)).filter((key) => key !== null)])];
  const left = node.status.filter((status) => isLeftOut(status, choices));
  const unnamed = [...node.responsible, ...node.partners].filter((name) => keyOf(name) === null);
  const notes = [
    ...(unnamed.length > 0 ? [`Im Dokument außerdem genannt: ${unnamed.join('; ')}`] : []),
    ...left.map((status) => `Stand im Dokument${status.date === null ? '' : ` (${status.date})`}: ${status.text}`),
  ];
  return {
    level: node.level,
    key: node.id,
    number: node.number,
    title: node.title,
    text: node.text === '' ? null : node.text,
    internalText: notes.length === 0 ? null : notes.join('\n\n'),
    kind: node.kind,
    horizon: node.horizon,
    period: node.period,
    lead: lead ?? null,
    partners: partners.filter((key) => key !== lead),
    targetGroups: node.targetGroups,
    municipalities: [],
    layer: null,
    countyRole: null,
    links: [],
    toBeDeveloped: node.toBeDeveloped,
    weight: 1,
    translations: {},
    periodDemonstration: false,
    steps: node.steps.map((title) => ({ title, due: null, doneOn: null })),
    status: node.status.filter((status) => !isLeftOut(status, choices)).map((status) => statusInput(status, choices)),
  };
}

const isLeftOut = (status: ReviewStatus, choices: TakeOverChoices): boolean =>
  status.state === null && choices.statusState === 'skip';

function statusInput(status: ReviewStatus, choices: TakeOverChoices): NodeInput['status'][number] {
  const state = status.state ?? (choices.statusState as StatusState);
  return {
    date: status.date ?? choices.statusDate!,
    state,
    text: status.text,
    nextStep: null,
    // The document gives its reason, where it gives one, in the text itself.
    reason: statesWithReason.includes(state) ? status.text : null,
    expectedEnd: null,
    source: choices.sourceNote.slice(0, 300),
    demonstration: false,
  };
}

/** What stands against taking over whatever is chosen in the form: nothing there, double numbers, missing titles. */
export function takeOverFaults(review: Review): FieldFault[] {
  const faults: FieldFault[] = [];
  if (review.nodes.size === 0)
    faults.push({
      path: '',
      code: 'no-nodes',
      message: 'Der Entwurf hat noch keinen Eintrag. Verwenden Sie Zeilen aus dem Dokument.',
    });
  const seen = new Map<string, ReviewNode>();
  for (const node of walkReview(review)) {
    if (node.title.trim() === '')
      faults.push({ path: `stelle.${node.id}`, code: 'no-title', message: `Stelle ${node.no} hat keinen Titel.` });
    if (node.title.length > 500)
      faults.push({
        path: `stelle.${node.id}`,
        code: 'long-title',
        message: `Der Titel von Stelle ${node.no} ist länger als 500 Zeichen. Kürzen oder teilen Sie ihn.`,
      });
    if (node.number === null) continue;
    const name = `${node.parent ?? ''} ${node.level} ${node.kind ?? ''} ${node.number}`;
    const other = seen.get(name);
    if (other)
      faults.push({
        path: `stelle.${node.id}`,
        code: 'double-number',
        message: `Die Nummer ${node.number} steht zweimal: „${other.title}“ und „${node.title}“.`,
      });
    else seen.set(name, node);
  }
  return faults;
}

function statusFaults(review: Review, choices: TakeOverChoices): FieldFault[] {
  const { undated, unstated } = openStatuses(review, choices.statusState === 'skip');
  const faults: FieldFault[] = [];
  if (unstated > 0 && choices.statusState === null) {
    faults.push({
      path: 'statusState',
      code: 'no-state',
      message: `Bei ${unstated} Standtexten sagt das Dokument nicht, wie weit die Sache ist. Wählen Sie, als was sie gelten.`,
    });
  }
  if (undated > 0 && choices.statusDate === null) {
    faults.push({
      path: 'statusDate',
      code: 'no-date',
      message: `Bei ${undated} Standtexten nennt das Dokument keinen Tag. Geben Sie an, von wann sie sind.`,
    });
  }
  return faults;
}

/** How many status texts lack a day and a state; texts that are left out need neither. */
export function openStatuses(review: Review, leavingOut: boolean): { undated: number; unstated: number } {
  const all = [...review.nodes.values()].flatMap((node) => node.status);
  const kept = leavingOut ? all.filter((status) => status.state !== null) : all;
  return {
    undated: kept.filter((status) => status.date === null).length,
    unstated: all.filter((status) => status.state === null).length,
  };
}

/** Every name that the draft gives as responsible or partner, with how often, in the order of the draft. */
export function printedUnits(review: Review): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const node of walkReview(review)) {
    for (const name of new Set([...node.responsible, ...node.partners])) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** An address part made of a title: `Integrationsstrategie 2017` gives `integrationsstrategie-2017`. */
export function keyOfTitle(title: string): string {
  const plain = title.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');
  const words = plain
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let key = '';
  for (const word of words) {
    const longer = key === '' ? word.slice(0, 60) : `${key}-${word}`;
    if (longer.length > 60) break;
    key = longer;
  }
  return key;
}
