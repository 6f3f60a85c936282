/** Printed numbers: 1.1, II.II.I, A.2, "Erstes". */

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

const ORDINALS = ['erst', 'zweit', 'dritt', 'viert', 'fünft', 'sechst', 'siebt', 'acht', 'neunt', 'zehnt', 'elft', 'zwölft'];

const TOKEN = String.raw`(?:\d{1,3}(?:\.\d{1,3}){0,5}(?:\.?[a-z](?![\p{L}.]))?|[IVXLC]{1,7}(?:\.(?:[IVXLC]{1,7}|\d{1,3}|[a-z](?!\p{L}))){0,5}|[A-Z]{1,2}[.\- ]?\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z](?:\.\d{1,3}){0,4})`;

const LEADING = new RegExp(String.raw`^\(?(${TOKEN})(?:[.):]{1,2}(?=\s|$)|(?=\s))\s*`, 'u');
const FOLLOWING = new RegExp(String.raw`^(?:Nr\.?\s?|Nummer\s)?(${TOKEN})(?=[\s.:)–—\-]|$)[.)]?`, 'u');

/** The value of a part of a number ("3", "IV", "b"), or null. */
export function partValue(part: string): number | null {
  if (/^\d{1,4}$/.test(part)) return Number(part);
  if (/^[IVXLC]{1,7}$/.test(part)) {
    let sum = 0;
    for (let i = 0; i < part.length; i += 1) {
      const value = ROMAN[part[i] as string] as number;
      sum += value < (ROMAN[part[i + 1] ?? ''] ?? 0) ? -value : value;
    }
    return sum;
  }
  if (/^[A-Za-z]$/.test(part)) return part.toLowerCase().charCodeAt(0) - 96;
  return null;
}

/** The parts of a printed number: "6.1." and "M 6.1" give ["6", "1"]. */
export function numberParts(number: string): string[] {
  return number
    .replace(/^(?:HF|LZ|HZ|OZ|UZ|TZ|SZ|[ZM])[.\- ]?(?=\d)/, '')
    .split(/[.\- ]/)
    .filter((part) => part !== '');
}

/** One spelling for comparing: "II.I" and "2.1" stay different documents' habits, but "1.1." is "1.1". */
export function numberKey(number: string): string {
  return numberParts(number).join('.').toUpperCase();
}

/** A number at the start of a text ("6.1. Titel", "I.I. Leitziel", "(2) Titel"). */
export function leadingNumber(text: string): { number: string; rest: string } | null {
  const head = text.slice(0, 60);
  const match = LEADING.exec(head);
  if (!match) return null;
  const number = match[1] as string;
  const marked = /[.):]/.test(match[0].slice(number.length));
  // A bare letter or a bare "I" without mark is the beginning of a sentence, a year is a date.
  if (!marked && /^[A-Za-z]$/.test(number)) return null;
  if (!marked && /^(?:1[89]|20)\d\d$/.test(number)) return null;
  return { number, rest: text.slice(match[0].length).trim() };
}

const CARDINALS = ['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'];

/** A number after a word ("Ziel 1.1: …", "Handlungsfeld II – …"). */
export function followingNumber(text: string): { number: string; rest: string } | null {
  const match = FOLLOWING.exec(text.slice(0, 40));
  if (!match) {
    const word = /^(\p{L}{3,6})(?=[\s:.–—-]|$)/u.exec(text.slice(0, 10))?.[1] ?? '';
    const index = CARDINALS.indexOf(word.toLowerCase());
    return index < 0 ? null : { number: String(index + 1), rest: text.slice(word.length) };
  }
  const number = (match[1] as string).replace(/\s+/g, ' ');
  if (/^[a-z]/.test(number)) return null;
  return { number, rest: text.slice(match[0].length) };
}

/** "Erstes" is 1, "Zweiter" 2; null for other words. */
export function ordinalWord(word: string): string | null {
  const match = /^(\p{L}+?t)(?:e[rsn]?)$/u.exec(word.toLowerCase().slice(0, 20));
  const index = match ? ORDINALS.indexOf(match[1] as string) : -1;
  return index < 0 ? null : String(index + 1);
}

/** Whether `next` stands in the same row of numbers as `previous`, later: 2. after 1., 6.3 after 6.1. */
export function followsInSeries(previous: string, next: string): boolean {
  const a = numberParts(previous);
  const b = numberParts(next);
  if (a.length !== b.length || a.length === 0) return false;
  for (let i = 0; i < a.length - 1; i += 1) if (a[i] !== b[i]) return false;
  const last = [a[a.length - 1] as string, b[b.length - 1] as string] as const;
  if (/^\d/.test(last[0]) !== /^\d/.test(last[1])) return false;
  const [x, y] = [partValue(last[0]), partValue(last[1])];
  return x !== null && y !== null && y > x && y - x <= 3;
}

/** Whether `child` extends `parent`: 1.1.2 and 1.1, M 1.1.2 and 1.1. */
export function extendsNumber(parent: string, child: string): boolean {
  const key = numberKey(child);
  return key.startsWith(`${numberKey(parent)}.`);
}
