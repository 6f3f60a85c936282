import { z } from 'zod';
import { fetchBytes, fetchJson, fetchLimits, type FetchedBytes, type FetchLimits } from './fetch-json.ts';
import {
  eventShape,
  imprintShape,
  languageShape,
  newsShape,
  pageShape,
  placeShape,
  regionShape,
  type OtherEvent,
  type OtherNews,
  type OtherPage,
  type OtherPlace,
} from './shapes.ts';

export type { OtherContact, OtherEvent, OtherNews, OtherPage, OtherPlace } from './shapes.ts';
export type { FetchLimits } from './fetch-json.ts';

/** One language of a region with all that it says. */
export type OtherLanguage = {
  code: string;
  tag: string | null;
  name: string;
  pages: OtherPage[];
  events: OtherEvent[];
  places: OtherPlace[];
  news: OtherNews[];
  /** HTML; null where there is none. */
  imprint: string | null;
};
export type OtherKind = 'page' | 'event' | 'place' | 'news';

export type OtherRegion = {
  name: string;
  /** Names the region for good: address and slug. */
  source: string;
  /** Where its own pages stand. */
  origin: string;
  languages: OtherLanguage[];
  /** What could not be read, in words. */
  faults: { what: string; message: string }[];
  /** Lists of which nothing is missing, so that what is not in them is not there any more. */
  complete: Set<OtherKind>;
  /** Fetches a picture of its own server; of another it fetches nothing. */
  fetchPicture: (url: string) => Promise<FetchedBytes>;
};

export type ReadRegion = { ok: true; region: OtherRegion } | { ok: false; message: string };

/** Largest text of one page, in characters: what is longer is no page. */
const longestText = 1_000_000;
/** Largest picture, in bytes. */
const pictureBytes = 20 * 1024 * 1024;

/**
 * Reads everything of a region from a server that speaks Integreat's API v3, or from the files of an export behind a file
 * server. What cannot be read is told, and the rest is read on.
 * @param from address of the server, with or without `/api/v3`
 */
export async function readRegion(input: { from: string; region: string; limits?: FetchLimits }): Promise<ReadRegion> {
  const { region: slug, limits = fetchLimits } = input;
  if (!URL.canParse(input.from) || !/^https?:$/.test(new URL(input.from).protocol))
    return { ok: false, message: `${input.from} is no address that begins with http:// or https://.` };
  const base = input.from.replace(/\/+$/, '').replace(/\/api\/v3$/, '');
  const get = (path: string) => fetchJson({ url: `${base}/api/v3/${path}`, limits });

  const found = await get(`regions/${slug}/`);
  if (!found.ok) {
    return {
      ok: false,
      message: found.missing ? `There is no region ${slug} at ${base}.` : `${base}/api/v3/regions/${slug}/: ${found.message}.`,
    };
  }
  const region = regionShape.safeParse(found.json);
  if (!region.success) return { ok: false, message: `${base}/api/v3/regions/${slug}/ is no region of Integreat's API v3.` };

  const faults: OtherRegion['faults'] = [];
  const complete = new Set<OtherKind>(['page', 'event', 'place', 'news']);
  const list = async <S extends z.ZodType>(path: string, shape: S, kind: OtherKind | null): Promise<z.output<S>[]> => {
    const read = await get(path);
    const what = `${slug}/${path.replace(`${slug}/`, '')}`;
    if (!read.ok || !Array.isArray(read.json)) {
      faults.push({ what, message: read.ok ? 'the answer is no list' : read.message });
      if (kind !== null) complete.delete(kind);
      return [];
    }
    return read.json.flatMap((entry: unknown, index): z.output<S>[] => {
      const parsed = shape.safeParse(entry);
      const long = isLong(entry);
      if (parsed.success && !long) return [parsed.data];
      if (kind !== null) complete.delete(kind);
      faults.push({
        what: `${what}, ${nameOf(entry) ?? `entry ${index + 1}`}`,
        message: long ? `its text has more than ${longestText.toLocaleString('en')} characters` : faultOf(parsed.error!),
      });
      return [];
    });
  };

  const languages: OtherLanguage[] = [];
  // One list after the other: the server has others to answer too.
  // Earlier servers have them at an address of their own.
  const spoken = region.data.languages ?? (await list(`${slug}/languages/`, z.unknown(), null));
  for (const given of spoken) {
    const language = languageShape.safeParse(given);
    if (!language.success) {
      faults.push({ what: `regions/${slug}`, message: 'a language without a code' });
      continue;
    }
    const { code, bcp47_tag: tag, native_name: name } = language.data;
    const at = `${slug}/${encodeURIComponent(code)}`;
    const imprint = await get(`${at}/imprint/`);
    const said = imprint.ok ? imprintShape.safeParse(imprint.json) : null;
    languages.push({
      code,
      tag,
      name,
      pages: await list(`${at}/pages/`, pageShape, 'page'),
      events: await list(`${at}/events/?combine_recurring=True`, eventShape, 'event'),
      places: await list(`${at}/locations/`, placeShape, 'place'),
      news: await list(`${at}/news/?size=500`, newsShape, 'news'),
      imprint: said?.success && said.data.content !== '' ? said.data.content : null,
    });
  }
  const source = `${base}/${slug}`;
  return {
    ok: true,
    region: {
      name: region.data.name,
      source,
      origin: new URL(base).origin,
      languages,
      faults,
      complete,
      fetchPicture: async (url) =>
        URL.canParse(url) && new URL(url).host === new URL(base).host
          ? fetchBytes({ url, limits: { ...limits, bytes: Math.min(limits.bytes, pictureBytes) } })
          : { ok: false, missing: false, message: 'it is on another server' },
    },
  };
}

const field = (entry: unknown, name: string): unknown =>
  typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[name] : undefined;
const isLong = (entry: unknown): boolean => {
  const content = field(entry, 'content');
  return typeof content === 'string' && content.length > longestText;
};
const nameOf = (entry: unknown): string | null => {
  const name = field(entry, 'title') ?? field(entry, 'path');
  return typeof name === 'string' && name.trim() !== '' ? `“${name.trim().slice(0, 80)}”` : null;
};
const faultOf = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return `${issue!.path.map(String).join('.') || 'it'}: ${issue!.message}`;
};
