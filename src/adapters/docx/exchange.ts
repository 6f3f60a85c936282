import type { ExchangeFile, ReadReturned, ReturnedUnit } from '#kernel/exchange.ts';
import { relationNamespace, escaped, wordNamespace, xmlFile } from './xml.ts';
import { zipOf } from './zip.ts';

const rightToLeft = /^(ar|fa|ps|ckb|he|ur)\b/;

/** Texts as a table in a Word file: name, source, translation. Only the third column is written in. */
export function writeWord(file: ExchangeFile): Uint8Array {
  const paragraph = (text: string, language: string, bold = false): string => {
    const rtl = rightToLeft.test(language);
    const run = `<w:rPr>${bold ? '<w:b/>' : ''}${rtl ? '<w:rtl/>' : ''}<w:lang w:val="${escaped(language)}"${rtl ? ` w:bidi="${escaped(language)}"` : ''}/></w:rPr>`;
    return `<w:p>${rtl ? '<w:pPr><w:bidi/></w:pPr>' : ''}<w:r>${run}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  };
  const cell = (width: number, text: string, language: string, bold = false): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${text
      .split('\n')
      .map((line) => paragraph(line, language, bold))
      .join('')}</w:tc>`;
  const row = (cells: string): string => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`;
  const [first, wide] = [1900, 5350];
  const border = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`;
  const head = row(
    cell(first, 'Kennung', 'de', true) +
      cell(wide, `Vorlage (${file.from})`, 'de', true) +
      cell(wide, `Übersetzung (${file.language})`, 'de', true),
  );
  const tables = file.things.map(
    (thing) =>
      paragraph(thing.title, file.from, true) +
      `<w:tbl><w:tblPr><w:tblW w:w="${first + 2 * wide}" w:type="dxa"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${first}"/><w:gridCol w:w="${wide}"/><w:gridCol w:w="${wide}"/></w:tblGrid>${head}${thing.units
        .map((unit) =>
          row(
            cell(first, `${unit.subjectId}.${unit.field}#${unit.hash}`, 'en') +
              cell(wide, unit.source, file.from) +
              cell(wide, unit.target ?? '', file.language),
          ),
        )
        .join('')}</w:tbl><w:p/>`,
  );
  const body =
    paragraph(`Übersetzung [kreislotse:${file.county}:${file.from}:${file.language}]`, 'de', true) +
    paragraph(
      'Bitte schreiben Sie nur in die dritte Spalte. Jeder Absatz bleibt ein Absatz. Zeichen wie {1}…{/1} stehen für Links und Hervorhebungen: Setzen Sie sie um die passenden Wörter. Doppelte geschweifte Klammern bleiben doppelt.',
      'de',
    ) +
    tables.join('');
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipOf([
    {
      name: '[Content_Types].xml',
      text: xmlFile(
        `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      text: xmlFile(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
    },
    {
      name: 'word/document.xml',
      text: xmlFile(
        `<w:document ${wordNamespace} ${relationNamespace}><w:body>${body}<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
      ),
    },
  ]);
}

const failure = (code: string, message: string): ReadReturned => ({ ok: false, code, message });

/** The table again, from the lines of the document: cells apart by tabs, paragraphs of a cell by `<br>`. */
export function readWord(lines: readonly string[]): ReadReturned {
  const head = /\[kreislotse:([a-z0-9-]+):([a-z0-9-]+):([a-z0-9-]+)\]/i.exec(
    lines.find((line) => line.includes('[kreislotse:')) ?? '',
  );
  if (head === null) {
    return failure(
      'not-exchange',
      'Das Word-Dokument trägt nicht die Zeile „Übersetzung [kreislotse:…]“. Bitte nehmen Sie die Datei, die von hier kam, und lassen Sie die erste Zeile stehen.',
    );
  }
  const units: ReturnedUnit[] = [];
  for (const line of lines) {
    const [name = '', source = '', target = ''] = line.split('\t');
    const found = /^([0-9a-f-]{36})\.([A-Za-z0-9_.-]+)#([0-9a-f]{64})$/.exec(name.replace(/<br>|\s/g, ''));
    if (found === null) continue;
    const joined = (cell: string): string =>
      cell
        .split('<br>')
        .map((part) => part.trim())
        .filter(Boolean)
        .join('\n');
    units.push({
      subjectId: found[1]!,
      field: found[2]!,
      hash: found[3]!,
      source: joined(source),
      target: joined(target),
      final: false,
    });
  }
  if (units.length === 0) return failure('empty', 'In dem Dokument steht keine Tabelle mit Kennungen, die von hier kommt.');
  return { ok: true, file: { county: head[1]!, from: head[2]!, language: head[3]!, units } };
}
