import type { CountyCtx, Tx } from '#kernel/context.ts';
import { queueMail } from '#kernel/mail.ts';
import { actorRef, mailOf } from '#kernel/people.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { slugOf } from '#kernel/slug.ts';
import { mailEntry } from './entry-mails.ts';
import { callOfEvent, findCall } from './entry-store.ts';
import { localeOf } from './mails.ts';
import type { EventRow } from './store.ts';

const words = {
  public: { subject: 'Freigegeben', said: 'ist freigegeben und jetzt öffentlich.' },
  returned: { subject: 'Zurückgegeben', said: 'ist zurückgegeben. Der Hinweis dazu:' },
  rejected: { subject: 'Abgelehnt', said: 'ist abgelehnt. Der Grund:' },
} as const;

/** Writes to whoever submitted an event what became of it: by the link it came by, or to the account. Nobody is told of the own deed. */
export async function tellSubmitter(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: EventRow;
  to: 'public' | 'returned' | 'rejected';
  note: string | null;
}): Promise<void> {
  const { ctx, tx, found, to, note } = input;
  // What is shown again after it was hidden or called off was not submitted.
  if (found.row.state !== 'submitted') return;
  const { id, title, submittedRef } = found.row;
  const pageIn = (language: string): string =>
    ctx.origin + publicPaths({ base: `/${ctx.county.slug}`, language }).event(slugOf({ id, title }));
  const call = await callOfEvent(tx, id);
  const known = call && (await findCall({ tx, callId: call.id, lock: false }));
  if (known) {
    const page = pageIn(localeOf(known.call.language));
    await mailEntry({ ctx, tx, ...known, title, news: to, note: to === 'public' ? null : note, page });
    return;
  }
  if (submittedRef === null || submittedRef === actorRef(ctx.actor)) return;
  const reached = await mailOf(tx, submittedRef);
  if (reached === null) return;
  await queueMail({
    ctx,
    tx,
    mail: {
      to: reached,
      subject: `${ctx.county.name}: ${words[to].subject}: ${title}`,
      body: [
        `Guten Tag ${reached.name},`,
        `die Veranstaltung „${title}“ ${words[to].said}`,
        ...(to === 'public' || note === null ? [] : [note]),
        to === 'public' ? pageIn('de') : ctx.origin + officePaths(ctx.county.slug).event(id),
      ].join('\n\n'),
    },
  });
}
