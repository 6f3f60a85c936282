import { z } from 'zod';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { PolicyRow } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { Reorganisation } from '../contract.ts';
import { findReorganisation } from './units-now.ts';

/**
 * Makes the use case by which a module above follows units that were renamed, split or merged. `move` hands over what the
 * old units held and answers how much that was; called again it finds nothing more to hand over.
 */
export const followingUnits = (definition: {
  name: string;
  policy: readonly PolicyRow[];
  /** German, for the audit log: what was handed over. */
  summary: string;
  move: (work: { ctx: CountyCtx; tx: Tx; change: Reorganisation }) => Promise<number>;
}) =>
  useCase({
    name: definition.name,
    policy: definition.policy,
    mode: 'write',
    input: z.object({ reorganisationId: z.uuid() }),
    run: async ({ ctx, tx, input, audit, touchPublic }) => {
      const change = await findReorganisation({ tx, id: input.reorganisationId });
      const moved = change === null ? 0 : await definition.move({ ctx, tx, change });
      audit({
        subjectType: 'unit-reorganisation',
        subjectId: input.reorganisationId,
        summary: definition.summary,
        fields: { moved: { after: moved } },
      });
      if (moved > 0) touchPublic();
      return ok({ moved });
    },
  });
