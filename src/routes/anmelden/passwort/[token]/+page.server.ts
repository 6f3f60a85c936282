import { redirect } from '@sveltejs/kit';
import { invalidField } from '#kernel/errors.ts';
import { sitePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { tenancy, context } = locals.app;
  const ctx = context({ county: null, actor: locals.actor, requestId: locals.requestId });
  const link = await tenancy.readPasswordLink(ctx, { token: params.token });
  return link.ok ? { link: link.value, message: '' } : { link: null, message: link.problem.message };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { auth, tenancy, context } = locals.app;
    const { token } = params;
    const password = String((await request.formData()).get('password') ?? '');
    const ctx = context({ county: null, actor: locals.actor, requestId: locals.requestId });
    const link = await tenancy.readPasswordLink(ctx, { token });
    if (!link.ok) return failure(link, {});
    if (password === '') return failure(invalidField('password', 'Bitte ein neues Passwort wählen.'), {});
    const hashed = await auth.accounts.hashPassword({ password, about: [link.value.name, link.value.mail] });
    if (!hashed.ok) return failure(hashed, {});
    const result = await tenancy.setPasswordByLink(ctx, { token, passwordHash: hashed.value });
    if (!result.ok) return failure(result, {});
    await auth.password.forgive({ email: result.value.mail });
    redirect(303, `${sitePaths.login}?passwort`);
  },
};
