import { XMLParser } from 'fast-xml-parser';
import { lineOf, type Piece } from '#kernel/content/marks.ts';
import type { ReadReturned, ReturnedUnit } from '#kernel/exchange.ts';

/** An element as the parser gives it in order: its children under its name, its attributes beside them. */
type Node = Record<string, unknown> & { ':@'?: Record<string, string> };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Character references are read below; entities of a document type are refused with it.
  processEntities: false,
  cdataPropName: '#cdata',
});

const failure = (code: string, message: string): ReadReturned => ({ ok: false, code, message });
const notXliff = failure(
  'not-xliff',
  'Das ist keine XLIFF-Datei der Version 2. Bitte speichern Sie im Format XLIFF 2.0 oder 2.1.',
);

export function readXliff(text: string): ReadReturned {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
    return failure(
      'doctype',
      'Die Datei enthält einen Dokumenttyp oder Entitäten. XLIFF braucht beides nicht; bitte speichern Sie sie ohne.',
    );
  }
  let root: Node | undefined;
  try {
    root = (parser.parse(text.replace(/^\uFEFF/, ''), true) as Node[]).find((node) => 'xliff' in node);
  } catch {
    return notXliff;
  }
  if (root === undefined) return notXliff;
  const head = attributes(root);
  if (!(head['version'] ?? '').startsWith('2.')) return notXliff;
  const files = children(root, 'xliff').filter((node) => 'file' in node);
  if (files.length !== 1) return failure('files', 'Die Datei muss genau ein <file> enthalten, so wie sie von hier kam.');
  const [from, language] = [plain(head['srcLang'] ?? ''), plain(head['trgLang'] ?? '')];
  if (from === '' || language === '')
    return failure('languages', 'In der Datei fehlt, aus welcher und in welche Sprache übersetzt ist.');
  const units: ReturnedUnit[] = [];
  try {
    collect({ nodes: children(files[0]!, 'file'), units, depth: 0 });
  } catch (error) {
    if (error instanceof Broken) return failure('broken', error.message);
    throw error;
  }
  return { ok: true, file: { county: plain(attributes(files[0]!)['original'] ?? ''), from, language, units } };
}

class Broken extends Error {}

const attributes = (node: Node): Record<string, string> => node[':@'] ?? {};
const children = (node: Node, name: string): Node[] => (Array.isArray(node[name]) ? (node[name] as Node[]) : []);
const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@') ?? '';

function collect(input: { nodes: readonly Node[]; units: ReturnedUnit[]; depth: number }): void {
  if (input.depth > 20) throw new Broken('Die Gruppen der Datei sind zu tief verschachtelt.');
  for (const node of input.nodes) {
    if ('group' in node) collect({ ...input, nodes: children(node, 'group'), depth: input.depth + 1 });
    else if ('unit' in node) input.units.push(...unitOf(node));
  }
}

function unitOf(node: Node): ReturnedUnit[] {
  const id = plain(attributes(node)['id'] ?? '');
  const dot = id.indexOf('.');
  if (dot < 1) throw new Broken(`Der Abschnitt „${id.slice(0, 80)}“ trägt keine Kennung, die von hier kommt.`);
  const parts = children(node, 'unit');
  const hash = parts
    .filter((part) => 'notes' in part)
    .flatMap((part) => children(part, 'notes'))
    .filter((note) => attributes(note)['category'] === 'kl:hash')
    .map((note) => wordsOf(children(note, 'note')).trim())[0];
  let [source, target] = ['', ''];
  let final = true;
  let segments = 0;
  // Some tools cut a text into sentences: they are put together again.
  for (const part of parts) {
    const name = 'segment' in part ? 'segment' : 'ignorable' in part ? 'ignorable' : null;
    if (name === null) continue;
    const held = children(part, name);
    const inside = (element: 'source' | 'target'): string =>
      lineOf(
        pieces(
          held.filter((one) => element in one).flatMap((one) => children(one, element)),
          0,
        ),
      );
    const own = inside('source');
    source += own;
    if (name === 'segment') {
      target += inside('target');
      segments += 1;
      final &&= ['reviewed', 'final'].includes(attributes(part)['state'] ?? '');
    } else target += held.some((one) => 'target' in one) ? inside('target') : own;
  }
  if (segments === 0) throw new Broken(`Im Abschnitt „${id.slice(0, 80)}“ fehlt der Text.`);
  return [{ subjectId: id.slice(0, dot), field: id.slice(dot + 1), hash: hash ?? '', source, target: target.trim(), final }];
}

const wordsOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) =>
      '#text' in node ? plain(String(node['#text'])) : '#cdata' in node ? cdata(node) : wordsOf(children(node, nameOf(node))),
    )
    .join('');

const cdata = (node: Node): string =>
  children(node, '#cdata')
    .map((one) => String(one['#text'] ?? ''))
    .join('');

/** Inline elements as pieces; line breaks are pieces of text. */
function pieces(nodes: readonly Node[], depth: number): Piece[] {
  if (depth > 20) throw new Broken('Die Auszeichnungen eines Textes sind zu tief verschachtelt.');
  const found: Piece[] = [];
  for (const node of nodes) {
    const name = nameOf(node);
    const held = attributes(node);
    const id = Number(held['id']);
    if (name === '#text') found.push({ text: plain(String(node['#text'])) });
    else if (name === '#cdata') found.push({ text: cdata(node) });
    else if (name === 'pc') found.push({ open: numbered(id, name) }, ...pieces(children(node, 'pc'), depth + 1), { close: id });
    else if (name === 'ph')
      found.push(
        held['subType'] === 'xlf:lb' || /^l\d+$/.test(held['id'] ?? '') ? { text: '\n' } : { empty: numbered(id, name) },
      );
    else if (name === 'sc') found.push({ open: numbered(id, name) });
    else if (name === 'ec') found.push({ close: numbered(Number(held['startRef'] ?? held['id']), name) });
    else if (name === 'cp')
      found.push({ text: String.fromCodePoint(Math.min(parseInt(held['hex'] ?? '20', 16) || 32, 0x10ffff)) });
    else if (name === 'mrk') found.push(...pieces(children(node, 'mrk'), depth + 1));
    else if (name !== 'sm' && name !== 'em') throw new Broken(`Das Element <${name.slice(0, 40)}> in einem Text ist unbekannt.`);
  }
  return found;
}

function numbered(id: number, name: string): number {
  if (Number.isInteger(id) && id > 0 && id < 10_000) return id;
  throw new Broken(`Ein <${name}> trägt keine Nummer, die von hier kommt.`);
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Text with the five entities and character references of XML read. */
const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal: string, hex: string, name: string) => {
    if (name !== undefined) {
      const letter = entities[name];
      if (letter === undefined) throw new Broken(`Die Entität ${whole.slice(0, 40)} ist unbekannt.`);
      return letter;
    }
    const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
    if (code > 0x10ffff || code === 0) throw new Broken(`Das Zeichen ${whole} gibt es nicht.`);
    return String.fromCodePoint(code);
  });
