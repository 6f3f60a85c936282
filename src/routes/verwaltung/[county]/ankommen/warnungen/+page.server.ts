import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => valueOrError(await locals.app.welcome.listAlerts(locals.ctx, {}));
