import { genericOAuth } from 'better-auth/plugins';
import { invalid, unavailable } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerOf, headersFor } from './answers.ts';
import type { SetCookie } from './cookies.ts';
import { openLibrary, type LibraryInput } from './library.ts';

/** The county's own directory, by OpenID Connect. */
export type DirectorySettings = { issuer: string; clientId: string; clientSecret: string; name: string };

export type DirectoryLogin = {
  /** What the button says. */
  name: string;
  /** Where to send the person; the cookies bind the way back to this browser. */
  start: (input: { headers: Headers; returnTo: string }) => Promise<Result<{ url: string; cookies: SetCookie[] }>>;
  /** The way back. `query` is that of the address to which the directory sent the person. */
  finish: (input: {
    headers: Headers;
    query: Record<string, string>;
  }) => Promise<Result<{ returnTo: string; cookies: SetCookie[] }>>;
};

/** To be registered with the directory as the address of return, after the origin. */
export const directoryReturnPath = '/anmelden/verzeichnis/rueckruf';
const providerId = 'verzeichnis';
/** Marks an answer of the library that says what went wrong. */
const failedPath = '/fehlgeschlagen';

/**
 * Signing in with the county's directory: authorization code with PKCE, state and nonce, the id token checked against
 * the directory's keys. A library instance of its own that is made at the first use, so that a directory that is down
 * or slow stops neither the start nor any other way of signing in.
 */
export function createDirectoryLogin(input: LibraryInput & { settings: DirectorySettings }): DirectoryLogin {
  const { settings, log } = input;
  let opened: ReturnType<typeof open> | null = null;
  const open = () =>
    openLibrary({
      ...input,
      more: [
        genericOAuth({
          config: [
            {
              providerId,
              discoveryUrl: `${settings.issuer}/.well-known/openid-configuration`,
              clientId: settings.clientId,
              clientSecret: settings.clientSecret,
              redirectURI: `${input.origin}${directoryReturnPath}`,
              scopes: ['openid', 'email', 'profile'],
              pkce: true,
              requireIdTokenVerification: true,
              // An account comes by invitation; the directory only proves who somebody is.
              disableSignUp: true,
            },
          ],
        }),
      ],
    });
  const library = () => (opened ??= open());

  return {
    name: settings.name,

    start: async ({ headers, returnTo }) => {
      const answer = await answerOf(
        library().api.signInSocial({
          body: { provider: providerId, callbackURL: returnTo, errorCallbackURL: failedPath, disableRedirect: true },
          headers: headersFor(headers),
          asResponse: true,
        }),
      );
      const url = answer.body['url'];
      if (answer.status !== 200 || typeof url !== 'string') {
        log.warn({ status: answer.status, code: answer.code }, 'directory is not reachable');
        return unavailable(
          'directory-down',
          `${settings.name} antwortet nicht. Bitte versuchen Sie es später oder melden Sie sich mit Passwort oder Passkey an.`,
        );
      }
      return ok({ url, cookies: answer.cookies });
    },

    finish: async ({ headers, query }) => {
      const answer = await answerOf(
        library().api.callbackOAuth({
          method: 'GET',
          params: { id: providerId },
          query,
          headers: headersFor(headers),
          asResponse: true,
        }),
      );
      const target = answer.location === null ? null : new URL(answer.location, input.origin);
      const fault = target?.searchParams.get('error') ?? null;
      if (target === null || fault !== null || target.pathname === failedPath) {
        log.warn({ status: answer.status, fault }, 'sign-in by directory refused');
        return refused(fault, settings.name);
      }
      return ok({ returnTo: `${target.pathname}${target.search}`, cookies: answer.cookies });
    },
  };
}

function refused(fault: string | null, name: string): Result<never> {
  switch (fault) {
    case 'signup_disabled':
      return invalid(
        'unknown-person',
        'Für Sie gibt es hier noch kein Konto. Die Integrationsstelle Ihres Landkreises kann Sie einladen.',
      );
    case 'account_not_linked':
    case 'unable_to_link_account':
      return invalid(
        'address-not-proved',
        `${name} hat Ihre E-Mail-Adresse nicht bestätigt. Bitte melden Sie sich mit Passwort oder Passkey an.`,
      );
    case 'access_denied':
      return invalid('directory-refused', `Die Anmeldung bei „${name}“ wurde abgebrochen.`);
    default:
      return invalid(
        'directory-failed',
        'Die Anmeldung hat nicht geklappt oder zu lange gedauert. Bitte beginnen Sie noch einmal.',
      );
  }
}
