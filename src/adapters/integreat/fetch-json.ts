import { setTimeout as wait } from 'node:timers/promises';

export type FetchLimits = {
  /** For one attempt, from the first byte sent to the last one read. */
  timeoutMs: number;
  bytes: number;
  /** Pauses before each further attempt. */
  pausesMs: readonly number[];
};
export const fetchLimits: FetchLimits = { timeoutMs: 60_000, bytes: 96 * 1024 * 1024, pausesMs: [1_000, 5_000] };

type Failure = { ok: false; missing: boolean; message: string };
export type Fetched = { ok: true; json: unknown } | Failure;
export type FetchedBytes = { ok: true; bytes: Buffer } | Failure;

const failed = (message: string, missing = false): Failure => ({ ok: false, missing, message });
const mostRedirects = 3;

/** The same for JSON. */
export async function fetchJson(input: { url: string; limits: FetchLimits }): Promise<Fetched> {
  const read = await fetchBytes(input);
  if (!read.ok) return read;
  try {
    return { ok: true, json: JSON.parse(read.bytes.toString('utf8')) as unknown };
  } catch {
    return failed('the answer is no JSON');
  }
}

/**
 * Reads from an address within limits of time and size; tries again after what may pass by itself. A redirection is followed
 * within the same host alone: an address that somebody gave leads nowhere else.
 */
export async function fetchBytes(input: { url: string; limits: FetchLimits }): Promise<FetchedBytes> {
  const { url, limits } = input;
  for (let attempt = 0; ; attempt += 1) {
    const { answer, again } = await once({ url, limits });
    const pause = limits.pausesMs[attempt];
    if (!again || pause === undefined) return answer;
    await wait(pause);
  }
}

async function once(input: { url: string; limits: FetchLimits }): Promise<{ answer: FetchedBytes; again: boolean }> {
  const { limits } = input;
  // The same signal ends a connection that never opens and a body that never ends.
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), limits.timeoutMs);
  try {
    let url = input.url;
    for (let hops = 0; hops <= mostRedirects; hops += 1) {
      const response = await fetch(url, {
        signal: ending.signal,
        redirect: 'manual',
        headers: { 'user-agent': 'Kreislotse' },
      });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        const next = new URL(location, url);
        if (next.host !== new URL(url).host || !/^https?:$/.test(next.protocol))
          return { answer: failed(`it leads to another host, ${next.host}`), again: false };
        url = next.href;
        continue;
      }
      if (!response.ok) {
        await response.body?.cancel();
        const passing = response.status >= 500 || response.status === 429;
        return { answer: failed(`it answers with status ${response.status}`, response.status === 404), again: passing };
      }
      const bytes = await readBody(response, limits.bytes);
      if (bytes === null) {
        ending.abort();
        return { answer: failed(`the answer is larger than ${Math.round(limits.bytes / 1024 / 1024)} MiB`), again: false };
      }
      return { answer: { ok: true, bytes }, again: false };
    }
    return { answer: failed('it leads on and on'), again: false };
  } catch {
    const answer = ending.signal.aborted
      ? failed(`it has not finished answering in ${limits.timeoutMs / 1000} seconds`)
      : failed('it cannot be reached');
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
