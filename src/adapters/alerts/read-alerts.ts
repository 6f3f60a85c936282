import {
  severities,
  type AlertFeed,
  type FeedAnswer,
  type OfficialAlert,
  type ReadAlerts,
  type Validators,
} from '#kernel/alerts.ts';
import { areaOfGeometry, type Area } from '#kernel/geo.ts';
import { failure, fetchLimits, fetchSource, type FetchLimits } from './fetch-source.ts';
import { plainText } from './plain-text.ts';
import { readCapJson, readCapXml } from './read-cap.ts';
import { isZip, unzip } from './unzip.ts';

/** So many warnings of one answer are looked at: ten times what the whole country ever had at once in NINA. */
const mostAlerts = 3_000;

const garbage = failure('garbage', 'Die Antwort ist keine Warnung in einer bekannten Form.');

/** Reads warnings of authorities from CAP 1.2 and from NINA's interface, whatever the source does. */
export function createAlertReader(input: { limits?: Partial<FetchLimits> } = {}): ReadAlerts {
  const limits = { ...fetchLimits, ...input.limits };
  return ({ feed, countyKey, known, validators }) =>
    feed.kind === 'cap' ? readCapFeed({ feed, validators, limits }) : readNina({ feed, countyKey, known, validators, limits });
}

async function readCapFeed(input: { feed: AlertFeed; validators: Validators; limits: FetchLimits }): Promise<FeedAnswer> {
  const fetched = await fetchSource({ url: input.feed.url, validators: input.validators, limits: input.limits });
  if (fetched.state !== 'fetched') return fetched;
  const files = isZip(fetched.bytes) ? unzip(fetched.bytes) : [fetched.bytes];
  if (files === null || files.length > mostAlerts) return garbage;
  const read = files.flatMap((bytes) => messagesIn(bytes));
  const alerts = read.filter((alert) => alert !== null);
  // An empty list is an answer: nothing is warned of. One in which nothing can be read is none.
  if (alerts.length === 0 && read.length > 0) return garbage;
  const unread = read.length - alerts.length;
  return {
    state: 'read',
    alerts,
    present: alerts.map((alert) => alert.identifier),
    chosenForCounty: false,
    validators: fetched.validators,
    faults: unread > 0 ? [`${unread} ${unread === 1 ? 'Meldung ist' : 'Meldungen sind'} nicht lesbar.`] : [],
  };
}

function messagesIn(bytes: Buffer): (OfficialAlert | null)[] {
  const text = bytes.toString('utf8').trim();
  if (!/^[[{]/.test(text)) return [readCapXml(text)];
  const parsed = parseJson(bytes);
  return (Array.isArray(parsed) ? parsed : [parsed]).slice(0, mostAlerts).map(readCapJson);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** One line of NINA's lists, by county or of the country. */
type Line = { id: string; version: string; raw: Record<string, unknown> };

async function readNina(input: {
  feed: AlertFeed;
  countyKey: string;
  known: ReadonlyMap<string, string>;
  validators: Validators;
  limits: FetchLimits;
}): Promise<FeedAnswer> {
  const { feed, countyKey, known, validators, limits } = input;
  const chosenForCounty = feed.kind === 'nina';
  const base = (chosenForCounty ? feed.url : feed.url.replace(/\/[^/]+\/mapData\.json$/, '')).replace(/\/$/, '');
  // Asked for a county, the last seven digits are nought: other keys are answered with nothing.
  const url = chosenForCounty ? `${base}/dashboard/${countyKey}0000000.json` : feed.url;
  const fetched = await fetchSource({ url, validators, limits });
  if (fetched.state !== 'fetched') return fetched;
  const list = parseJson(fetched.bytes);
  if (!Array.isArray(list) || list.length > mostAlerts) return garbage;
  const lines = list.map(lineOf).filter((line) => line !== null);
  if (lines.length === 0 && list.length > 0) return garbage;

  const alerts: OfficialAlert[] = [];
  let unread = list.length - lines.length;
  let incomplete = false;
  let silent = false;
  for (const line of lines) {
    if (known.get(line.id) === line.version) continue;
    // A server that stopped answering is not asked for a hundred more.
    const read: OfficialAlert | 'silent' | null = silent ? null : await readWarning({ base, line, limits });
    silent ||= read === 'silent';
    if (read !== null && read !== 'silent') alerts.push(read);
    else {
      incomplete = true;
      // Better the headline that the list has than nothing, until the rest can be read.
      const short = known.has(line.id) ? null : fromLine(line);
      if (short === null) unread += 1;
      else alerts.push(short);
    }
  }
  return {
    state: 'read',
    alerts,
    present: lines.map((line) => line.id),
    chosenForCounty,
    // What was not read in full must be asked for again, even if the list itself stays as it is.
    validators: incomplete ? { etag: null, lastModified: null } : fetched.validators,
    faults: unread > 0 ? [`${unread} ${unread === 1 ? 'Meldung ist' : 'Meldungen sind'} nicht lesbar.`] : [],
  };
}

function lineOf(raw: unknown): Line | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const fields = raw as Record<string, unknown>;
  const payload = (fields['payload'] ?? {}) as Record<string, unknown>;
  const id = fields['id'];
  if (typeof id !== 'string' || !/^[\w.:@-]{1,300}$/.test(id)) return null;
  const version = payload['hash'] ?? fields['version'] ?? fields['sent'] ?? '';
  return { id, version: String(version), raw: fields };
}

async function readWarning(input: { base: string; line: Line; limits: FetchLimits }): Promise<OfficialAlert | 'silent' | null> {
  const { base, line, limits } = input;
  const address = `${base}/warnings/${encodeURIComponent(line.id)}`;
  const [told, drawn] = await Promise.all([
    fetchSource({ url: `${address}.json`, limits }),
    // A drawing is good to have; many warnings have none, and none is waited for twice.
    fetchSource({ url: `${address}.geojson`, limits: { ...limits, pausesMs: [] } }),
  ]);
  if (told.state !== 'fetched') return told.state === 'failed' && ['slow', 'unreachable'].includes(told.code) ? 'silent' : null;
  const alert = readCapJson(parseJson(told.bytes));
  if (alert === null) return null;
  const area = drawn.state === 'fetched' ? drawnArea(parseJson(drawn.bytes)) : null;
  const areas = area === null ? alert.areas : withDrawing(alert, area);
  return { ...alert, identifier: line.id, version: line.version, areas };
}

/** The drawing belongs to the whole warning: it stands at its first area. */
function withDrawing(alert: OfficialAlert, area: Area): OfficialAlert['areas'] {
  const [first, ...others] = alert.areas;
  return [{ description: first?.description ?? '', keys: first?.keys ?? [], area }, ...others];
}

function drawnArea(parsed: unknown): Area | null {
  const features = (parsed as { features?: unknown } | undefined)?.features;
  if (!Array.isArray(features)) return null;
  const area = features.flatMap((feature) => areaOfGeometry((feature as { geometry?: unknown } | null)?.geometry) ?? []);
  return area.length > 0 ? area : null;
}

/** A warning as the list alone tells it. Its version is none of the source's: it is read again. */
function fromLine(line: Line): OfficialAlert | null {
  const payload = (line.raw['payload'] ?? {}) as Record<string, unknown>;
  const data = (payload['data'] ?? {}) as Record<string, unknown>;
  const title = (line.raw['i18nTitle'] ?? {}) as Record<string, unknown>;
  const word = (value: unknown): string => (typeof value === 'string' ? plainText(value) : '');
  const headline = word(title['de']) || word(data['headline']);
  const sent = Date.parse(word(line.raw['sent']) || word(line.raw['startDate']));
  if (headline === '' || Number.isNaN(sent)) return null;
  const severity = severities.find((name) => name === data['severity'] || name === line.raw['severity']) ?? 'Unknown';
  const expires = Date.parse(word(line.raw['expires']));
  return {
    identifier: line.id,
    version: '',
    sender: word(data['provider']),
    provider: word(data['provider']) || 'NINA',
    status: 'Actual',
    msgType: data['msgType'] === 'Cancel' ? 'Cancel' : 'Alert',
    references: [],
    sent: new Date(sent).toISOString(),
    onset: null,
    expires: Number.isNaN(expires) ? null : new Date(expires).toISOString(),
    severity,
    urgency: 'Unknown',
    certainty: 'Unknown',
    texts: [
      {
        language: 'de',
        event: null,
        headline: headline.slice(0, 500),
        description: null,
        instruction: null,
        senderName: null,
        web: null,
        contact: null,
      },
    ],
    areas: [],
    faults: ['Die Einzelheiten dieser Meldung waren nicht zu lesen.'],
  };
}
