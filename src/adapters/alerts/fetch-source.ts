import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FeedAnswer, Validators } from '#kernel/alerts.ts';

type Failure = Extract<FeedAnswer, { state: 'failed' }>;
export type Fetched = { state: 'fetched'; bytes: Buffer; validators: Validators } | { state: 'unchanged' } | Failure;

export type FetchLimits = {
  /** For one attempt, from the first byte sent to the last one read. */
  timeoutMs: number;
  bytes: number;
  /** Pauses before each further attempt. */
  pausesMs: readonly number[];
};
export const fetchLimits: FetchLimits = { timeoutMs: 10_000, bytes: 2 * 1024 * 1024, pausesMs: [500, 2_000] };

/**
 * Fetches one address within limits of time and size; tries again after what may pass by itself. A redirection is
 * followed. Addresses of files (`file:`) come from the configuration alone.
 */
export async function fetchSource(input: { url: string; validators?: Validators; limits: FetchLimits }): Promise<Fetched> {
  const { url, validators = { etag: null, lastModified: null }, limits } = input;
  if (url.startsWith('file:')) return fromFile({ url, limits });
  for (let attempt = 0; ; attempt += 1) {
    const { answer, again } = await once({ url, validators, limits });
    const pause = limits.pausesMs[attempt];
    if (!again || pause === undefined) return answer;
    await wait(pause);
  }
}

async function once(input: {
  url: string;
  validators: Validators;
  limits: FetchLimits;
}): Promise<{ answer: Fetched; again: boolean }> {
  const { url, validators, limits } = input;
  // The same signal ends a connection that never opens and a body that never ends.
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), limits.timeoutMs);
  try {
    const response = await fetch(url, {
      signal: ending.signal,
      headers: {
        'user-agent': 'Kreislotse',
        ...(validators.etag === null ? {} : { 'if-none-match': validators.etag }),
        ...(validators.lastModified === null ? {} : { 'if-modified-since': validators.lastModified }),
      },
    });
    if (response.status === 304) return { answer: { state: 'unchanged' }, again: false };
    if (!response.ok) {
      await response.body?.cancel();
      const passing = response.status >= 500 || response.status === 429;
      return { answer: failure('refused', `Die Quelle antwortet mit dem Fehler ${response.status}.`), again: passing };
    }
    const bytes = await readBody(response, limits.bytes);
    if (bytes === null) {
      ending.abort();
      return { answer: failure('too-large', `Die Antwort ist größer als ${limits.bytes / 1024 / 1024} MiB.`), again: false };
    }
    const kept = { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
    return { answer: { state: 'fetched', bytes, validators: kept }, again: false };
  } catch {
    const answer = ending.signal.aborted
      ? failure('slow', `Die Quelle hat in ${limits.timeoutMs / 1000} Sekunden nicht zu Ende geantwortet.`)
      : failure('unreachable', 'Die Quelle ist nicht zu erreichen.');
    return { answer, again: true };
  } finally {
    clearTimeout(timer);
  }
}

async function readBody(response: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > most) return null;
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

async function fromFile(input: { url: string; limits: FetchLimits }): Promise<Fetched> {
  try {
    const bytes = await readFile(fileURLToPath(input.url));
    if (bytes.length > input.limits.bytes) return failure('too-large', 'Die Datei ist zu groß.');
    return { state: 'fetched', bytes, validators: { etag: null, lastModified: null } };
  } catch {
    return failure('unreachable', 'Die Datei lässt sich nicht lesen.');
  }
}

export const failure = (code: Failure['code'], message: string): Failure => ({ state: 'failed', code, message });
