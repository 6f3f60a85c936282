import type { CountyCtx } from '#kernel/context.ts';
import { must, type ImportWork } from './import-work.ts';
import { webOf } from './taken-fields.ts';

/** The organisation that stands behind a thing there: found here by its name, or made. */
export async function findOrganisation(
  work: ImportWork,
  input: { ctx: CountyCtx; organization: { name: string; website: string | null } | null },
): Promise<string | null> {
  const { app } = work;
  const { organization } = input;
  if (organization === null) return null;
  const name = organization.name.slice(0, 200);
  const found = must(await app.network.listOrganisations(input.ctx, {})).find(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  if (found !== undefined) return found.id;
  const website = webOf(organization.website, () => undefined);
  return must(await app.network.addOrganisation(input.ctx, { name, kind: 'other', website })).id;
}
