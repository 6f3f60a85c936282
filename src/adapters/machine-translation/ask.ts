import type { MachineFailure } from '#kernel/machine-translation.ts';

export type Asked = { ok: true; body: unknown } | MachineFailure;
export const failure = (kind: MachineFailure['kind'], message: string): MachineFailure => ({ ok: false, kind, message });

/** More than any answer to what we send. */
const mostBytes = 4 * 1024 * 1024;

/** One request, with the common failures of both services in words. */
export async function ask(input: {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: unknown;
  timeoutMs: number;
  /** What a status of its own means; null leaves it to the rules here. */
  judge?: (status: number, words: string) => MachineFailure | null;
}): Promise<Asked> {
  const { url, method = 'POST', headers = {}, timeoutMs } = input;
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        'user-agent': 'Kreislotse',
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      // A key is never carried elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readSome(response);
    if (text === null) return failure('garbage', 'Der Übersetzungsdienst antwortet mit zu viel.');
    const { status } = response;
    if (status >= 200 && status < 300) {
      try {
        return { ok: true, body: JSON.parse(text) as unknown };
      } catch {
        return failure('garbage', 'Der Übersetzungsdienst antwortet nicht, wie er soll. Stimmt seine Adresse?');
      }
    }
    const judged = input.judge?.(status, text);
    if (judged) return judged;
    if (status === 401 || status === 403) return failure('refused', 'Der Übersetzungsdienst nimmt den Schlüssel nicht an.');
    if (status === 429) return failure('busy', 'Der Übersetzungsdienst hat gerade zu viel zu tun.');
    if (status === 413) return failure('garbage', 'Der Text ist dem Übersetzungsdienst zu lang.');
    if (status >= 500) return failure('unavailable', `Der Übersetzungsdienst ist gestört (${status}).`);
    return failure('garbage', `Der Übersetzungsdienst lehnt die Anfrage ab (${status}).`);
  } catch (error) {
    const slow = error instanceof Error && error.name === 'TimeoutError';
    return failure(
      'unavailable',
      slow ? 'Der Übersetzungsdienst antwortet nicht.' : 'Der Übersetzungsdienst ist nicht zu erreichen.',
    );
  }
}

/** The body as text; null when it is larger than any answer. */
async function readSome(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Texts in pieces that a service takes at once. */
export function batches(texts: readonly string[], most: { texts: number; letters: number }): string[][] {
  const found: string[][] = [];
  let letters = 0;
  for (const text of texts) {
    const last = found.at(-1);
    if (last === undefined || last.length >= most.texts || letters + text.length > most.letters) {
      found.push([text]);
      letters = text.length;
    } else {
      last.push(text);
      letters += text.length;
    }
  }
  return found;
}
