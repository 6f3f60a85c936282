import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { officePaths } from '#lib/paths.ts';
import type { ApplicationView } from '../../contract-applications.ts';
import { applicationIdInput, applyInput, listApplicationsInput } from '../../inputs-applications.ts';
import { interpreterApplication } from '../application-schema.ts';
import { countApplied, findApplications, lockApplication } from '../application-store.ts';
import { mailInterpreterPage } from '../interpreter-mails.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { mayRun } from '../rights.ts';
import { interpreter } from '../schema.ts';
import { findInterpreters, findPools, findTowns } from '../store.ts';

const hourMs = 3_600_000;
/** Applications in a county an hour, before others must wait. */
const mostPerHour = 60;
const what = 'Diese Bewerbung';
const decided = () => conflict('decided', 'Über diese Bewerbung ist schon entschieden.');

/** Somebody would like to interpret. Whoever applies twice is told the same as the first time. */
export const applyToInterpret = useCase({
  name: 'interpreting.apply',
  action: 'interpreting.register',
  policy,
  mode: 'write',
  input: applyInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const open = (await findPools(tx, { isOpen: true })).map(({ row }) => row).filter(({ elsewhere }) => !elsewhere);
    if (open.length === 0) return notFound('Einen Pool für Sprachmittlung');
    const pool = input.poolId === null ? (open.length === 1 ? open[0] : undefined) : open.find(({ id }) => id === input.poolId);
    if (!pool) return invalidField('poolId', 'Bitte wählen, wo Sie mitmachen möchten.', 'pool');
    if (input.municipalityId !== null && !(await findTowns(tx)).some(({ id }) => id === input.municipalityId))
      return invalidField('municipalityId', 'Diese Gemeinde gibt es in diesem Landkreis nicht.', 'unknown-reference');
    if ((await countApplied(tx, new Date(now.getTime() - hourMs))) >= mostPerHour)
      return unavailable('too-many', 'Gerade melden sich sehr viele. Bitte versuchen Sie es später noch einmal.');
    const [there] = await findApplications(tx, { poolIds: [pool.id], state: 'open', mail: input.mail });
    if (there) {
      audit({ subjectType: 'interpreter-application', subjectId: there.row.id, summary: 'Noch einmal beworben' });
      return ok();
    }
    const { accepted: _accepted, poolId: _poolId, ...given } = input;
    const id = newId(now.getTime());
    await tx
      .insert(interpreterApplication)
      .values({ ...given, id, countyId: ctx.county.id, poolId: pool.id, state: 'open', createdAt: now });
    if (pool.mail !== null)
      await queueMail({
        ctx,
        tx,
        mail: {
          to: { address: pool.mail, name: pool.name },
          subject: 'Sprachmittlung: eine neue Bewerbung',
          body: [
            'Guten Tag,',
            '',
            'jemand möchte beim Sprachmitteln mitmachen. Was die Person schreibt, sehen Sie hier:',
            `${ctx.origin}${officePaths(ctx.county.slug).interpreterApplications()}`,
          ].join('\n'),
        },
      });
    audit({ subjectType: 'interpreter-application', subjectId: id, summary: `Bewerbung für „${pool.name}“` });
    return ok();
  },
});

/** Applications to the pools that the actor runs. */
export const listApplications = useCase({
  name: 'interpreting.list-applications',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: listApplicationsInput,
  run: async ({ ctx, tx, input }) => {
    const pools = new Map((await findPools(tx)).filter(({ row }) => mayRun(ctx, row)).map(({ row }) => [row.id, row.name]));
    if (pools.size === 0) return ok<ApplicationView[]>([]);
    return ok<ApplicationView[]>(
      (await findApplications(tx, { poolIds: [...pools.keys()], state: input.state })).map(({ row, town }) => ({
        ...{ id: row.id, name: row.name, mail: row.mail, phone: row.phone, languages: row.languages, times: row.times },
        ...{ germanLevel: row.germanLevel, remark: row.remark, state: row.state, municipality: town },
        pool: { id: row.poolId, name: pools.get(row.poolId)! },
        createdAt: row.createdAt.toISOString(),
      })),
    );
  },
});

/** Takes somebody in, with what she wrote; training and papers are entered afterwards. She gets the link to her page. */
export const acceptApplication = useCase({
  name: 'interpreting.accept-application',
  action: 'interpreting.run-pool',
  policy,
  mode: 'write',
  input: applicationIdInput,
  load: async ({ ctx, tx, input }) => {
    const row = await lockApplication(tx, input.applicationId);
    if (row === null) return notFound(what);
    const own = await loadOwnPool({ ctx, tx, poolId: row.poolId });
    return own.ok ? ok({ loaded: { row, pool: own.value.pool }, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, loaded: { row, pool }, audit, touchPublic }) => {
    if (row.state !== 'open') return decided();
    const known = await findInterpreters(tx, { poolId: pool.id });
    if (known.some(({ row: one }) => one.mail.toLowerCase() === row.mail.toLowerCase()))
      return conflict('known', 'Eine Person mit dieser E-Mail-Adresse gehört schon zum Pool.');
    const now = ctx.clock.now();
    const [person] = await tx
      .insert(interpreter)
      .values({
        ...{ id: newId(now.getTime()), countyId: ctx.county.id, poolId: pool.id, state: 'active' },
        ...{ name: row.name, mail: row.mail, phone: row.phone, municipalityId: row.municipalityId, mobility: 'bus' },
        languages: row.languages.map((one) => ({ ...one, writes: false })),
        consentOn: berlinDay(row.createdAt),
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    await tx
      .update(interpreterApplication)
      .set({ state: 'accepted', decidedAt: now })
      .where(eq(interpreterApplication.id, row.id));
    await mailInterpreterPage({ ctx, tx, row: person!, pool: pool.name });
    audit({ subjectType: 'interpreter', subjectId: person!.id, summary: `Nach Bewerbung in „${pool.name}“ aufgenommen` });
    // Its languages are the pool's now.
    touchPublic();
    return ok({ interpreterId: person!.id });
  },
});

/** Says no to somebody, kindly and by mail. */
export const declineApplication = useCase({
  name: 'interpreting.decline-application',
  action: 'interpreting.run-pool',
  policy,
  mode: 'write',
  input: applicationIdInput,
  load: async ({ ctx, tx, input }) => {
    const row = await lockApplication(tx, input.applicationId);
    if (row === null) return notFound(what);
    const own = await loadOwnPool({ ctx, tx, poolId: row.poolId });
    return own.ok ? ok({ loaded: { row, pool: own.value.pool }, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, loaded: { row, pool }, audit }) => {
    if (row.state !== 'open') return decided();
    await tx
      .update(interpreterApplication)
      .set({ state: 'declined', decidedAt: ctx.clock.now() })
      .where(eq(interpreterApplication.id, row.id));
    await queueMail({
      ctx,
      tx,
      mail: {
        to: { address: row.mail, name: row.name },
        subject: `${pool.name}: Ihre Bewerbung`,
        body: [
          `Guten Tag ${row.name},`,
          '',
          'danke, dass Sie sprachmitteln möchten. Zurzeit können wir Sie leider nicht aufnehmen.',
          'Haben Sie Fragen, antworten wir gern.',
          ...[pool.mail, pool.phone].flatMap((way) => way ?? []),
        ].join('\n'),
      },
    });
    audit({ subjectType: 'interpreter-application', subjectId: row.id, summary: 'Bewerbung abgelehnt' });
    return ok();
  },
});
