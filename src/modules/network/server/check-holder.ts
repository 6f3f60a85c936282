import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { isUnit } from './project-store.ts';
import { organisation } from './schema.ts';

/** Who holds a place or contact card. */
export type Holder = { organisationId: string | null; unitId: string | null };

/** Whoever holds it must be the county's own; an organisation that ended stays where it is named already. */
export async function checkHolder(input: { tx: Tx; fields: Holder; before: Holder | null }): Promise<Result<undefined>> {
  const { tx, fields, before } = input;
  const { organisationId, unitId } = fields;
  if (organisationId !== null && organisationId !== before?.organisationId) {
    const [found] = await tx
      .select({ id: organisation.id })
      .from(organisation)
      .where(and(eq(organisation.id, organisationId), isNull(organisation.closedOn)));
    if (!found) {
      return invalidField(
        'organisationId',
        'Diese Organisation gibt es hier nicht, oder sie ist beendet.',
        'unknown-organisation',
      );
    }
  }
  if (unitId !== null && !(await isUnit(tx, unitId))) {
    return invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-unit');
  }
  return ok();
}
