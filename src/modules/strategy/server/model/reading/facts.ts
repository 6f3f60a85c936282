/** What keys and columns say about a node: unit, target group, time, status, kind, steps. */
import type { LineRange } from '../../../draft.ts';
import { horizonOf, kindOfValue, periodOfTime, statusDate } from './periods.ts';
import type { TreeNode } from './tree.ts';
import { isPlaceholder } from './headings.ts';
import { keyOf, type Key } from './keys.ts';

export type Fact = { key: Key; value: string; note: string; range: LineRange[]; items: string[] };

function addNew(list: string[], values: readonly string[]): void {
  for (const value of values) if (value !== '' && !isPlaceholder(value) && !list.includes(value)) list.push(value);
}

const OFTEN = /^(?:\p{L}*jährlich|monatlich|wöchentlich|quartalsweise|regelmäßig|einmalig|laufend|sofort)\b/iu;

/** Writes a fact to a node; its lines become part of the node's source. */
export function applyFact(node: TreeNode, fact: Fact): void {
  const { key, value, items } = fact;
  const all = value === '' ? items : [value, ...items];
  switch (key) {
    case 'responsible': {
      // "(verantw.: FD Personal; kurzfristig)": the time stands behind the unit.
      const parts = value.split(/;\s+/);
      const times = parts
        .slice(1)
        .filter((part) => OFTEN.test(part) || (horizonOf(part) ?? kindOfValue(part) ?? periodOfTime(part)) !== null);
      addNew(node.responsible, times.length > 0 ? [parts.filter((part) => !times.includes(part)).join('; '), ...items] : all);
      if (times.length > 0) applyTime(node, times.join(' '), 'time');
      break;
    }
    case 'partner':
      addNew(node.partners, all);
      break;
    case 'target':
      addNew(node.targets, value.endsWith(':') ? items : all);
      break;
    case 'time':
    case 'begin':
    case 'end':
      applyTime(node, all.join(' '), key);
      break;
    case 'status': {
      const text = all.join('\n');
      if (!/^(?:[-–—.\s]*|k\.?\s?A\.?)$/.test(text)) node.status.push({ date: statusDate(text, fact.note), text });
      break;
    }
    case 'kind':
      node.kind ??= kindOfValue(value);
      break;
    case 'steps':
      addNew(node.steps, items.length > 0 ? items : value.split(/;\s+/).filter((step) => step !== ''));
      break;
    case 'text':
      addNew(node.text, all);
      break;
    case 'other':
      return;
  }
  node.source.push(...fact.range);
}

function applyTime(node: TreeNode, text: string, key: 'time' | 'begin' | 'end'): void {
  const period = periodOfTime(text, key === 'time' ? undefined : key);
  if (period) node.period = { from: node.period?.from ?? period.from, to: period.to ?? node.period?.to ?? null };
  node.horizon ??= horizonOf(text);
  if (kindOfValue(text) === 'continuous') node.kind ??= 'continuous';
  if (!period && !horizonOf(text) && kindOfValue(text) === null && !isPlaceholder(text)) {
    node.unsure.push({ reason: 'time-unread', question: `Welcher Zeitraum ist mit „${text.slice(0, 80)}“ gemeint?` });
  }
}

/** Facts inside one entry of a list: "Sprachcafé aufbauen (Zuständig: VHS; Frist: 2027)". */
export function splitInlineFacts(text: string, range: LineRange): { title: string; facts: Fact[] } {
  const marks: { cut: number; value: number; key: Key }[] = [];
  let colon = text.indexOf(':');
  for (let i = 0; colon >= 0 && i < 24; i += 1, colon = text.indexOf(':', colon + 1)) {
    const start = Math.max(0, colon - 45);
    const before = text.slice(start, colon);
    const separator = [...before.matchAll(/(?:^|[;,(|[]|\s[–—-]\s|[.!?]\s)\s*/g)].findLast(
      (match) => match.index > 0 || start === 0 || match[0] !== '',
    );
    if (!separator) continue;
    const name = before.slice(separator.index + separator[0].length);
    const key = keyOf(name);
    if (key && key !== 'other' && key !== 'text' && text[colon + 1] === ' ') {
      marks.push({ cut: start + separator.index, value: colon + 1, key });
    }
  }
  const first = marks[0];
  if (!first || first.cut < 2) return { title: text, facts: [] };
  const title = text.slice(0, first.cut).trim();
  const facts = marks.map((mark, index) => {
    const raw = text.slice(mark.value, marks[index + 1]?.cut ?? text.length).trim();
    const value = raw.replace(/[;,|]$/, '');
    const opened = (value.match(/\(/g)?.length ?? 0) < (value.match(/\)/g)?.length ?? 0);
    return { key: mark.key, value: (opened ? value.replace(/\)\.?$/, '') : value).trim(), note: '', range: [range], items: [] };
  });
  return { title, facts };
}
