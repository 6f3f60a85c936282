import { cookiesOf, type SetCookie } from './cookies.ts';

/** What a call of the login library came to. */
export type Answer = {
  status: number;
  /** The library's own word for what went wrong. */
  code: string | null;
  body: Record<string, unknown>;
  cookies: SetCookie[];
  location: string | null;
};

/** Reads the web answer that an endpoint of the library gives. */
export async function answerOf(given: Promise<Response>): Promise<Answer> {
  const response = await given;
  const text = await response.text();
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  const body = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  return {
    status: response.status,
    code: typeof body['code'] === 'string' ? body['code'] : null,
    body,
    cookies: cookiesOf(response.headers),
    location: response.headers.get('location'),
  };
}

/** The headers that the library is to see of a request. */
export function headersFor(headers: Headers): Headers {
  const kept = new Headers();
  for (const name of ['cookie', 'user-agent', 'origin']) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}
