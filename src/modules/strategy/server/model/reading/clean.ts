/** Text as printed: markup removed, hyphens of the scan joined. Every expression here runs in linear time. */

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  euro: '€',
  sect: '§',
};

/** After a hanging hyphen these words continue an enumeration: "Sprach- und Kulturmittlung". */
const CONJUNCTIONS = new Set([
  'und',
  'oder',
  'bzw',
  'bis',
  'sowie',
  'wie',
  'als',
  'noch',
  'aber',
  'u',
  'o',
  'beziehungsweise',
  'statt',
  'mit',
  'and',
]);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' ';
  });
}

function stripEmphasis(text: string): string {
  let out = text;
  if (out.includes('**')) out = out.replace(/\*{2,3}/g, '');
  if (out.includes('__')) out = out.replace(/(?<![\p{L}\p{N}])__|__(?![\p{L}\p{N}])/gu, '');
  if (out.includes('*')) {
    // A star inside a word is gender-fair spelling ("Lots*innen") and stays.
    out = out.replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])/gu, '').replace(/(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu, '');
  }
  if (out.includes('_')) out = out.replace(/(?<![\p{L}\p{N}_])_(?=\p{L})|(?<=[\p{L}.!?])_(?![\p{L}\p{N}_])/gu, '');
  return out;
}

/** Joins the hyphens that a narrow table cell or a line's end left behind. */
function joinHyphens(text: string): string {
  if (!text.includes('- ') && !text.includes('/ ')) return text;
  return text
    .replace(/(?<=\p{L})- (?=(\p{Ll}+))/gu, (whole, word: string) => (CONJUNCTIONS.has(word) ? whole : ''))
    .replace(/(?<=\p{L})\/ (?=\p{Lu})/gu, '/');
}

const MARKED = /[<&*_[\]\\\u00ad\u200b-\u200d\u2060\ufeff\u00b9\u00b2\u00b3\t\n\r\f\u00a0]|\s\s|[-/] /;

/** One line or cell without markup, entities and superfluous space. */
export function cleanInline(raw: string): string {
  if (!MARKED.test(raw)) return raw.trim();
  let text = raw;
  if (text.includes('<')) {
    text = text
      .replace(/<sup>[^<]{0,12}<\/sup>/gi, '')
      .replace(/<(https?:\/\/[^<>\s]{1,500}|mailto:[^<>\s]{1,200})>/gi, '$1')
      .replace(/<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,1000})?\/?>/gi, ' ')
      .replace(/<!--[^<>]{0,1000}-->/g, ' ');
  }
  text = decodeEntities(text);
  if (text.includes('](')) text = text.replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,1000}\)/g, '$1');
  if (text.includes('[^')) text = text.replace(/\[\^[^\]\s]{1,10}\]/g, '');
  text = stripEmphasis(text).replace(/\\(?=[*_#|\-.[\]()])/g, '');
  // A soft hyphen at the line's end divides a word that joinLines makes whole.
  if (text.includes('\u00ad')) text = text.trimEnd().replace(/(?<=\p{L})\u00ad$/u, '-');
  text = text.replace(/\u00ad\s?|[\u200b-\u200d\u2060\ufeff]/g, '').replace(/\s+/g, ' ');
  const joined = joinHyphens(text.trim());
  if (!/[\u00b9\u00b2\u00b3]/.test(joined)) return joined;
  return joined.replace(/[\u00b9\u00b2\u00b3]+(?=$|\s|[.,:;])/g, (mark, at: number, all: string) =>
    /\p{L}/u.test(all[at - 1] ?? '') && !/(?:^|\s)[ck]?m$/.test(all.slice(Math.max(0, at - 3), at)) ? '' : mark,
  );
}

/** Joins the (already cleaned) lines of one paragraph; a word divided at the line's end becomes whole again. */
export function joinLines(lines: readonly string[]): string {
  const parts: string[] = [];
  let previous = '';
  for (const line of lines) {
    if (line === '') continue;
    if (previous !== '') parts.push(/\p{L}[-\u2010\u00ac]$/u.test(previous.slice(-3)) ? hyphenGap(parts, line) : ' ');
    parts.push(line);
    previous = line;
  }
  return parts.join('');
}

function hyphenGap(parts: string[], next: string): string {
  const word = /^\p{Ll}+/u.exec(next.slice(0, 60))?.[0];
  const last = parts.length - 1;
  if (word === undefined) return /^\p{Lu}/u.test(next) ? '' : ' ';
  if (CONJUNCTIONS.has(word)) return ' ';
  parts[last] = (parts[last] ?? '').slice(0, -1);
  return '';
}

/** Letters and digits only, lower case, "ß" and "&" unified: what two prints of the same title share. */
export function titleKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/&/g, 'und')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether two titles name the same thing: equal letters, one the beginning of the other, or most words shared. */
export function similarTitles(a: string, b: string): boolean {
  const x = titleKey(a);
  const y = titleKey(b);
  if (x === '' || y === '') return false;
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short.length >= 12 && long.startsWith(short)) return true;
  const words = (s: string) =>
    new Set(
      s
        .slice(0, 600)
        .toLowerCase()
        .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
    );
  const left = words(a);
  const right = words(b);
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared > 0 && shared / (left.size + right.size - shared) >= 0.5;
}

const ABBREVIATION =
  /(?:^|[\s(])(?:[a-zäöü]|z\.\s?B|u\.\s?a|d\.\s?h|bzw|ggf|ca|etc|usw|evtl|vgl|Nr|Abs|Art|S|Dr|St|inkl|bspw|sog|Str|e\.\s?V|u\.\s?U|i\.\s?d\.\s?R|\d{1,2}|max|min|mind|insb|Jan|Feb|Aug|Sept|Okt|Nov|Dez)$/i;

/** Splits off the first sentence; abbreviations and ordinal numbers do not end one. */
export function firstSentence(text: string): { first: string; rest: string } {
  const pattern = /[.!?](?=[“”"')]{0,2}\s+[\p{Lu}„"(\d])/gu;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const end = match.index + 1 + (/^[“”"')]{0,2}/.exec(text.slice(match.index + 1, match.index + 3))?.[0].length ?? 0);
    return { first: text.slice(0, end), rest: text.slice(end).trim() };
  }
  return { first: text, rest: '' };
}

/** Whether a text ends like a sentence. */
export function endsSentence(text: string): boolean {
  return /[.!?…][“”"')\]]{0,2}$/.test(text.slice(-4));
}
