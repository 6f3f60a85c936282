import type { Direction } from '#kernel/document.ts';
import { wordNamespace, xmlFile } from './xml.ts';

/** Every style that the body uses; how a document looks stands here and nowhere else. */
export const styleIds = {
  title: 'Title',
  subtitle: 'Subtitle',
  headings: ['Heading1', 'Heading2', 'Heading3', 'Heading4'],
  lead: 'Lead',
  body: 'BodyText',
  bullets: ['ListBullet', 'ListBullet2', 'ListBullet3'],
  numbers: ['ListNumber', 'ListNumber2', 'ListNumber3'],
  caption: 'Caption',
  source: 'Source',
  tableHead: 'TableHead',
  tableHeadFigure: 'TableHeadFigure',
  tableText: 'TableText',
  tableFigure: 'TableFigure',
  facts: 'Facts',
  state: 'State',
  noteTitle: 'NoteTitle',
  note: 'Note',
  pageBreak: 'PageBreak',
  header: 'Header',
  footer: 'Footer',
  table: 'ReportTable',
  strong: 'Strong',
  emphasis: 'Emphasis',
  link: 'Hyperlink',
} as const;

type Paragraph = { id: string; name: string; basedOn?: string; next?: string; paragraph?: string; run?: string };

const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const bold = '<w:b/><w:bCs/>';
const space = (before: number, after: number): string => `<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>`;

export function stylesXml(input: { lang: string; dir: Direction; accent: string }): string {
  const colour = `<w:color w:val="${input.accent.replace('#', '').toUpperCase()}"/>`;
  const grey = '<w:color w:val="52566B"/>';
  const heading = (level: 1 | 2 | 3 | 4, points: number, before: number): Paragraph => ({
    id: styleIds.headings[level - 1]!,
    name: `heading ${level}`,
    next: styleIds.body,
    paragraph: `<w:keepNext/><w:keepLines/>${space(before, 6)}<w:outlineLvl w:val="${level - 1}"/>`,
    run: `${bold}${level === 1 ? colour : ''}${size(points)}`,
  });
  const list = (id: string, name: string, number: number, level: number): Paragraph => ({
    id,
    name,
    paragraph: `<w:numPr>${level === 0 ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${number}"/></w:numPr>${space(0, 3)}<w:contextualSpacing/>`,
  });
  const paragraphs: Paragraph[] = [
    {
      id: styleIds.title,
      name: 'Title',
      next: styleIds.subtitle,
      paragraph: `<w:keepNext/>${space(0, 6)}`,
      run: `${bold}${colour}${size(24)}`,
    },
    { id: styleIds.subtitle, name: 'Subtitle', next: styleIds.body, paragraph: space(0, 12), run: `${grey}${size(13)}` },
    heading(1, 18, 18),
    heading(2, 14, 14),
    heading(3, 12, 10),
    heading(4, 11, 8),
    { id: styleIds.body, name: 'Body Text', paragraph: space(0, 6) },
    { id: styleIds.lead, name: 'Lead', basedOn: styleIds.body, next: styleIds.body, paragraph: space(0, 8), run: size(12.5) },
    ...styleIds.bullets.map((id, level) => list(id, level === 0 ? 'List Bullet' : `List Bullet ${level + 1}`, 1, level)),
    ...styleIds.numbers.map((id, level) => list(id, level === 0 ? 'List Number' : `List Number ${level + 1}`, 2, level)),
    {
      id: styleIds.caption,
      name: 'caption',
      next: styleIds.body,
      paragraph: `<w:keepNext/>${space(10, 4)}`,
      run: `${bold}${size(10)}`,
    },
    { id: styleIds.source, name: 'Source', paragraph: space(3, 10), run: `${grey}${size(9)}` },
    { id: styleIds.tableHead, name: 'Table Head', paragraph: space(2, 2), run: `${bold}${size(10)}` },
    {
      id: styleIds.tableHeadFigure,
      name: 'Table Head Figure',
      basedOn: styleIds.tableHead,
      paragraph: `${space(2, 2)}<w:jc w:val="end"/>`,
    },
    { id: styleIds.tableText, name: 'Table Text', paragraph: space(2, 2), run: size(10) },
    {
      id: styleIds.tableFigure,
      name: 'Table Figure',
      basedOn: styleIds.tableText,
      paragraph: `${space(2, 2)}<w:jc w:val="end"/>`,
    },
    { id: styleIds.facts, name: 'Facts', paragraph: space(0, 2) },
    { id: styleIds.state, name: 'State', paragraph: `<w:keepNext/>${space(0, 4)}`, run: grey },
    {
      id: styleIds.noteTitle,
      name: 'Note Title',
      next: styleIds.note,
      paragraph: `<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${input.accent.replace('#', '').toUpperCase()}"/></w:pBdr>${space(6, 0)}<w:ind w:left="240"/>`,
      run: bold,
    },
    {
      id: styleIds.note,
      name: 'Note',
      paragraph: `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${input.accent.replace('#', '').toUpperCase()}"/></w:pBdr>${space(0, 6)}<w:ind w:left="240"/>`,
    },
    { id: styleIds.pageBreak, name: 'Page Break', paragraph: '<w:pageBreakBefore/>' },
    { id: styleIds.header, name: 'header', run: `${grey}${size(9)}` },
    { id: styleIds.footer, name: 'footer', paragraph: '<w:jc w:val="end"/>', run: `${grey}${size(9)}` },
  ];
  const rtl = input.dir === 'rtl';
  return xmlFile(
    `<w:styles ${wordNamespace}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>${size(11)}<w:lang w:val="${input.lang}" w:eastAsia="${input.lang}" w:bidi="${rtl ? input.lang : 'ar-SA'}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${rtl ? '<w:bidi/>' : ''}<w:spacing w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
      '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>' +
      '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
      paragraphs.map(paragraphStyle).join('') +
      `<w:style w:type="character" w:styleId="${styleIds.strong}"><w:name w:val="Strong"/><w:qFormat/><w:rPr>${bold}</w:rPr></w:style>` +
      `<w:style w:type="character" w:styleId="${styleIds.emphasis}"><w:name w:val="Emphasis"/><w:qFormat/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>` +
      `<w:style w:type="character" w:styleId="${styleIds.link}"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="2145AA"/><w:u w:val="single"/></w:rPr></w:style>` +
      `<w:style w:type="table" w:styleId="${styleIds.table}"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="52566B"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="52566B"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9CCD8"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF0F5"/></w:tcPr></w:tblStylePr></w:style></w:styles>`,
  );
}

const paragraphStyle = ({ id, name, basedOn = 'Normal', next, paragraph = '', run = '' }: Paragraph): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ''}${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`;

/** Bullets are list 1; numbered lists begin with 2, each its own so that it counts from 1. */
export function numberingXml(numberedLists: number): string {
  const levels = (format: 'bullet' | 'decimal'): string =>
    [0, 1, 2]
      .map((level) => {
        const style = format === 'bullet' ? styleIds.bullets[level] : styleIds.numbers[level];
        const text = format === 'bullet' ? ['•', '–', '•'][level] : `%${level + 1}.`;
        return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="${style}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>`;
      })
      .join('');
  const further = Array.from(
    { length: Math.max(0, numberedLists - 1) },
    (_, index) =>
      `<w:num w:numId="${index + 3}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return xmlFile(
    `<w:numbering ${wordNamespace}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${levels('bullet')}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${levels('decimal')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>${further.join('')}</w:numbering>`,
  );
}
