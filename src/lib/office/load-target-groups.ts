import { valueOrError } from '#lib/server/answers.ts';
import { measureState } from '#lib/server/concept-state.ts';
import type { GroupRow } from './group-form.ts';

/** The county's target groups, each with number, offers and concept. */
export async function loadTargetGroups({ locals, url }: { locals: App.Locals; url: URL }): Promise<{ groups: GroupRow[] }> {
  const { app, ctx } = locals;
  const groups: GroupRow[] = [];
  for (const line of valueOrError(await app.offers.listTargetGroups(ctx, {}), url))
    groups.push({ ...line, measure: await measureState({ app, ctx, url: line.conceptUrl }) });
  return { groups };
}
