import { createHash } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import {
  alertStatuses,
  certainties,
  messageTypes,
  severities,
  urgencies,
  type AlertArea,
  type AlertText,
  type OfficialAlert,
} from '#kernel/alerts.ts';
import { circle, closed, crossing, inGermany, looksSwapped, type Area, type Point } from '#kernel/geo.ts';
import { plainText } from './plain-text.ts';

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
});

/** CAP messages of an XML text; null for what is none. Document types are refused: CAP has none, and entities hide in them. */
export function readCapXml(text: string): OfficialAlert | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return null;
  try {
    return alertOf({ raw: (parser.parse(text) as { alert?: unknown }).alert, speaksUnlessSaid: 'en' });
  } catch {
    return null;
  }
}

/** A CAP message as NINA writes it: the same fields in JSON. */
export const readCapJson = (raw: unknown): OfficialAlert | null => alertOf({ raw, speaksUnlessSaid: 'de' });

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
const textOf = (value: unknown): string | null => plainText(wordOf(value)) || null;

function oneOf<T extends string>(words: readonly T[], value: unknown): T | null {
  const asked = wordOf(value).toLowerCase();
  return words.find((word) => word.toLowerCase() === asked) ?? null;
}

function instantOf(value: unknown): string | null {
  const at = Date.parse(wordOf(value));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** @param input.speaksUnlessSaid language of words that name none: English in CAP, German in NINA */
function alertOf(input: { raw: unknown; speaksUnlessSaid: string }): OfficialAlert | null {
  const { raw, speaksUnlessSaid } = input;
  if (!isFields(raw)) return null;
  const identifier = wordOf(raw['identifier']).slice(0, 500);
  const sent = instantOf(raw['sent']);
  const status = oneOf(alertStatuses, raw['status']);
  const msgType = oneOf(messageTypes, raw['msgType']);
  if (identifier === '' || sent === null || status === null || msgType === null) return null;
  // What is meant for few is not ours to spread (CAP 1.2, 3.2.1).
  const scope = wordOf(raw['scope']).toLowerCase();
  if (scope !== '' && scope !== 'public') return null;

  const infos = listOf(raw['info']).filter(isFields);
  const texts = textsOf({ infos, speaksUnlessSaid });
  if (texts.length === 0 && msgType !== 'Cancel') return null;
  const faults: string[] = [];
  const times = (field: string): string[] => infos.map((info) => instantOf(info[field])).filter((at) => at !== null);
  return {
    identifier,
    version: createHash('sha256').update(JSON.stringify(raw)).digest('hex').slice(0, 32),
    sender: wordOf(raw['sender']).slice(0, 200),
    provider: providerOf({ identifier, sender: wordOf(raw['sender']) }),
    status,
    msgType,
    references: wordOf(raw['references'])
      .split(/\s+/)
      .map((reference) => reference.split(',')[1] ?? '')
      .filter(Boolean),
    sent,
    onset: times('onset').sort()[0] ?? times('effective').sort()[0] ?? null,
    // An end counts only if every part has one: what has none is over when it is gone.
    expires: infos.length > 0 && times('expires').length === infos.length ? times('expires').sort().at(-1)! : null,
    severity: worst(severities, infos, 'severity'),
    urgency: worst(urgencies, infos, 'urgency'),
    certainty: worst(certainties, infos, 'certainty'),
    texts,
    areas: areasOf({ infos, faults }),
    faults,
  };
}

function worst<T extends string>(words: readonly T[], infos: readonly Fields[], field: string): T {
  const told = infos.map((info) => oneOf(words, info[field])).filter((word) => word !== null);
  return words.find((word) => told.includes(word)) ?? words.at(-1)!;
}

function textsOf(input: { infos: readonly Fields[]; speaksUnlessSaid: string }): AlertText[] {
  const texts = new Map<string, AlertText>();
  for (const info of input.infos) {
    const language = languageOf(wordOf(info['language'])) ?? input.speaksUnlessSaid;
    const event = textOf(info['event']);
    // NINA gives numbers and codes of a list where CAP has words.
    const eventWords = event === null || /^(\d+|BBK-EVC-\d+)$/.test(event) ? null : event;
    const headline = textOf(info['headline']) ?? eventWords;
    if (headline === null || texts.has(language)) continue;
    texts.set(language, {
      language,
      event: eventWords,
      headline: headline.slice(0, 500),
      description: textOf(info['description']),
      instruction: textOf(info['instruction']),
      senderName: textOf(parameterOf(info, 'sender_langname')) ?? textOf(info['senderName']),
      web: addressOf(wordOf(info['web'])),
      contact: textOf(info['contact']),
    });
  }
  return [...texts.values()];
}

function languageOf(tag: string): string | null {
  try {
    return tag === '' ? null : new Intl.Locale(tag).language;
  } catch {
    return null;
  }
}

function addressOf(written: string): string | null {
  const first = written.split(/[\s,]/)[0] ?? '';
  const whole = /^https?:\/\//i.test(first) ? first : /^[\w-]+(\.[\w-]+)+/.test(first) ? `https://${first}` : '';
  return URL.canParse(whole) ? new URL(whole).href : null;
}

const valueOf = (pair: Fields): string => wordOf(pair['value']);
const parameterOf = (info: Fields, name: string): string | undefined => {
  const found = listOf(info['parameter'])
    .filter(isFields)
    .find((pair) => wordOf(pair['valueName']) === name);
  return found ? valueOf(found) : undefined;
};

const providers: Readonly<Record<string, string>> = {
  mow: 'MOWAS',
  biw: 'BIWAPP',
  kat: 'KATWARN',
  dwd: 'DWD',
  lhp: 'LHP',
  pol: 'POLICE',
};

function providerOf({ identifier, sender }: { identifier: string; sender: string }): string {
  if (/(^|[@.])dwd\.de$/i.test(sender)) return 'DWD';
  return providers[/^([a-z]{3})\./.exec(identifier)?.[1] ?? ''] ?? (sender.slice(0, 200) || 'CAP');
}

/** Areas of all languages; the same words name the same area. */
function areasOf(input: { infos: readonly Fields[]; faults: string[] }): AlertArea[] {
  const { infos, faults } = input;
  const areas = new Map<string, AlertArea>();
  // Most sources repeat their areas in each language: those of the first that has any tell all.
  const telling = infos.find((info) => listOf(info['area']).length > 0);
  for (const raw of listOf(telling?.['area']).filter(isFields).slice(0, 5_000)) {
    const description = (textOf(raw['areaDesc']) ?? '').slice(0, 2_000);
    const area = [
      ...listOf(raw['polygon']).flatMap((polygon) => polygonOf({ written: wordOf(polygon), faults })),
      ...listOf(raw['circle']).flatMap((round) => circleOf({ written: wordOf(round), faults })),
    ];
    const keys = listOf(raw['geocode'])
      .filter(isFields)
      .flatMap((code) => keyOf(wordOf(code['valueName']), valueOf(code)) ?? []);
    const before = areas.get(description);
    areas.set(description, {
      description,
      area: area.length > 0 || before?.area ? [...(before?.area ?? []), ...area] : null,
      keys: [...new Set([...(before?.keys ?? []), ...keys])],
    });
  }
  return [...areas.values()];
}

/** Latitude first, as CAP asks for; mended where a source writes it the other way round. */
function pointsOf(written: string): Point[] | null {
  const points: Point[] = [];
  for (const pair of written.split(/\s+/).filter(Boolean)) {
    const [latitude, longitude, more] = pair.split(',').map((part) => (part === '' ? Number.NaN : Number(part)));
    if (more !== undefined || !Number.isFinite(latitude) || !Number.isFinite(longitude)) return null;
    points.push([longitude!, latitude!]);
  }
  return points;
}

const say = (faults: string[], fault: string): void => {
  if (!faults.includes(fault)) faults.push(fault);
};

function polygonOf(input: { written: string; faults: string[] }): Area {
  const { written, faults } = input;
  let points = pointsOf(written);
  if (points === null || points.length < 3 || points.length > 20_000) {
    say(faults, 'Eine gezeichnete Fläche ist nicht lesbar und wurde weggelassen.');
    return [];
  }
  if (points.every(looksSwapped)) {
    say(faults, 'Länge und Breite sind vertauscht; die Fläche wurde gedreht.');
    points = points.map(([x, y]): Point => [y, x]);
  }
  if (!points.some(inGermany)) {
    say(faults, 'Eine gezeichnete Fläche liegt nicht in Deutschland.');
    return [];
  }
  const ring = closed(points);
  if (crossing(ring)) say(faults, 'Eine gezeichnete Fläche schneidet sich selbst; sie gilt, wo sie einfach bedeckt ist.');
  return [[ring]];
}

function circleOf(input: { written: string; faults: string[] }): Area {
  const [centre, radius] = input.written.split(/\s+/);
  const [point] = pointsOf(centre ?? '') ?? [];
  const kilometres = Number(radius);
  if (!point || !Number.isFinite(kilometres) || kilometres < 0 || kilometres > 1_000) {
    say(input.faults, 'Ein Umkreis ist nicht lesbar und wurde weggelassen.');
    return [];
  }
  const turned: Point = looksSwapped(point) ? [point[1], point[0]] : point;
  // A radius of nothing marks a place: a hundred metres are enough to find its municipality.
  return inGermany(turned) ? circle(turned, Math.max(kilometres, 0.1)) : [];
}

/** An official key from what a source calls it; null for numbers of its own, such as NINA's (`AreaId`, `ZGEM`). */
function keyOf(name: string, value: string): string | null {
  switch (name.toUpperCase()) {
    case 'AGS':
      return /^(\d{5}|\d{8})$/.test(value) ? value : null;
    case 'ARS':
      if (!/^\d{12}$/.test(value)) return /^(\d{5}|\d{9})$/.test(value) ? value : null;
      if (value.endsWith('0000000')) return value.slice(0, 5);
      return value.endsWith('000') ? value.slice(0, 9) : value.slice(0, 5) + value.slice(9);
    case 'WARNCELLID':
      // The weather service: 1 and a county's key, or 8 and a municipality's.
      if (/^1\d{5}000$/.test(value)) return value.slice(1, 6);
      return /^8\d{8}$/.test(value) ? value.slice(1) : null;
    default:
      return null;
  }
}
