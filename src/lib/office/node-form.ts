import { isIsoDate, quarterEnd, quarterOf, quarterStart } from '#kernel/dates.ts';
import type { CountyRole, Horizon, Layer, NodeKind } from '#modules/strategy/contract.ts';
import type { OfficeNodePage } from '#modules/strategy/server/index.ts';

/** The form of a node as texts, the way it is shown and sent. */
export type NodeForm = {
  number: string;
  title: string;
  text: string;
  internalText: string;
  kind: string;
  horizon: string;
  /** Quarters as `2026-Q4`, or days: whoever writes a day in one of the fields below means it. */
  fromQuarter: string;
  toQuarter: string;
  fromDay: string;
  toDay: string;
  lead: string;
  partners: string[];
  targetGroups: string;
  municipalities: string[];
  layer: string;
  countyRole: string;
  links: string;
  weight: string;
  toBeDeveloped: boolean;
  reason: string;
};

export const nodeFieldNames = [
  'number',
  'title',
  'text',
  'internalText',
  'kind',
  'horizon',
  'period',
  'lead',
  'partners',
  'targetGroups',
  'municipalities',
  'layer',
  'countyRole',
  'links',
  'weight',
  'toBeDeveloped',
  'reason',
] as const;

export const emptyNodeForm: NodeForm = {
  number: '',
  title: '',
  text: '',
  internalText: '',
  kind: '',
  horizon: '',
  fromQuarter: '',
  toQuarter: '',
  fromDay: '',
  toDay: '',
  lead: '',
  partners: [],
  targetGroups: '',
  municipalities: [],
  layer: '',
  countyRole: '',
  links: '',
  weight: '1',
  toBeDeveloped: false,
  reason: '',
};

const isStart = (day: string): boolean => quarterStart(quarterOf(day)) === day;
const isEnd = (day: string): boolean => quarterEnd(quarterOf(day)) === day;

/** What is stored, as the form shows it: whole quarters as quarters, anything else as days. */
export function toNodeForm(page: Pick<OfficeNodePage, 'node' | 'municipalityAgs'>): NodeForm {
  const { node } = page;
  const { from, to } = node.plannedPeriod;
  return {
    number: node.number ?? '',
    title: node.title,
    text: node.text ?? '',
    internalText: node.internalText ?? '',
    kind: node.kind ?? '',
    horizon: node.horizon ?? '',
    fromQuarter: from !== null && isStart(from) ? quarterOf(from) : '',
    toQuarter: to !== null && isEnd(to) ? quarterOf(to) : '',
    fromDay: from !== null && !isStart(from) ? from : '',
    toDay: to !== null && !isEnd(to) ? to : '',
    lead: node.lead?.key ?? '',
    partners: node.partners.map((unit) => unit.key),
    targetGroups: node.targetGroups.join('\n'),
    municipalities: page.municipalityAgs,
    layer: node.layer ?? '',
    countyRole: node.countyRole ?? '',
    links: node.links.map((link) => `${link.label} | ${link.href}`).join('\n'),
    weight: node.weight.toLocaleString('de-DE', { useGrouping: false, maximumFractionDigits: 3 }),
    toBeDeveloped: node.toBeDeveloped,
    reason: '',
  };
}

const orNull = <T extends string>(value: string): T | null => (value === '' ? null : (value as T));
const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
const isQuarter = (text: string): boolean => /^\d{4}-Q[1-4]$/.test(text);

/** The form as input of a use case. What cannot be meant stays as it is, so that the use case names the fault. */
export function toNodeFields(form: NodeForm) {
  const from = form.fromDay || (isQuarter(form.fromQuarter) ? quarterStart(form.fromQuarter) : '');
  const to = form.toDay || (isQuarter(form.toQuarter) ? quarterEnd(form.toQuarter) : '');
  return {
    number: orNull(form.number),
    title: form.title,
    text: orNull(form.text),
    internalText: orNull(form.internalText),
    kind: orNull<NodeKind>(form.kind),
    horizon: orNull<Horizon>(form.horizon),
    period: from === '' && to === '' ? null : { from: orNull(from), to: orNull(to) },
    lead: orNull(form.lead),
    partners: form.partners,
    targetGroups: lines(form.targetGroups),
    municipalities: form.municipalities,
    layer: orNull<Layer>(form.layer),
    countyRole: orNull<CountyRole>(form.countyRole),
    links: lines(form.links).map((line) => {
      const [label, ...rest] = line.split('|').map((part) => part.trim());
      const href = rest.join('|') || label || '';
      return { label: rest.length > 0 && label ? label : href.replace(/^https?:\/\//, ''), href };
    }),
    weight: Number(form.weight.replace(',', '.')),
    toBeDeveloped: form.toBeDeveloped,
  };
}

/** Quarters to choose from: from two years before the earliest of the given days to six years after the latest. */
export function quarterOptions(days: readonly (string | null)[]): { value: string; label: string }[] {
  const years = days.flatMap((day) => (day !== null && isIsoDate(day) ? [Number(day.slice(0, 4))] : []));
  const [first, last] = [Math.min(...years) - 2, Math.max(...years) + 6];
  return Array.from({ length: (last - first + 1) * 4 }, (_, index) => {
    const [year, number] = [first + Math.floor(index / 4), (index % 4) + 1];
    return { value: `${year}-Q${number}`, label: `${number}. Quartal ${year}` };
  });
}

/** Fields in which what is stored differs from what a person sent, with the stored value. */
export function differing(stored: NodeForm, sent: NodeForm): { field: string; value: string }[] {
  const words: Partial<Record<keyof NodeForm, string>> = {
    fromQuarter: 'periodFrom',
    fromDay: 'periodFrom',
    toQuarter: 'periodTo',
    toDay: 'periodTo',
    lead: 'leadUnitId',
    partners: 'partnerUnitIds',
    municipalities: 'municipalityIds',
  };
  return (Object.keys(stored) as (keyof NodeForm)[])
    .filter((field) => field !== 'reason' && JSON.stringify(stored[field]) !== JSON.stringify(sent[field]))
    .map((field) => ({ field: words[field] ?? field, value: String(stored[field]) }));
}
