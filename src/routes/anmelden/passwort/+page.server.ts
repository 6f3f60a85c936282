import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { refusal } from '../refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ sent: url.searchParams.has('gesendet') });

export const actions: Actions = {
  default: async ({ locals, request, getClientAddress }) => {
    const email = textOf(await request.formData(), 'mail') ?? '';
    const { auth, tenancy, context } = locals.app;
    const counted = await auth.password.countLink({ address: getClientAddress(), email });
    if (!counted.ok) return refusal(counted, { mail: email });
    const ctx = context({ county: null, actor: locals.actor, requestId: locals.requestId });
    const result = await tenancy.askForPassword(ctx, { mail: email });
    if (!result.ok) return refusal(result, { mail: email });
    redirect(303, `${sitePaths.passwordForgotten}?gesendet`);
  },
};
