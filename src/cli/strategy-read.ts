import { basename } from 'node:path';
import { readDocument } from '../adapters/documents/read-document.ts';
import type { Draft, DraftNode } from '../modules/strategy/draft.ts';
import { EXPECTED_COLUMNS, namesColumns } from '../modules/strategy/server/model/reading/recognise-tables.ts';
import { printDraft } from '../modules/strategy/server/model/reading/print-draft.ts';
import { readStrategy } from '../modules/strategy/server/model/reading/read-strategy.ts';

const USAGE = `Usage: kreislotse strategy read FILE [--json]

Reads a strategy document (.txt, .md, .docx, .pdf, .xlsx, .csv) into a draft, without a database.

  --json   print the draft as JSON and nothing else

Example: kreislotse strategy read integrationskonzept.docx --json
`;

export type Output = { write: (text: string) => unknown };

function outline(draft: Draft): string {
  const lines = [draft.title || '(ohne Titel)', `Ebenen: ${draft.levels.join(' > ') || '–'}`, ''];
  const add = (node: DraftNode, depth: number) => {
    const facts = [
      node.kind,
      node.responsible.join(', '),
      node.targetGroups.join(', '),
      node.horizon,
      node.period ? `${node.period.from ?? '…'} bis ${node.period.to ?? '…'}` : '',
    ].filter((fact) => fact);
    const place = node.source.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ');
    const name = [draft.levels[node.level], node.number].filter((part) => part).join(' ');
    lines.push(`${'  '.repeat(depth)}${name}: ${node.title}${facts.length > 0 ? ` [${facts.join(' · ')}]` : ''} (Z. ${place})`);
    for (const child of node.children) add(child, depth + 1);
  };
  for (const node of draft.nodes) add(node, 0);
  if (draft.texts.length > 0) lines.push('');
  for (const text of draft.texts) lines.push(`${text.kind}: ${text.title} (${text.items.length})`);
  const unused = draft.unused.reduce((sum, range) => sum + range.to - range.from + 1, 0);
  lines.push('', `${unused} Zeilen in ${draft.unused.length} Abschnitten sind nicht zugeordnet.`);
  return `${lines.join('\n')}\n`;
}

/**
 * The command `strategy read FILE [--json]`.
 * @param input.args what follows `strategy read`
 * @returns the exit code: 0 read, 1 the file could not be read (the reason on `stderr`), 2 wrong use
 */
export async function readCommand(input: { args: readonly string[]; stdout: Output; stderr: Output }): Promise<number> {
  const { args, stdout, stderr } = input;
  const json = args.includes('--json');
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (args.includes('--help')) {
    stdout.write(USAGE);
    return 0;
  }
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json');
  const path = files[0];
  if (unknown !== undefined || path === undefined || files.length > 1) {
    stderr.write(`${unknown === undefined ? '' : `Unknown option ${unknown}.\n`}${USAGE}`);
    return 2;
  }
  const read = await readDocument({
    path,
    name: basename(path),
    acceptsColumns: namesColumns,
    expectedColumns: EXPECTED_COLUMNS,
  });
  if (!read.ok) {
    stderr.write(`${read.message} (${read.code})\n`);
    return 1;
  }
  const draft = readStrategy({ lines: read.lines });
  stdout.write(json ? `${JSON.stringify(printDraft(draft))}\n` : outline(draft));
  return 0;
}
