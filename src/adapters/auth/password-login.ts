import { invalid, invalidField, unauthenticated } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Accounts } from './accounts.ts';
import { answerOf, headersFor } from './answers.ts';
import { networkOf, type Attempts } from './attempts.ts';
import type { SetCookie } from './cookies.ts';
import type { Library } from './library.ts';
import { passwordFault } from './passwords.ts';
import type { Sessions } from './sessions.ts';

export type PasswordLogin = {
  /**
   * First step. `code`: the second factor is asked for next; `set-up`: the account has none yet and must get one.
   * Wrong address and wrong password are one answer.
   */
  signIn: (input: {
    headers: Headers;
    address: string;
    email: string;
    password: string;
  }) => Promise<Result<{ next: 'code' | 'set-up'; cookies: SetCookie[] }>>;
  /** Changes the own password and ends all other sessions. */
  change: (input: { headers: Headers; current: string; next: string }) => Promise<Result<undefined>>;
  /** Asks for the own password once more, before a weighty step; the fault stands at `field`. */
  check: (input: { headers: Headers; address: string; password: string; field: string }) => Promise<Result<undefined>>;
  /** Counts a wish for a link to a new password: by network and by mail address, known or not. */
  countLink: (input: { address: string; email: string }) => Promise<Result<undefined>>;
  /** Lets a person try anew who has proved by mail who she is. */
  forgive: (input: { email: string }) => Promise<void>;
};

const wrongLogin = 'wrong-login';

export function createPasswordLogin(input: {
  library: Library;
  attempts: Attempts;
  sessions: Sessions;
  accounts: Accounts;
}): PasswordLogin {
  const { library, attempts, sessions } = input;
  return {
    signIn: async ({ headers, address, email: given, password }) => {
      const email = given.trim().toLowerCase();
      for (const tried of [
        await attempts.take({ kind: 'address', subject: networkOf(address) }),
        await attempts.take({ kind: 'account', subject: email }),
      ]) {
        if (!tried.ok) return tried;
      }
      const answer = await answerOf(
        library.api.signInEmail({ body: { email, password }, headers: headersFor(headers), asResponse: true }),
      );
      if (answer.status !== 200) return invalid(wrongLogin, 'E-Mail-Adresse oder Passwort stimmt nicht.');
      await attempts.clear({ kind: 'account', subject: email });
      return ok({ next: answer.body['twoFactorRedirect'] === true ? 'code' : 'set-up', cookies: answer.cookies });
    },

    change: async ({ headers, current, next }) => {
      const session = await sessions.read({ headers });
      if (session === null || !session.complete) return unauthenticated();
      const fault = passwordFault({ password: next, about: [session.name, session.email] });
      if (fault !== null) return invalidField('next', fault);
      const tried = await attempts.take({ kind: 'account', subject: session.email });
      if (!tried.ok) return tried;
      const answer = await answerOf(
        library.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: false },
          headers: headersFor(headers),
          asResponse: true,
        }),
      );
      if (answer.status !== 200) return invalidField('current', 'Das bisherige Passwort stimmt nicht.');
      await attempts.clear({ kind: 'account', subject: session.email });
      await sessions.endOthers({ accountId: session.accountId, keep: session.id });
      return ok();
    },

    check: async ({ headers, address, password, field }) => {
      const session = await sessions.read({ headers });
      if (session === null || !session.complete) return unauthenticated();
      for (const tried of [
        await attempts.take({ kind: 'address', subject: networkOf(address) }),
        await attempts.take({ kind: 'account', subject: session.email }),
      ]) {
        if (!tried.ok) return tried;
      }
      const answer = await answerOf(
        library.api.verifyPassword({ body: { password }, headers: headersFor(headers), asResponse: true }),
      );
      if (answer.status !== 200) return invalidField(field, 'Das Passwort stimmt nicht.', 'wrong-password');
      await attempts.clear({ kind: 'account', subject: session.email });
      return ok();
    },

    countLink: async ({ address, email }) => {
      const from = await attempts.take({ kind: 'linkFrom', subject: networkOf(address) });
      return from.ok ? attempts.take({ kind: 'linkTo', subject: email.trim().toLowerCase() }) : from;
    },

    forgive: ({ email }) => attempts.clear({ kind: 'account', subject: email }),
  };
}
