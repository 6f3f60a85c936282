import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { findMailChange } from '#modules/tenancy/server/index.ts';
import { policy } from '../policy.ts';
import { reportRequest } from '../round-schema.ts';

/** Lets what a person was asked in rounds go on to her new address; there it is found when she asks to be told or erased. */
export const followMail = useCase({
  name: 'strategy.follow-mail',
  policy,
  mode: 'write',
  input: z.object({ linkId: z.uuid() }),
  run: async ({ tx, input, audit }) => {
    const change = await findMailChange({ tx, linkId: input.linkId });
    if (change !== null) {
      await tx
        .update(reportRequest)
        .set({ mail: change.after })
        .where(
          and(
            eq(reportRequest.mail, change.before),
            // Who was asked under both addresses stays asked under both.
            sql`not exists (select 1 from report_request other where other.round_id = ${reportRequest.roundId} and other.mail = ${change.after})`,
          ),
        );
    }
    audit({
      subjectType: 'account',
      subjectId: change?.accountId ?? null,
      summary: 'Neue E-Mail-Adresse in Runden nachgetragen',
    });
    return ok();
  },
});
