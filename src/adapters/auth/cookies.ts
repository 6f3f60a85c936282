import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';

/** A cookie to be set on the answer. `value` is plain: whoever sets it encodes it. */
export type SetCookie = {
  name: string;
  value: string;
  options: {
    path: string;
    httpOnly: boolean;
    secure: boolean;
    sameSite: 'lax' | 'strict' | 'none';
    maxAge?: number;
    expires?: Date;
  };
};

/** The cookies that an answer of the login library asks for. */
export function cookiesOf(headers: Headers): SetCookie[] {
  return headers.getSetCookie().flatMap((line) =>
    [...parseSetCookieHeader(line)].map(([name, attributes]) => {
      const options = toCookieOptions(attributes);
      return {
        name,
        value: attributes.value,
        options: {
          path: options.path ?? '/',
          httpOnly: options.httpOnly ?? true,
          secure: options.secure ?? false,
          sameSite: options.sameSite ?? 'lax',
          ...(options.maxAge === undefined ? {} : { maxAge: options.maxAge }),
          ...(options.expires === undefined ? {} : { expires: options.expires }),
        },
      };
    }),
  );
}

/** The request's headers as they stand after the cookies were set: for a second call within one request. */
export function withCookies(headers: Headers, cookies: readonly SetCookie[]): Headers {
  const jar = new Map(
    (headers.get('cookie') ?? '')
      .split(';')
      .map((pair) => pair.trim().split(/=(.*)/s, 2) as [string, string | undefined])
      .filter(([name]) => name !== '')
      .map(([name, value]) => [name, value ?? '']),
  );
  for (const cookie of cookies) {
    if (cookie.options.maxAge === 0) jar.delete(cookie.name);
    else jar.set(cookie.name, encodeURIComponent(cookie.value));
  }
  const next = new Headers(headers);
  next.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  return next;
}
