import { conflict, invalid, notFound, unauthenticated } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerOf, headersFor } from './answers.ts';
import { networkOf, type Attempts } from './attempts.ts';
import { withCookies, type SetCookie } from './cookies.ts';
import type { Library } from './library.ts';
import type { Sessions } from './sessions.ts';

export type PasskeyView = { id: string; name: string; createdAt: Date | null };

export type Passkeys = {
  /** Options for `navigator.credentials.get`, as JSON (WebAuthn Level 3, PublicKeyCredentialRequestOptionsJSON). */
  signInOptions: (input: { headers: Headers; address: string }) => Promise<Result<{ options: unknown; cookies: SetCookie[] }>>;
  /** Lets in whoever holds the passkey. It counts as both factors: the device has asked for finger, face or PIN. */
  signIn: (input: { headers: Headers; credential: Record<string, unknown> }) => Promise<Result<{ cookies: SetCookie[] }>>;
  /** Options for `navigator.credentials.create`; only for a complete session. */
  registerOptions: (input: { headers: Headers }) => Promise<Result<{ options: unknown; cookies: SetCookie[] }>>;
  register: (input: {
    headers: Headers;
    credential: Record<string, unknown>;
    name: string;
  }) => Promise<Result<{ cookies: SetCookie[] }>>;
  list: (input: { headers: Headers }) => Promise<PasskeyView[]>;
  remove: (input: { headers: Headers; id: string }) => Promise<Result<undefined>>;
};

export function createPasskeys(input: { library: Library; attempts: Attempts; sessions: Sessions }): Passkeys {
  const { library, attempts, sessions } = input;
  const complete = async (headers: Headers): Promise<boolean> => (await sessions.read({ headers }))?.complete === true;

  return {
    signInOptions: async ({ headers, address }) => {
      const tried = await attempts.take({ kind: 'address', subject: networkOf(address) });
      if (!tried.ok) return tried;
      const answer = await answerOf(
        library.api.generatePasskeyAuthenticationOptions({ headers: headersFor(headers), asResponse: true }),
      );
      return ok({ options: { ...answer.body, userVerification: 'required' }, cookies: answer.cookies });
    },

    signIn: async ({ headers, credential }) => {
      const answer = await answerOf(
        library.api.verifyPasskeyAuthentication({
          body: { response: credential as never },
          headers: headersFor(headers),
          asResponse: true,
        }),
      );
      if (answer.code === 'USER_NOT_VERIFIED') {
        return invalid(
          'user-not-verified',
          'Bitte schalten Sie am Gerät PIN, Fingerabdruck oder Gesicht ein: Der Passkey allein genügt nicht.',
        );
      }
      if (answer.status !== 200)
        return invalid(
          'passkey-refused',
          'Dieser Passkey gehört zu keinem Konto oder passt nicht. Bitte versuchen Sie es noch einmal.',
        );
      const entered = await sessions.read({ headers: withCookies(headers, answer.cookies) });
      return entered === null ? unauthenticated() : ok({ cookies: answer.cookies });
    },

    registerOptions: async ({ headers }) => {
      if (!(await complete(headers))) return unauthenticated();
      const answer = await answerOf(
        library.api.generatePasskeyRegistrationOptions({ headers: headersFor(headers), asResponse: true }),
      );
      if (answer.code === 'SESSION_NOT_FRESH') return conflict('session-not-fresh', freshAgain);
      if (answer.status !== 200) return conflict('passkey', 'Das geht jetzt nicht. Bitte laden Sie die Seite neu.');
      return ok({ options: answer.body, cookies: answer.cookies });
    },

    register: async ({ headers, credential, name }) => {
      if (!(await complete(headers))) return unauthenticated();
      const answer = await answerOf(
        library.api.verifyPasskeyRegistration({
          body: { response: credential, name: name.trim().slice(0, 80) || 'Passkey' },
          headers: headersFor(headers),
          asResponse: true,
        }),
      );
      if (answer.code === 'SESSION_NOT_FRESH') return conflict('session-not-fresh', freshAgain);
      if (answer.status !== 200)
        return invalid('passkey-refused', 'Der Passkey konnte nicht angelegt werden. Bitte versuchen Sie es noch einmal.');
      return ok({ cookies: answer.cookies });
    },

    list: async ({ headers }) => {
      if (!(await complete(headers))) return [];
      const found = await library.api.listPasskeys({ headers: headersFor(headers) });
      return found.map(({ id, name, createdAt }) => ({
        id,
        name: name ?? 'Passkey',
        createdAt: createdAt ? new Date(createdAt) : null,
      }));
    },

    remove: async ({ headers, id }) => {
      if (!(await complete(headers))) return unauthenticated();
      const answer = await answerOf(library.api.deletePasskey({ body: { id }, headers: headersFor(headers), asResponse: true }));
      return answer.status === 200 ? ok() : notFound('Diesen Passkey');
    },
  };
}

const freshAgain = 'Ihre Anmeldung ist mehr als zwei Stunden her. Bitte melden Sie sich dafür neu an.';
