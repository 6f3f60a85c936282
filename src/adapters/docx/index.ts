import type { CitableDocument } from '#kernel/document.ts';
import { bodyOf } from './body.ts';
import { numberingXml, styleIds, stylesXml } from './styles.ts';
import { escaped, fieldXml, relationNamespace, wordNamespace, xmlFile } from './xml.ts';
import { zipOf } from './zip.ts';

const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const documentRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * A citable document as a Word file (WordprocessingML, ISO/IEC 29500): real styles, tables whose header rows are
 * repeated, language, properties, page numbers. The same document gives the same bytes.
 */
export function renderDocx({ document }: { document: CitableDocument }): Uint8Array {
  const { meta } = document;
  const body = bodyOf(document);
  const field = (name: string): string => `</w:t></w:r>${fieldXml(name, '1')}<w:r><w:t xml:space="preserve">`;
  const pageLine = escaped(meta.labels.page).replace('{page}', field('PAGE')).replace('{pages}', field('NUMPAGES'));
  const relation = (id: string, type: string, target: string, external = false): string =>
    `<Relationship Id="${id}" Type="${documentRelations}/${type}" Target="${escaped(target)}"${external ? ' TargetMode="External"' : ''}/>`;
  const part = (name: string, type: string): string => `<Override PartName="${name}" ContentType="${type}"/>`;
  const files = [
    {
      name: '[Content_Types].xml',
      text: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/word/document.xml', `${office}.document.main+xml`)}${part('/word/styles.xml', `${office}.styles+xml`)}${part('/word/numbering.xml', `${office}.numbering+xml`)}${part('/word/settings.xml', `${office}.settings+xml`)}${part('/word/header1.xml', `${office}.header+xml`)}${part('/word/footer1.xml', `${office}.footer+xml`)}${part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}${part('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml')}</Types>`,
    },
    {
      name: '_rels/.rels',
      text: `<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'word/document.xml')}<Relationship Id="rId2" Type="${packageRelations}/metadata/core-properties" Target="docProps/core.xml"/>${relation('rId3', 'extended-properties', 'docProps/app.xml')}</Relationships>`,
    },
    {
      name: 'word/document.xml',
      text: `<w:document ${wordNamespace} ${relationNamespace}><w:body>${body.xml}<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1134" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/>${meta.dir === 'rtl' ? '<w:bidi/>' : ''}</w:sectPr></w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      text: `<Relationships xmlns="${packageRelations}">${relation('rIdStyles', 'styles', 'styles.xml')}${relation('rIdNumbering', 'numbering', 'numbering.xml')}${relation('rIdSettings', 'settings', 'settings.xml')}${relation('rIdHeader', 'header', 'header1.xml')}${relation('rIdFooter', 'footer', 'footer1.xml')}${body.links.map((href, index) => relation(`rIdLink${index + 1}`, 'hyperlink', href, true)).join('')}</Relationships>`,
    },
    { name: 'word/styles.xml', text: stylesXml({ lang: meta.lang, dir: meta.dir, accent: meta.accent }) },
    { name: 'word/numbering.xml', text: numberingXml(body.numberedLists) },
    {
      name: 'word/settings.xml',
      text: `<w:settings ${wordNamespace}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${escaped(meta.lang)}"/></w:settings>`,
    },
    {
      name: 'word/header1.xml',
      text: `<w:hdr ${wordNamespace}><w:p><w:pPr><w:pStyle w:val="${styleIds.header}"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(`${meta.county} · ${meta.title}${meta.status === 'draft' ? ` · ${meta.labels.draft}` : ''}`)}</w:t></w:r></w:p></w:hdr>`,
    },
    {
      name: 'word/footer1.xml',
      text: `<w:ftr ${wordNamespace}><w:p><w:pPr><w:pStyle w:val="${styleIds.footer}"/></w:pPr><w:r><w:t xml:space="preserve">${pageLine}</w:t></w:r></w:p></w:ftr>`,
    },
    {
      name: 'docProps/core.xml',
      text: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(meta.title)}</dc:title><dc:subject>${escaped(meta.subtitle ?? '')}</dc:subject><dc:creator>${escaped(meta.author)}</dc:creator><dc:language>${escaped(meta.lang)}</dc:language><dc:identifier>${escaped(meta.permanentAddress)}</dc:identifier><dcterms:created xsi:type="dcterms:W3CDTF">${meta.date.iso}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${meta.date.iso}T00:00:00Z</dcterms:modified></cp:coreProperties>`,
    },
    {
      name: 'docProps/app.xml',
      text: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Kreislotse</Application><Company>${escaped(meta.county)}</Company></Properties>`,
    },
  ];
  return zipOf(files.map(({ name, text }) => ({ name, text: text.startsWith('<?xml') ? text : xmlFile(text) })));
}
