/** Word counts headings and lists itself and keeps the figures nowhere: they are worked out here, as Word prints them. */

type Level = { format: string; text: string; start: number; legal: boolean };
type Numbering = { levels: Level[]; list: string };
type Place = { list: string | null; level: number | null; basedOn: string | null };

const attribute = (xml: string, tag: string): string | null =>
  new RegExp(`<w:${tag}\\s[^>]*?w:val="([^"]{0,200})"`).exec(xml)?.[1] ?? null;

function* elements(xml: string, tag: string): Generator<{ head: string; body: string }> {
  const pattern = new RegExp(`<w:${tag}((?:\\s[^>]*)?)>([\\s\\S]*?)</w:${tag}>`, 'g');
  for (const match of xml.matchAll(pattern)) yield { head: match[1] ?? '', body: match[2] ?? '' };
}

const idIn = (head: string, name: string): string => new RegExp(`w:${name}="([^"]{0,80})"`).exec(head)?.[1] ?? '';

function levelsOf(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const { head, body } of elements(xml, 'lvl')) {
    levels.set(Number(idIn(head, 'ilvl')), {
      format: attribute(body, 'numFmt') ?? 'decimal',
      text: attribute(body, 'lvlText') ?? '',
      start: Number(attribute(body, 'start') ?? 1),
      legal: /<w:isLgl(?:\s*\/|\s[^>]*"(?:1|true|on)")/.test(body),
    });
  }
  return levels;
}

/** Lists by their id, with what each changes of its pattern. */
function readNumberings(xml: string): Map<string, Numbering> {
  const patterns = new Map<string, Map<number, Level>>();
  for (const { head, body } of elements(xml, 'abstractNum')) patterns.set(idIn(head, 'abstractNumId'), levelsOf(body));
  const found = new Map<string, Numbering>();
  for (const { head, body } of elements(xml, 'num')) {
    const pattern = attribute(body, 'abstractNumId') ?? '';
    const levels = new Map(patterns.get(pattern) ?? []);
    let restarted = false;
    for (const change of elements(body, 'lvlOverride')) {
      const at = Number(idIn(change.head, 'ilvl'));
      const start = attribute(change.body, 'startOverride');
      const level = levelsOf(change.body).get(at) ?? levels.get(at);
      if (level) levels.set(at, start === null ? level : { ...level, start: Number(start) });
      restarted ||= start !== null;
    }
    const id = idIn(head, 'numId');
    found.set(id, {
      levels: Array.from({ length: 9 }, (_, at) => levels.get(at) ?? EMPTY),
      list: restarted ? `own ${id}` : pattern,
    });
  }
  return found;
}

const EMPTY: Level = { format: 'none', text: '', start: 1, legal: false };

function roman(value: number): string {
  const signs: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let [rest, out] = [Math.min(value, 399), ''];
  for (const [size, sign] of signs) for (; rest >= size; rest -= size) out += sign;
  return out;
}

function printed(value: number, format: string): string {
  const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(4, Math.ceil(value / 26)));
  if (format === 'lowerLetter') return letter;
  if (format === 'upperLetter') return letter.toUpperCase();
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  if (format === 'upperRoman') return roman(value);
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}

function placeIn(properties: string): Place {
  const numbers = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(properties)?.[1] ?? '';
  const level = attribute(numbers, 'ilvl');
  return {
    list: attribute(numbers, 'numId'),
    level: level === null ? null : Number(level),
    basedOn: attribute(properties, 'pStyle'),
  };
}

/** What a style says of numbers, its own or of the style that it rests on. */
function readStyles(xml: string): Map<string, Place> {
  const styles = new Map<string, Place>();
  for (const { head, body } of elements(xml, 'style')) {
    const properties = /<w:pPr>([\s\S]*?)<\/w:pPr>/.exec(body)?.[1] ?? '';
    styles.set(idIn(head, 'styleId'), { ...placeIn(properties), basedOn: attribute(body, 'basedOn') });
  }
  return styles;
}

function resolve(own: Place, styles: ReadonlyMap<string, Place>): { list: string | null; level: number } {
  let { list, level } = own;
  let style = own.basedOn;
  for (let depth = 0; depth < 12 && style !== null && list === null; depth += 1) {
    const above = styles.get(style);
    list ??= above?.list ?? null;
    level ??= above?.level ?? null;
    style = above?.basedOn ?? null;
  }
  return { list, level: Math.min(8, Math.max(0, level ?? 0)) };
}

/**
 * The number that Word prints before each paragraph, in the order of the document; null where it prints none or a bullet.
 * @param parts the texts of `word/document.xml`, `word/numbering.xml` and `word/styles.xml`
 */
export function paragraphNumbers(parts: { document: string; numbering: string; styles: string }): (string | null)[] {
  const numberings = readNumberings(parts.numbering);
  const styles = readStyles(parts.styles);
  const counters = new Map<string, (number | null)[]>();
  const numbers: (string | null)[] = [];
  const paragraphs = /<w:p(?:\s[^>]*)?(?:\/>|>(?:\s*<w:pPr>([\s\S]*?)(?=<w:pPrChange|<\/w:pPr>))?)/g;
  for (const match of parts.document.matchAll(paragraphs)) {
    const { list, level } = resolve(placeIn(match[1] ?? ''), styles);
    const numbering = list === null ? undefined : numberings.get(list);
    const own = numbering?.levels[level];
    if (!numbering || !own || own.format === 'none') {
      numbers.push(null);
      continue;
    }
    const counts = counters.get(numbering.list) ?? numbering.levels.map(() => null);
    counters.set(numbering.list, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.fill(null, level + 1);
    if (own.format === 'bullet') {
      numbers.push(null);
      continue;
    }
    const text = own.text.replace(/%([1-9])/g, (_, at: string) => {
      const above = numbering.levels[Number(at) - 1] ?? EMPTY;
      return printed(counts[Number(at) - 1] ?? above.start, own.legal ? 'decimal' : above.format);
    });
    numbers.push(text.trim() === '' ? null : text.trim());
  }
  return numbers;
}
