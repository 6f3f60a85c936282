import type { Block, CitableDocument, Run, TableCell } from '#kernel/document.ts';

const words = (runs: readonly Run[] | undefined): string => (runs ?? []).map((run) => run.text).join('');
const cellWords = (cell: TableCell): string => [cell.state?.word, words(cell.runs)].filter(Boolean).join(' ');

/** What a document says, one line for each thing that is said, in order. For tests alone. */
export const linesOf = (document: CitableDocument): string[] => document.blocks.flatMap(blockLines);

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${block.number ? `${block.number} ` : ''}${block.text}`];
    case 'paragraph':
      return [words(block.runs)];
    case 'list':
      return block.items.flatMap((item) => [
        `- ${words(item.runs)}`,
        ...(item.children ? blockLines(item.children).map((line) => `  ${line}`) : []),
      ]);
    case 'table':
      return [
        block.caption,
        ...[block.columns.map((column) => column.header), ...block.rows.map((row) => row.cells.map(cellWords))].map(
          (row) => `| ${row.join(' | ')} |`,
        ),
      ];
    case 'state':
      return [`[${block.word}] ${words(block.runs)}`];
    case 'note':
      return [`! ${block.title ?? ''}`, ...block.blocks.flatMap(blockLines)];
    case 'gantt':
      return [
        block.caption,
        ...block.rows.map((row) => [row.number, row.title, row.words].filter(Boolean).join(' ')),
        ...(block.reasons ?? []).map((reason) => `${reason.mark} ${reason.text}`),
      ];
    default:
      return [];
  }
}
