import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadReachable } from '#modules/tenancy/server/index.ts';
import { nodeIdInput } from '../../inputs.ts';
import { nodeReporterInput } from '../../round-inputs.ts';
import { policy } from '../policy.ts';
import { nodeReporter } from '../round-schema.ts';
import { findNode } from '../store.ts';

/** Names the person who reports on an entry in place of its lead's reporters; null gives it back to them. */
export const setNodeReporter = useCase({
  name: 'strategy.set-node-reporter',
  action: 'strategy.manage-rounds',
  policy,
  mode: 'write',
  input: nodeReporterInput,
  run: async ({ ctx, tx, input, audit }) => {
    const node = await findNode(tx, input.nodeId);
    if (!node) return notFound('Diesen Eintrag');
    const now = ctx.clock.now();
    const persons = await loadReachable({ tx, countyId: ctx.county.id, today: berlinDay(now) });
    if (input.personId !== null && !persons.some((person) => person.personId === input.personId))
      return invalidField('personId', 'Diese Person ist nicht mehr benannt.', 'unknown-person');
    await tx.delete(nodeReporter).where(eq(nodeReporter.nodeId, node.id));
    if (input.personId !== null) {
      const { nodeId, personId } = input;
      await tx.insert(nodeReporter).values({ id: newId(now.getTime()), countyId: ctx.county.id, nodeId, personId });
    }
    audit({
      subjectType: 'strategy-node',
      subjectId: node.id,
      summary:
        input.personId === null
          ? `„${node.title}“: wieder die zuständige Stelle berichtet`
          : `„${node.title}“: berichtende Person benannt`,
    });
    return ok();
  },
});

/** Who reports on an entry in place of its lead's reporters, and who could. */
export const readNodeReporter = useCase({
  name: 'strategy.read-node-reporter',
  action: 'strategy.manage-rounds',
  policy,
  mode: 'read',
  input: nodeIdInput,
  run: async ({ ctx, tx, input }) => {
    const [row] = await tx.select().from(nodeReporter).where(eq(nodeReporter.nodeId, input.nodeId));
    const persons = await loadReachable({ tx, countyId: ctx.county.id, today: berlinDay(ctx.clock.now()) });
    const choices = persons.flatMap((person) =>
      person.personId === null ? [] : { id: person.personId, name: person.name, mail: person.mail },
    );
    return ok({
      personId: row?.personId ?? null,
      choices: choices.sort((one, other) => one.name.localeCompare(other.name, 'de')),
    });
  },
});
