import { createHash } from 'node:crypto';
import { symmetricDecrypt } from 'better-auth/crypto';
import { conflict, invalid, invalidField, unauthenticated } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerOf, headersFor, type Answer } from './answers.ts';
import { networkOf, tooManyAttempts, type Attempts } from './attempts.ts';
import { withCookies, type SetCookie } from './cookies.ts';
import type { Library } from './library.ts';
import { otpauthLink } from './otpauth.ts';
import type { Sessions } from './sessions.ts';

/** A factor that is being set up: shown until its first right code. */
export type PendingFactor = {
  /** Base32 in groups of four, to be typed into an authenticator app. */
  secret: string;
  /** `otpauth://…`: opens an app on the same device. */
  link: string;
  /** Each opens the account once when the app is lost. */
  backupCodes: string[];
};

export type SecondFactor = {
  /** Whether this request comes from someone whose password was right and whose code is awaited. */
  awaited: (input: { headers: Headers }) => boolean;
  /** Second step of the sign-in: a code of the app, or one of the backup codes. */
  verify: (input: { headers: Headers; address: string; code: string }) => Promise<Result<{ cookies: SetCookie[] }>>;
  /** Makes a new secret for a session without a second factor; the password is asked for once more. */
  begin: (input: { headers: Headers; address: string; password: string }) => Promise<Result<PendingFactor>>;
  /** The factor that was begun and is not confirmed yet. */
  pending: (input: { headers: Headers }) => Promise<PendingFactor | null>;
  /** Confirms the new factor by its first code; the session is complete from then on, all others end. */
  confirm: (input: { headers: Headers; address: string; code: string }) => Promise<Result<{ cookies: SetCookie[] }>>;
  /** Drops the factor, so that a new one can be set up; until then the session opens nothing else. */
  reset: (input: { headers: Headers; address: string; password: string }) => Promise<Result<{ cookies: SetCookie[] }>>;
  /** Makes new backup codes; the old ones end. */
  renewBackupCodes: (input: {
    headers: Headers;
    address: string;
    password: string;
  }) => Promise<Result<{ backupCodes: string[] }>>;
};

const signInAnew = 'sign-in-anew';
const wrongCode = (): Result<never> =>
  invalidField('code', 'Dieser Code stimmt nicht oder ist abgelaufen. Bitte nehmen Sie den nächsten.', 'wrong-code');
const wrongPassword = (): Result<never> => invalidField('password', 'Das Passwort stimmt nicht.', 'wrong-password');

export function createSecondFactor(input: { library: Library; attempts: Attempts; sessions: Sessions }): SecondFactor {
  const { library, attempts, sessions } = input;

  /** A code is good for one use only, although it is valid for a minute and a half (RFC 6238, 5.2). */
  const firstUse = (accountId: string, code: string): Promise<boolean> =>
    attempts.first({ subject: `code ${accountId} ${createHash('sha256').update(code).digest('base64url')}`, minutes: 3 });

  const verifyAnswer = async (given: { headers: Headers; code: string }): Promise<Answer> => {
    const headers = headersFor(given.headers);
    return /^\d{6}$/.test(given.code)
      ? answerOf(library.api.verifyTOTP({ body: { code: given.code }, headers, asResponse: true }))
      : answerOf(library.api.verifyBackupCode({ body: { code: given.code }, headers, asResponse: true }));
  };

  /** Passwords are asked for again at weighty steps; they count like those of the sign-in. */
  const withPassword = async (
    given: { headers: Headers; address: string },
    run: (headers: Headers) => Promise<Answer>,
  ): Promise<Result<{ answer: Answer; accountId: string; sessionId: string }>> => {
    const session = await sessions.read({ headers: given.headers });
    if (session === null) return unauthenticated();
    for (const tried of [
      await attempts.take({ kind: 'address', subject: networkOf(given.address) }),
      await attempts.take({ kind: 'account', subject: session.email }),
    ]) {
      if (!tried.ok) return tried;
    }
    const answer = await run(headersFor(given.headers));
    if (answer.status !== 200)
      return answer.code === 'INVALID_PASSWORD'
        ? wrongPassword()
        : conflict('second-factor', 'Das geht jetzt nicht. Bitte laden Sie die Seite neu.');
    await attempts.clear({ kind: 'account', subject: session.email });
    return ok({ answer, accountId: session.accountId, sessionId: session.id });
  };

  return {
    awaited: ({ headers }) => /(?:^|; )(?:__Secure-)?kreislotse\.two_factor=[^;]/.test(headers.get('cookie') ?? ''),

    verify: async ({ headers, address, code: given }) => {
      const code = given.replaceAll(/\s/g, '');
      const tried = await attempts.take({ kind: 'code', subject: networkOf(address) });
      if (!tried.ok) return tried;
      if (!/^\d{6}$/.test(code) && !/^[a-z0-9-]{8,20}$/i.test(code)) {
        return invalidField('code', 'Der Code aus der App hat sechs Ziffern.', 'wrong-code');
      }
      const answer = await verifyAnswer({ headers, code });
      if (answer.status === 429)
        return invalid(tooManyAttempts, 'Zu viele Versuche. Bitte versuchen Sie es in 15 Minuten noch einmal.');
      if (answer.code === 'INVALID_TWO_FACTOR_COOKIE' || answer.code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') {
        return invalid(signInAnew, 'Die Anmeldung hat zu lange gedauert. Bitte beginnen Sie noch einmal mit dem Passwort.');
      }
      if (answer.status !== 200) return wrongCode();
      const entered = await sessions.read({ headers: withCookies(headers, answer.cookies) });
      if (entered === null || !entered.complete) return invalid(signInAnew, 'Bitte melden Sie sich noch einmal an.');
      if (!(await firstUse(entered.accountId, code))) {
        await sessions.end({ headers: withCookies(headers, answer.cookies) });
        return invalid(signInAnew, 'Dieser Code wurde schon benutzt. Bitte melden Sie sich mit dem nächsten Code an.');
      }
      return ok({ cookies: answer.cookies });
    },

    begin: async ({ headers, address, password }) => {
      const done = await withPassword({ headers, address }, (kept) =>
        answerOf(library.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: kept, asResponse: true })),
      );
      if (!done.ok) return done;
      const { totpURI, backupCodes } = done.value.answer.body as { totpURI: string; backupCodes: string[] };
      return ok(shown(totpURI, backupCodes));
    },

    pending: async ({ headers }) => {
      const session = await sessions.read({ headers });
      if (session === null || session.hasSecondFactor) return null;
      const context = await library.$context;
      const kept = await context.adapter.findOne<{ secret: string; verified: boolean }>({
        model: 'twoFactor',
        where: [{ field: 'userId', value: session.accountId }],
      });
      if (!kept || kept.verified) return null;
      const secret = await symmetricDecrypt({ key: context.secretConfig, data: kept.secret });
      const { backupCodes } = await library.api.viewBackupCodes({ body: { userId: session.accountId } });
      return shown(otpauthLink({ issuer: 'Kreislotse', account: session.email, secret }), backupCodes);
    },

    confirm: async ({ headers, address, code: given }) => {
      const code = given.replaceAll(/\s/g, '');
      const session = await sessions.read({ headers });
      if (session === null) return unauthenticated();
      if (session.hasSecondFactor)
        return conflict('second-factor-exists', 'Der zweite Faktor ist schon eingerichtet. Bitte melden Sie sich neu an.');
      const tried = await attempts.take({ kind: 'code', subject: networkOf(address) });
      if (!tried.ok) return tried;
      if (!/^\d{6}$/.test(code)) return invalidField('code', 'Der Code aus der App hat sechs Ziffern.', 'wrong-code');
      const answer = await verifyAnswer({ headers, code });
      if (answer.status !== 200) return wrongCode();
      await firstUse(session.accountId, code);
      const entered = await sessions.read({ headers: withCookies(headers, answer.cookies) });
      // Whoever came in with the password alone must not be lifted by the factor that was set up elsewhere.
      await sessions.endOthers({ accountId: session.accountId, keep: entered?.id ?? null });
      return ok({ cookies: answer.cookies });
    },

    reset: async ({ headers, address, password }) => {
      const done = await withPassword({ headers, address }, (kept) =>
        answerOf(library.api.disableTwoFactor({ body: { password }, headers: kept, asResponse: true })),
      );
      if (!done.ok) return done;
      const entered = await sessions.read({ headers: withCookies(headers, done.value.answer.cookies) });
      await sessions.endOthers({ accountId: done.value.accountId, keep: entered?.id ?? null });
      return ok({ cookies: done.value.answer.cookies });
    },

    renewBackupCodes: async ({ headers, address, password }) => {
      const done = await withPassword({ headers, address }, (kept) =>
        answerOf(library.api.generateBackupCodes({ body: { password }, headers: kept, asResponse: true })),
      );
      if (!done.ok) return done;
      return ok({ backupCodes: done.value.answer.body['backupCodes'] as string[] });
    },
  };
}

function shown(link: string, backupCodes: string[]): PendingFactor {
  const secret = new URL(link).searchParams.get('secret') ?? '';
  return { link, secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), backupCodes };
}
