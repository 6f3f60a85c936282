/**
 * Reads a drawing strictly and writes it anew from what is allowed: shapes, fills and gradients, nothing that runs,
 * loads or refers outside itself. What a drawing program leaves behind for itself is dropped; anything else that is
 * not on the lists is a reason to refuse, because a coat of arms with a part missing is a wrong one.
 */

type Element = { name: string; attributes: Map<string, string>; children: Element[] };
export type CleanSvg = { ok: true; svg: string } | { ok: false; reason: string };

const shapes = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'];
const elements = new Set(['svg', 'g', 'defs', 'clipPath', 'linearGradient', 'radialGradient', 'stop', ...shapes]);
/** Words for people and programs: they draw nothing. */
const dropped = new Set(['title', 'desc', 'metadata']);

const paint = [
  'fill',
  'fill-rule',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-opacity',
  'opacity',
  'clip-path',
  'clip-rule',
  'stop-color',
  'stop-opacity',
  'color',
  'display',
  'visibility',
];
const attributes = new Set([
  ...paint,
  'id',
  'd',
  'points',
  'transform',
  'viewBox',
  'preserveAspectRatio',
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'width', 'height', 'offset'],
  ...['gradientUnits', 'gradientTransform', 'spreadMethod', 'clipPathUnits'],
]);
/** Said by drawing programs without effect on what is drawn here. */
const silent = new Set(['version', 'class', 'baseProfile', 'enable-background', 'data-name', 'role']);
const styles = new Set(paint);

const limits = { elements: 5000, depth: 40, attribute: 60_000 };

/** @param text the file as text, decoded from UTF-8 */
export function cleanSvg(text: string): CleanSvg {
  try {
    const root = parse(text.replace(/^\uFEFF/, ''));
    if (root.name !== 'svg') return { ok: false, reason: 'Die Datei ist keine SVG-Zeichnung.' };
    const box = viewBox(root);
    if (box === null) return { ok: false, reason: 'Der Zeichnung fehlt die Größe (viewBox oder Breite und Höhe).' };
    for (const name of ['x', 'y', 'width', 'height', 'viewBox']) root.attributes.delete(name);
    const body = root.children.map(write).join('');
    if (!/<(path|rect|circle|ellipse|line|polyline|polygon)\b/.test(body))
      return { ok: false, reason: 'In der Zeichnung ist nichts gezeichnet.' };
    const own = writeAttributes(root);
    return { ok: true, svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}"${own}>${body}</svg>` };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    throw error;
  }
}

/** Ends the reading at the first thing that is not allowed. */
class Refusal extends Error {}
const refuse = (reason: string): never => {
  throw new Refusal(reason);
};

function viewBox(root: Element): number[] | null {
  const given = root.attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const length = (name: string): number =>
    Number(/^(\d+(?:\.\d+)?)(?:px)?$/.exec(root.attributes.get(name)?.trim() ?? '')?.[1] ?? Number.NaN);
  const box = given ?? [0, 0, length('width'), length('height')];
  return box.length === 4 && box.every(Number.isFinite) && box[2]! > 0 && box[3]! > 0 ? box : null;
}

const markup =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[|<![A-Za-z]|<\/([^\s>]+)\s*>|<([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const pair = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** A tree of what is drawn; elements that belong to drawing programs are left out with all in them. */
function parse(text: string): Element {
  const top: Element = { name: '', attributes: new Map(), children: [] };
  const open: { name: string; element: Element | null }[] = [{ name: '', element: top }];
  let at = 0;
  let count = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const words = text.slice(at, next === -1 ? text.length : next);
      if (words.trim() !== '' && open.at(-1)!.element !== null)
        refuse('Die Zeichnung enthält Text. Wandeln Sie ihn in Pfade um.');
      at = next === -1 ? text.length : next;
      continue;
    }
    markup.lastIndex = at;
    const found = markup.exec(text) ?? refuse('Die Datei ist kein gültiges SVG.');
    at = markup.lastIndex;
    const [all, closing, name, pairs, self] = found;
    if (all.startsWith('<![') || /^<![A-Za-z]/.test(all))
      refuse('Die Zeichnung enthält eine Dokumenttyp-Angabe oder Rohdaten; das ist nicht erlaubt.');
    if (closing !== undefined) {
      if (open.length === 1 || open.pop()!.name !== closing) refuse('Die Datei ist kein gültiges SVG.');
      continue;
    }
    if (name === undefined) continue;
    count += 1;
    if (count > limits.elements || open.length > limits.depth)
      refuse('Die Zeichnung ist zu verwickelt. Vereinfachen Sie ihre Pfade.');
    const parent = open.at(-1)!.element;
    const outside = parent === null || dropped.has(name) || name.includes(':');
    const element = outside ? null : elementOf(name, pairs ?? '');
    if (element && parent) parent.children.push(element);
    if (self !== '/') open.push({ name, element });
  }
  if (open.length !== 1 || top.children.length !== 1) refuse('Die Datei ist kein gültiges SVG.');
  return top.children[0]!;
}

function elementOf(name: string, pairs: string): Element {
  if (!elements.has(name)) refuse(`Die Zeichnung enthält „${name.slice(0, 40)}“; erlaubt sind nur Formen und Verläufe.`);
  const kept = new Map<string, string>();
  for (const [, attribute, double, single] of pairs.matchAll(pair)) {
    const value = decode(double ?? single ?? '');
    if (value.length > limits.attribute) refuse('Ein Pfad der Zeichnung ist zu lang. Vereinfachen Sie ihn.');
    if (attribute === 'style') for (const [property, said] of declarations(value)) kept.set(property, said);
    else if (attributes.has(attribute!)) kept.set(attribute!, safe(attribute!, value));
    else if (attribute === 'href' || attribute === 'xlink:href') {
      if (!/Gradient$/.test(name) || !/^#[\w.-]+$/.test(value))
        refuse('Die Zeichnung verweist auf etwas außerhalb; das ist nicht erlaubt.');
      kept.set('href', value);
    } else if (/^on/i.test(attribute!)) refuse(`Die Zeichnung enthält Programmcode („${attribute}“); das ist nicht erlaubt.`);
    else if (!attribute!.includes(':') && attribute !== 'xmlns' && !silent.has(attribute!))
      refuse(`Die Zeichnung enthält die Angabe „${attribute!.slice(0, 40)}“, die hier nicht erlaubt ist.`);
  }
  return { name, attributes: kept, children: [] };
}

const declarations = (style: string): [string, string][] =>
  style
    .split(';')
    .map((part) => part.split(':').map((side) => side.trim()) as [string, string])
    .filter(([property, value]) => styles.has(property) && value !== undefined)
    .map(([property, value]) => [property, safe(property, value)]);

/** Values may refer to parts of the drawing itself, and to nothing else. */
function safe(name: string, value: string): string {
  const bare = value.replaceAll(/url\(\s*['"]?#[\w.-]+['"]?\s*\)/g, '');
  if (/url\s*\(|javascript|data:|expression|@import|\\/i.test(bare))
    refuse(`Die Angabe „${name}“ der Zeichnung verweist nach außen.`);
  return value;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (value: string): string =>
  value.replaceAll(/&([^;]*);?/g, (all, name: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    if (code) {
      const point = Number.parseInt(code[1] ?? code[2]!, code[1] ? 16 : 10);
      if (point < 0x110000) return String.fromCodePoint(point);
    }
    return entities[name] ?? refuse(`Die Zeichnung enthält das Zeichen „${all.slice(0, 20)}“, das nicht erlaubt ist.`);
  });

const encode = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\n\t\r]+/g, ' ');
const writeAttributes = ({ attributes: own }: Element): string =>
  [...own].map(([name, value]) => ` ${name}="${encode(value)}"`).join('');
function write(element: Element): string {
  const head = `<${element.name}${writeAttributes(element)}`;
  return element.children.length === 0 ? `${head}/>` : `${head}>${element.children.map(write).join('')}</${element.name}>`;
}
