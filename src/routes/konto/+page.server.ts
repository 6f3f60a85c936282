import { redirect } from '@sveltejs/kit';
import { forbidden } from '#kernel/errors.ts';
import { sitePaths } from '#lib/paths.ts';
import { loginFor, failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { refusal } from '../anmelden/refusal.ts';
import { setCookies } from '../anmelden/set-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url, setHeaders }) => {
  const { auth, tenancy, context } = locals.app;
  const { headers } = request;
  const session = await auth.sessions.read({ headers });
  if (session === null) redirect(303, loginFor(url));
  if (!session.complete) redirect(303, sitePaths.accountSecondFactor);
  setHeaders({ 'cache-control': 'no-store' });
  // An account without any role has no rights in any policy; it sees its own page all the same.
  const hasRole = locals.actor.kind === 'account' && locals.actor.grants.length > 0;
  const sessions = hasRole
    ? valueOrError(await tenancy.listOwnSessions(context({ county: null, actor: locals.actor, requestId: locals.requestId }), {}))
    : [];
  return {
    name: session.name,
    email: session.email,
    hasRole,
    isDemo: session.method === 'demo',
    hasPassword: await auth.accounts.hasPassword(session.accountId),
    hasSecondFactor: session.hasSecondFactor,
    passkeys: (await auth.passkeys.list({ headers })).map((entry) => ({
      ...entry,
      createdAt: entry.createdAt?.toISOString() ?? null,
    })),
    sessions: sessions.map((entry) => ({ ...entry, current: entry.id === session.id })),
    done: url.searchParams.get('erledigt'),
  };
};

const done = (what: string): never => redirect(303, `${sitePaths.account}?erledigt=${what}`);

export const actions: Actions = {
  passwort: async ({ locals, request }) => {
    const form = await request.formData();
    const [current, next] = [String(form.get('current') ?? ''), String(form.get('next') ?? '')];
    const result = await locals.app.auth.password.change({ headers: request.headers, current, next });
    return result.ok ? done('passwort') : refusal(result, { action: 'passwort' });
  },
  name: async ({ locals, request }) => {
    const name = textOf(await request.formData(), 'name') ?? '';
    const ctx = locals.app.context({ county: null, actor: locals.actor, requestId: locals.requestId });
    const result = await locals.app.tenancy.changeOwnName(ctx, { name });
    return result.ok ? done('name') : failure(result, { action: 'name', name });
  },
  adresse: async ({ locals, request, getClientAddress }) => {
    const { auth, tenancy, context } = locals.app;
    const form = await request.formData();
    const input = { action: 'adresse', mail: textOf(form, 'mail') ?? '' };
    const { headers } = request;
    const session = await auth.sessions.read({ headers });
    if (session?.method === 'demo') return failure(forbidden('Demo-Zugänge behalten ihre Adresse.'), input);
    if (session !== null && (await auth.accounts.hasPassword(session.accountId))) {
      const password = String(form.get('mail-password') ?? '');
      const checked = await auth.password.check({ headers, address: getClientAddress(), password, field: 'mail-password' });
      if (!checked.ok) return refusal(checked, input);
    }
    const ctx = context({ county: null, actor: locals.actor, requestId: locals.requestId });
    const result = await tenancy.askForOwnMail(ctx, { mail: input.mail });
    return result.ok ? done('adresse-angefragt') : refusal(result, input);
  },
  ersatzcodes: async ({ locals, request, getClientAddress }) => {
    const password = String((await request.formData()).get('password') ?? '');
    const result = await locals.app.auth.secondFactor.renewBackupCodes({
      headers: request.headers,
      address: getClientAddress(),
      password,
    });
    return result.ok ? { backupCodes: result.value.backupCodes } : refusal(result, { action: 'faktor' });
  },
  neuerFaktor: async ({ locals, request, cookies, getClientAddress }) => {
    const password = String((await request.formData()).get('password') ?? '');
    const result = await locals.app.auth.secondFactor.reset({ headers: request.headers, address: getClientAddress(), password });
    if (!result.ok) return refusal(result, { action: 'faktor' });
    setCookies(cookies, result.value.cookies);
    redirect(303, sitePaths.accountSecondFactor);
  },
  passkeyEntfernen: async ({ locals, request }) => {
    const id = textOf(await request.formData(), 'id') ?? '';
    const result = await locals.app.auth.passkeys.remove({ headers: request.headers, id });
    return result.ok ? done('passkey-entfernt') : failure(result, { action: 'passkey' });
  },
  anmeldungBeenden: async ({ locals, request }) => {
    const sessionId = textOf(await request.formData(), 'id') ?? '';
    const ctx = locals.app.context({ county: null, actor: locals.actor, requestId: locals.requestId });
    const result = await locals.app.tenancy.revokeOwnSession(ctx, { sessionId });
    return result.ok ? done('anmeldung') : failure(result, { action: 'anmeldung' });
  },
};
