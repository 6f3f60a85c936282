import type { Cookies } from '@sveltejs/kit';
import type { SetCookie } from '#adapters/auth/auth.ts';

/** Sets what the login asks for on the answer. */
export function setCookies(cookies: Cookies, given: readonly SetCookie[]): void {
  for (const { name, value, options } of given) cookies.set(name, value, options);
}
