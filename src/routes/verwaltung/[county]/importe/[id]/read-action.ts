/** Reads the form of one review action. What is missing or wrong is found by the use case's schema. */
import { textOf } from '#lib/server/answers.ts';

/** Fields of a form as the action that they stand for; the use case checks it. */
export function readAction(form: FormData): Record<string, unknown> {
  const text = (name: string): string | null => textOf(form, name);
  const lines = (name: string): string[] =>
    (text(name) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const action = text('do') ?? '';
  const node = text('knoten') ?? '';
  switch (action) {
    case 'confirm':
      return { do: action, ids: form.getAll('ids').map(String), below: text('below') === 'ja' };
    case 'edit':
      return { do: action, node, fields: readFields(form, { text, lines }) };
    case 'edit-text':
      return {
        do: action,
        text: node,
        fields: {
          title: text('title') ?? '',
          kind: text('kind'),
          node: text('belongs'),
          items: (text('items') ?? '')
            .split(/\n\s*\n/)
            .map((item) => item.trim())
            .filter((item) => item !== ''),
        },
      };
    case 'relabel':
      return { do: action, node, level: Number(form.get('level')) };
    case 'move': {
      const parent = text('parent');
      return { do: action, node, parent: parent === 'oben' ? null : parent, position: Number(form.get('position') ?? 100_000) };
    }
    case 'merge':
      return { do: action, node, into: text('into') ?? '', as: text('as') };
    case 'split':
      return { do: action, node, titles: lines('titles') };
    case 'drop':
      return { do: action, node, children: text('children') ?? 'drop' };
    case 'drop-text':
      return { do: action, text: node };
    case 'use':
      return { do: action, from: Number(form.get('from')), to: Number(form.get('to')), as: readUse(text) };
    case 'document':
      return {
        do: action,
        title: text('title') ?? '',
        levels: form
          .getAll('levels')
          .map((level) => String(level).trim())
          .filter((level) => level !== ''),
      };
    default:
      return { do: action };
  }
}

function readUse(text: (name: string) => string | null): Record<string, unknown> {
  const [kind = '', detail = ''] = (text('as') ?? '').split(':');
  if (kind === 'node') return { kind, level: Number(detail), title: text('title') ?? '', number: text('number') };
  if (kind === 'text') return { kind, textKind: detail, node: text('belongs'), title: text('title') ?? '' };
  return { kind, node: text('target') ?? '' };
}

function readFields(
  form: FormData,
  read: { text: (name: string) => string | null; lines: (name: string) => string[] },
): Record<string, unknown> {
  const { text, lines } = read;
  const from = text('from');
  const to = text('to');
  const dates = form.getAll('statusDate');
  const states = form.getAll('statusState');
  const texts = form.getAll('statusText').map((value) => String(value).trim());
  return {
    number: text('number'),
    title: text('title') ?? '',
    text: text('text') ?? '',
    kind: text('kind'),
    horizon: text('horizon'),
    period: from === null && to === null ? null : { from, to },
    responsible: lines('responsible'),
    partners: lines('partners'),
    targetGroups: lines('targetGroups'),
    steps: lines('steps'),
    status: texts.flatMap((value, index) =>
      value === '' ? [] : [{ text: value, date: String(dates[index] ?? '') || null, state: String(states[index] ?? '') || null }],
    ),
    toBeDeveloped: text('toBeDeveloped') === 'ja',
  };
}
