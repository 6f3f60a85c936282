import { error, redirect } from '@sveltejs/kit';
import { officePaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { roleWords } from '#modules/tenancy/contract.ts';
import { withReturn } from '../../../anmelden/return-path.ts';
import { setCookies } from '../../../anmelden/set-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  if (locals.county === null) error(404, 'Diesen Landkreis gibt es hier nicht.');
  const result = await locals.app.tenancy.readInvitation(locals.ctx, { token: params.token });
  const login = withReturn(sitePaths.login, url.pathname);
  if (!result.ok) return { invitation: null, message: result.problem.message, login };
  const { role, boundTo } = result.value;
  const task = boundTo === null ? roleWords[role] : `${roleWords[role]}: ${boundTo}`;
  return { invitation: { ...result.value, task }, message: '', login, directory: locals.app.auth.directory?.name ?? null };
};

export const actions: Actions = {
  default: async ({ locals, params, request, cookies, getClientAddress }) => {
    const { auth, tenancy } = locals.app;
    const form = await request.formData();
    const [name, password] = [textOf(form, 'name'), String(form.get('password') ?? '')];
    const read = await tenancy.readInvitation(locals.ctx, { token: params.token });
    if (!read.ok) return failure(read, { name });
    const { next, mail } = read.value;
    const hashed = next === 'new' ? await hashOf({ auth, password, about: [name ?? read.value.name, mail] }) : ok(null);
    if (!hashed.ok) return failure(hashed, { name });
    const result = await tenancy.acceptInvitation(locals.ctx, { token: params.token, name, passwordHash: hashed.value });
    if (!result.ok) return failure(result, { name });
    const office = officePaths(locals.county!.slug).home;
    if (!result.value.isNew) redirect(303, office);
    if (hashed.value === null) redirect(303, withReturn(sitePaths.login, office));
    const entered = await auth.password.signIn({ headers: request.headers, address: getClientAddress(), email: mail, password });
    if (!entered.ok) redirect(303, withReturn(sitePaths.login, office));
    setCookies(cookies, entered.value.cookies);
    redirect(303, withReturn(sitePaths.accountSecondFactor, office));
  },
};

/** Who comes by the county's directory needs no password here. */
async function hashOf(input: { auth: App.Locals['app']['auth']; password: string; about: string[] }) {
  const { auth, password, about } = input;
  if (password === '' && auth.directory !== null) return ok(null);
  if (password === '') return invalidField('password', 'Bitte ein Passwort wählen.');
  return auth.accounts.hashPassword({ password, about });
}
