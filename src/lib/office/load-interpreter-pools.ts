import { error } from '@sveltejs/kit';
import type { Failed } from '#kernel/result.ts';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PoolView } from '#modules/interpreting/contract.ts';
import { loadHolderChoices } from './load-places.ts';

/** The pool behind every page of it, or the error page. */
export async function loadPool(input: { locals: App.Locals; id: string }): Promise<PoolView> {
  if (!isId(input.id)) error(404, 'Diesen Pool gibt es hier nicht.');
  return valueOrError(await input.locals.app.interpreting.readPool(input.locals.ctx, { poolId: input.id }));
}

/** Who may run a pool. */
export async function loadOperatorChoices(input: { locals: App.Locals; pool: PoolView | null }) {
  const { locals, pool } = input;
  const { unitId, organisationId, name } = pool?.operator ?? { unitId: null, organisationId: null, name: '' };
  const chosen = {
    unit: unitId === null ? null : { id: unitId, name },
    organisation: organisationId === null ? null : { id: organisationId, name },
  };
  const { organisations, units } = await loadHolderChoices({ locals, chosen });
  return { organisations, units };
}

/** Faults named as the page's controls are: what is inside `rules` or `tariff` stands on the page by itself. */
export const faultsInside = (failed: Failed, part: string): Failed => ({
  ...failed,
  problem: {
    ...failed.problem,
    ...(failed.problem.fields
      ? {
          fields: failed.problem.fields.map((field) =>
            field.path.startsWith(`${part}.`) ? { ...field, path: field.path.slice(part.length + 1) } : field,
          ),
        }
      : {}),
  },
});
