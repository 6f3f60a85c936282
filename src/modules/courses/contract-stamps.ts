import { isIsoDate, type IsoDate } from '#kernel/dates.ts';
import { courseLevels, type CourseLevel } from './contract-levels.ts';

/**
 * Stamps of the Sprachpass, shared by server and browser: what a stamp says, and how anybody tells a true one without asking anyone.
 * A stamp is a compact JWS (RFC 7515) with ES256 under a key of the county; nobody's name is in it (docs/adr/0036).
 */

/** What a provider vouches for. */
export type Stamp = {
  /** Number of the passport: chance alone, kept nowhere but on its paper. */
  pass: string;
  provider: string;
  course: string;
  /** Of 45 minutes; of how many, where the course has a number. */
  units: number;
  unitsOf: number | null;
  /** What was reached, where something was. */
  level: CourseLevel | null;
  day: IsoDate;
};
/** A public key as it is published; `withdrawn` since it fell into wrong hands: nothing under it counts. */
export type StampKey = { kid: string; x: string; y: string; endedOn: IsoDate | null; withdrawn: boolean };

export type StampFault = 'unreadable' | 'unknown-key' | 'withdrawn' | 'not-genuine';
export type CheckedStamp = { ok: true; stamp: Stamp; code: string } | { ok: false; fault: StampFault };

/** Longest name in a code, in bytes: more would not fit a code that paper bears. */
export const stampTextBytes = 44;
/** So many stamps a passport may hold. */
export const mostStamps = 12;
/** A passport's number: ten letters and digits, none of which is taken for another. */
const passNumber = /^[0-9A-HJKMNP-TV-Z]{10}$/;

const toBytes = (written: string): Uint8Array<ArrayBuffer> | null => {
  if (!/^[\w-]+$/.test(written)) return null;
  try {
    const bytes = Uint8Array.from(atob(written.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    // One content, one writing: bits that stand for nothing must be zero.
    return base64url(bytes) === written ? bytes : null;
  } catch {
    return null;
  }
};
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const jsonOf = (written: string): unknown => {
  const bytes = toBytes(written);
  if (bytes === null) return null;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
};
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is signed, before its signature: head and content. */
export function writeStamp(input: { kid: string; stamp: Stamp }): string {
  const { kid, stamp } = input;
  const part = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)));
  const content = {
    p: stamp.pass,
    o: shortened(stamp.provider),
    c: shortened(stamp.course),
    u: stamp.units,
    ...(stamp.unitsOf === null ? {} : { n: stamp.unitsOf }),
    ...(stamp.level === null ? {} : { l: stamp.level }),
    d: stamp.day,
  };
  return `${part({ alg: 'ES256', kid })}.${part(content)}`;
}

/** A name that fits the code, ended by … where it is longer. */
export function shortened(name: string): string {
  const long = (text: string): boolean => new TextEncoder().encode(text).length > stampTextBytes;
  if (!long(name)) return name;
  const letters = [...name];
  while (long(`${letters.join('').trimEnd()}…`)) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function readContent(value: unknown): Stamp | null {
  if (!isObject(value)) return null;
  const { p: pass, o: provider, c: course, u: units, n: unitsOf = null, l: level = null, d: day } = value;
  const whole = (given: unknown): given is number => Number.isInteger(given) && (given as number) >= 0;
  const known = level === null ? null : courseLevels.find((one) => one === level);
  if (typeof pass !== 'string' || !passNumber.test(pass) || !isIsoDate(day) || known === undefined) return null;
  if (typeof provider !== 'string' || typeof course !== 'string' || !whole(units) || !(unitsOf === null || whole(unitsOf)))
    return null;
  return { pass, provider, course, units, unitsOf, level: known, day };
}

/** The code itself out of what a camera or a person gives: the address that it stands in, or the code alone. */
export const codeIn = (given: string): string => given.trim().split('#').at(-1)!.trim();

/** Tells whether a stamp is true, by the county's keys alone. Nothing is asked for anywhere. */
export async function checkStamp(input: { given: string; keys: readonly StampKey[] }): Promise<CheckedStamp> {
  const code = codeIn(input.given);
  const [head = '', content = '', signature = '', ...more] = code.split('.');
  const header = jsonOf(head);
  const stamp = readContent(jsonOf(content));
  const signed = toBytes(signature);
  if (more.length > 0 || !isObject(header) || header['alg'] !== 'ES256' || stamp === null || signed?.length !== 64)
    return { ok: false, fault: 'unreadable' };
  const key = input.keys.find(({ kid }) => kid === header['kid']);
  if (!key) return { ok: false, fault: 'unknown-key' };
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const jwk = { kty: 'EC', crv: 'P-256', x: key.x, y: key.y };
  const opened = await crypto.subtle.importKey('jwk', jwk, curve, false, ['verify']);
  const text = new TextEncoder().encode(`${head}.${content}`);
  const genuine = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, opened, signed, text);
  if (!genuine || (key.endedOn !== null && stamp.day > key.endedOn)) return { ok: false, fault: 'not-genuine' };
  if (key.withdrawn) return { ok: false, fault: 'withdrawn' };
  return { ok: true, stamp, code };
}

/** Stamps of one month by course and level; null where too few to be told. */
export type StampFigure = { month: string; course: string; level: CourseLevel | null; count: number | null };
