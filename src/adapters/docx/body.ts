import {
  isOutsideLink,
  outlineOf,
  type Block,
  type CitableDocument,
  type FigureBlock,
  type GanttBlock,
  type ListBlock,
  type QuarterRange,
  type Run,
  type StateMark,
  type TableCell,
  type TableData,
} from '#kernel/document.ts';
import { styleIds } from './styles.ts';
import { escaped, fieldXml } from './xml.ts';

/** Free width between the margins of an A4 page, in twentieths of a point. */
const pageWidth = 9_638;

export type Body = {
  xml: string;
  /** Addresses that links lead to; the index plus `firstLink` is their relation. */
  links: string[];
  numberedLists: number;
};

/** The blocks as paragraphs and tables: each has a style, and nothing is formatted beside it. */
export function bodyOf(document: CitableDocument): Body {
  const { meta, blocks } = document;
  const outline = outlineOf(document);
  const links: string[] = [];
  let numberedLists = 0;
  let bookmark = 0;

  const runXml = (run: Run): string => {
    const style = run.href !== undefined ? styleIds.link : run.strong ? styleIds.strong : run.emphasis ? styleIds.emphasis : null;
    const properties = [
      style === null ? '' : `<w:rStyle w:val="${style}"/>`,
      run.dir === 'rtl' ? '<w:rtl/>' : '',
      run.lang === undefined
        ? ''
        : `<w:lang w:val="${escaped(run.lang)}"${run.dir === 'rtl' ? ` w:bidi="${escaped(run.lang)}"` : ''}/>`,
    ].join('');
    const text = run.text
      .split('\n')
      .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
      .join('<w:br/>');
    const xml = `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}${text}</w:r>`;
    if (run.href === undefined) return xml;
    if (run.href.startsWith('#')) {
      return outline.ids.has(run.href.slice(1))
        ? `<w:hyperlink w:anchor="${bookmarkName(run.href.slice(1))}">${xml}</w:hyperlink>`
        : xml;
    }
    if (!isOutsideLink(run.href)) return xml;
    links.push(run.href);
    return `<w:hyperlink r:id="rIdLink${links.length}">${xml}</w:hyperlink>`;
  };
  const paragraph = (style: string, content: string, more = ''): string =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`;
  const plain = (text: string): string => runXml({ text });
  const runs = (list: readonly Run[] = []): string => list.map(runXml).join('');
  const stateRuns = (mark: StateMark, rest: readonly Run[] = []): string =>
    runXml({ text: mark.word, strong: true }) + (rest.length > 0 ? plain(' · ') + runs(rest) : '');
  const marked = (id: string, content: string): string => {
    const number = (bookmark += 1);
    return `<w:bookmarkStart w:id="${number}" w:name="${bookmarkName(id)}"/>${content}<w:bookmarkEnd w:id="${number}"/>`;
  };
  const caption = (input: { id: string; word: string; number: number; text: string }): string =>
    paragraph(
      styleIds.caption,
      marked(
        input.id,
        `${plain(`${input.word} `)}${fieldXml(`SEQ ${input.word} \\* ARABIC`, String(input.number))}${plain(`: ${input.text}`)}`,
      ),
    );
  const sourceLine = (source: string | undefined): string =>
    paragraph(styleIds.source, source === undefined ? '' : plain(`${meta.labels.source}: ${source}`));

  const list = (block: ListBlock, depth: number): string => {
    const level = Math.min(depth, 2);
    const number = block.ordered ? (numberedLists += 1) : 0;
    // The style brings the numbers; only a further list must say that it counts anew.
    const anew = number > 1 ? `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number + 1}"/></w:numPr>` : '';
    return block.items
      .map(
        (item) =>
          paragraph((block.ordered ? styleIds.numbers : styleIds.bullets)[level]!, runs(item.runs), anew) +
          (item.children ? list(item.children, depth + 1) : ''),
      )
      .join('');
  };
  const table = (data: TableData): string => {
    const widths = columnWidths(data);
    const cell = (index: number, style: string, content: string): string =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/></w:tcPr>${paragraph(style, content)}</w:tc>`;
    const cellRuns = ({ state, runs: text }: TableCell): string =>
      state ? plain(state.word) + (text?.length ? plain(' ') + runs(text) : '') : runs(text);
    const head = data.columns
      .map((column, index) =>
        cell(index, column.align === 'end' ? styleIds.tableHeadFigure : styleIds.tableHead, plain(column.header)),
      )
      .join('');
    const rows = data.rows.map(
      (row) =>
        `<w:tr><w:trPr><w:cantSplit/></w:trPr>${data.columns
          .map((column, index) =>
            cell(index, column.align === 'end' ? styleIds.tableFigure : styleIds.tableText, cellRuns(row.cells[index] ?? {})),
          )
          .join('')}</w:tr>`,
    );
    return `<w:tbl><w:tblPr><w:tblStyle w:val="${styleIds.table}"/>${meta.dir === 'rtl' ? '<w:bidiVisual/>' : ''}<w:tblW w:w="${pageWidth}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths
      .map((width) => `<w:gridCol w:w="${width}"/>`)
      .join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${rows.join('')}</w:tbl>`;
  };

  const one = (block: Block, index: number): string => {
    const number = outline.numbers[index] ?? 0;
    switch (block.kind) {
      case 'heading': {
        const level = Math.min(outline.levels[index] ?? block.level, 4) - 1;
        return paragraph(
          styleIds.headings[level]!,
          marked(block.id, plain([block.number, block.text].filter(Boolean).join(' '))),
        );
      }
      case 'paragraph':
        return paragraph(block.lead ? styleIds.lead : styleIds.body, runs(block.runs));
      case 'list':
        return list(block, 0);
      case 'table':
        return (
          caption({ id: block.id, word: meta.labels.table, number, text: block.caption }) +
          table(block) +
          sourceLine(block.source)
        );
      case 'facts':
        return block.items
          .map((item) =>
            paragraph(
              styleIds.facts,
              runXml({ text: `${item.term}: `, strong: true }) +
                (item.state ? stateRuns(item.state, item.runs) : runs(item.runs)),
            ),
          )
          .join('');
      case 'state':
        return paragraph(styleIds.state, stateRuns(block, block.runs));
      case 'note':
        return (
          (block.title === undefined ? '' : paragraph(styleIds.noteTitle, plain(block.title))) +
          block.blocks
            .map((inner) => (inner.kind === 'list' ? list(inner, 0) : paragraph(styleIds.note, runs(inner.runs))))
            .join('')
        );
      case 'figure':
        return figure(block, number);
      case 'gantt':
        return (
          caption({ id: block.id, word: meta.labels.table, number, text: block.caption }) +
          table(ganttTable(block)) +
          sourceLine(undefined) +
          (block.reasons ?? []).map((reason) => paragraph(styleIds.facts, plain(`${reason.mark}) ${reason.text}`))).join('')
        );
      case 'picture':
        return paragraph(styleIds.body, plain(block.alt));
      case 'code':
        return paragraph(styleIds.body, runs(block.runs));
      case 'pageBreak':
        return paragraph(styleIds.pageBreak, '');
    }
  };
  /** The table behind the bars, with what the bars show in words: Word draws nothing that could go stale. */
  const figure = (block: FigureBlock, number: number): string =>
    caption({ id: block.id, word: meta.labels.figure, number, text: block.caption }) +
    paragraph(styleIds.body, plain(block.alt)) +
    table(block.table) +
    sourceLine(block.source);

  const { labels } = meta;
  const fact = (term: string, text: string): string =>
    paragraph(styleIds.facts, runXml({ text: `${term}: `, strong: true }) + plain(text));
  const opening = [
    paragraph(styleIds.title, plain(meta.title)),
    paragraph(
      styleIds.subtitle,
      plain([meta.subtitle, meta.status === 'draft' ? labels.draft : null].filter(Boolean).join(' · ')),
    ),
    fact(labels.period, meta.period),
    fact(labels.date, meta.date.text),
    fact(labels.author, meta.author),
  ];
  const closing = [
    paragraph(styleIds.headings[0], plain(labels.imprint)),
    ...(document.imprint ?? []).map((block) => paragraph(styleIds.body, runs(block.runs))),
    ...(meta.status === 'frozen'
      ? [
          paragraph(
            styleIds.facts,
            runXml({ text: `${labels.permanentAddress}: `, strong: true }) +
              runXml({ text: meta.permanentAddress, href: meta.permanentAddress }),
          ),
          fact(labels.contentHash, meta.contentHash),
        ]
      : []),
  ];
  const xml = [...opening, ...blocks.map(one), ...closing].join('');
  return { xml, links, numberedLists };
}

/** Names of bookmarks: letters, digits and underscores, at most forty characters. */
const bookmarkName = (id: string): string => `b_${id.replaceAll(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 40);

/** Widths in twentieths of a point; `auto` gets what its longest word needs, and the rest is shared. */
function columnWidths(data: TableData): number[] {
  const needed = data.columns.map((column, index) => {
    if (column.width !== 'auto') return null;
    const texts = [column.header, ...data.rows.map((row) => textOfCell(row.cells[index] ?? {}))];
    return Math.min(Math.max(...texts.map((text) => text.length), 4) * 150 + 300, 2_400);
  });
  const taken = needed.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const shares = data.columns.reduce((sum, { width = 1 }) => sum + (width === 'auto' ? 0 : width), 0);
  const free = Math.max(pageWidth - taken, data.columns.length * 500);
  return data.columns.map(
    ({ width = 1 }, index) => needed[index] ?? Math.floor((free * (width as number)) / Math.max(shares, 1)),
  );
}

const textOfCell = (cell: TableCell): string => [cell.state?.word ?? '', ...(cell.runs ?? []).map((run) => run.text)].join('');

function ganttTable(block: GanttBlock): TableData {
  const quarter = (index: number): string => {
    const found = block.quarters[index];
    return found ? `${found.quarter}/${found.year}` : '';
  };
  const span = (range: QuarterRange | undefined): string =>
    range === undefined ? '–' : range.from === range.to ? quarter(range.from) : `${quarter(range.from)} – ${quarter(range.to)}`;
  const { headers } = block;
  const text = (words: string): TableCell => ({ runs: [{ text: words }] });
  return {
    columns: [
      { header: headers.title, width: 3 },
      { header: headers.unit, width: 2 },
      { header: headers.state, width: 'auto' },
      { header: headers.planned, width: 1.5 },
      { header: headers.actual, width: 1.5 },
    ],
    rowHeader: 0,
    rows: block.rows.map((row) => ({
      cells: [
        { runs: [{ text: [row.number, row.title].filter(Boolean).join(' '), ...(row.group ? { strong: true } : {}) }] },
        text(row.unit ?? ''),
        row.state ? { state: row.state } : text(''),
        text(row.group ? '' : span(row.planned)),
        text(row.group ? '' : `${span(row.actual)}${row.shifted ? ` (${row.shifted.mark})` : ''}`),
      ],
    })),
  };
}
