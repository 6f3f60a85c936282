import type { CountyCtx, Tx } from '#kernel/context.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import type { InterpreterRow } from './store.ts';

/** Lets an interpreter see and answer on the own page. */
export const interpreterPurpose = 'interpreter';
/** The log must not tell who it was when the person has left; her number does. */
const label = 'Sprachmittler*in';
const pageDays = 400;

export async function openInterpreterLink(input: { ctx: CountyCtx; tx: Tx; id: string }): Promise<string> {
  const { ctx, tx, id } = input;
  const { token } = await openTaskLink({
    ...{ ctx, tx, label },
    purpose: interpreterPurpose,
    subjectId: id,
    expiresAt: new Date(ctx.clock.now().getTime() + pageDays * 86_400_000),
  });
  return token;
}

/** The link to the person's own page. */
export async function mailInterpreterPage(input: { ctx: CountyCtx; tx: Tx; row: InterpreterRow; pool: string }): Promise<void> {
  const { ctx, tx, row, pool } = input;
  const token = await openInterpreterLink({ ctx, tx, id: row.id });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: row.mail, name: row.name },
      subject: `Ihre Seite: ${pool}`,
      body: [
        `Guten Tag ${row.name},`,
        '',
        'auf Ihrer Seite sehen Sie Angebote und Termine, tragen ein, wann Sie können, und reichen Nachweise ein:',
        `${ctx.origin}${sitePaths.interpreterPage(ctx.county.slug, token)}`,
        '',
        'Der Link gehört nur Ihnen. Bitte geben Sie ihn nicht weiter.',
      ].join('\n'),
    },
  });
}
