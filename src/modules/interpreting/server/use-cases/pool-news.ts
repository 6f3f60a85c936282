import { newId } from '#kernel/ids.ts';
import { conflict } from '#kernel/errors.ts';
import { queueMail } from '#kernel/mail.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PoolNewsView } from '../../contract-pool-dates.ts';
import { poolIdOfDatesInput, poolNewsInput } from '../../inputs-pool-dates.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { interpreterPoolNews } from '../pool-date-schema.ts';
import { findPoolNews } from '../pool-date-store.ts';
import { findInterpreters } from '../store.ts';

const run = 'interpreting.run-pool';

/** What the pool wrote to its people. */
export const listPoolNews = useCase({
  name: 'interpreting.list-pool-news',
  action: run,
  policy,
  mode: 'read',
  input: poolIdOfDatesInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ tx, loaded: pool }) =>
    ok(
      (await findPoolNews(tx, pool.id)).map(({ id, subject, body, languages, told, sentAt }): PoolNewsView => ({
        ...{ id, subject, body, languages, told },
        sentAt: sentAt.toISOString(),
      })),
    ),
});

/** Writes to the pool's people, or to those who speak one of the languages. Each gets a mail of her own: nobody learns who else did. */
export const sendPoolNews = useCase({
  name: 'interpreting.send-pool-news',
  action: run,
  policy,
  mode: 'write',
  input: poolNewsInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, input, loaded: pool, audit }) => {
    const { subject, body, languages } = input;
    const people = (await findInterpreters(tx, { poolId: pool.id })).filter(
      ({ row }) => row.mail !== '' && (languages.length === 0 || row.languages.some(({ tag }) => languages.includes(tag))),
    );
    if (people.length === 0) return conflict('nobody', 'Mit diesen Sprachen ist niemand im Pool.');
    const now = ctx.clock.now();
    for (const { row } of people)
      await queueMail({
        ctx,
        tx,
        mail: {
          to: { address: row.mail, name: row.name },
          subject,
          body: [`Guten Tag ${row.name},`, '', body, '', pool.name, `Landkreis ${ctx.county.name}`].join('\n'),
        },
      });
    const id = newId(now.getTime());
    await tx.insert(interpreterPoolNews).values({
      ...{ id, countyId: ctx.county.id, poolId: pool.id, subject, body, languages, told: people.length, sentAt: now },
    });
    audit({ subjectType: 'interpreter-pool', subjectId: pool.id, summary: `„${subject}“ an ${people.length} geschrieben` });
    return ok({ told: people.length });
  },
});
