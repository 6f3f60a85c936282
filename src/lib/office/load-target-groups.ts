import { valueOrError } from '#lib/server/answers.ts';

/** The county's target groups, each with number, offers and concept. */
export const loadTargetGroups = async ({ locals, url }: { locals: App.Locals; url: URL }) => ({
  groups: valueOrError(await locals.app.offers.listTargetGroups(locals.ctx, {}), url),
});
