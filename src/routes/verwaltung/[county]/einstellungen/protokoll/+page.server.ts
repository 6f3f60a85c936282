import { auditFilter } from '#lib/office/load-audit.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filter = auditFilter(url);
  const choices = valueOrError(await locals.app.tenancy.listAuditChoices(locals.ctx, {}));
  const { entries, next } = valueOrError(await locals.app.tenancy.readAudit(locals.ctx, { ...filter, limit: 50 }));
  return { filter, choices, entries, next, search: url.search };
};
