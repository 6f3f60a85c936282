import { eq } from 'drizzle-orm';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { nothingInput } from '../../inputs-alerts.ts';
import { alert, notice } from '../alert-schema.ts';
import { findTurns, loadMunicipalities } from '../alert-store.ts';
import { policy } from '../policy.ts';
import { queuePushes } from '../queue-pushes.ts';

/**
 * Notes what began or ended by itself since the last time: tells those who asked for it, and lets kept pages go. Pages show
 * the right thing without it; this is for all that hears of changes. Asked by the job alone, when there is something.
 */
export const keepTime = useCase({
  name: 'welcome.keep-time',
  policy,
  mode: 'write',
  input: nothingInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const { begun, over, expired } = await findTurns(tx, now);
    for (const row of begun) {
      await tx.update(notice).set({ toldAt: now }).where(eq(notice.id, row.id));
      audit({ subjectType: 'notice', subjectId: row.id, summary: `Meldung „${row.title}“ wird gezeigt` });
    }
    await queuePushes({
      ctx,
      tx,
      subjects: begun.map(({ id, kind, municipalityIds }) => ({ type: 'notice', id, kind, municipalityIds })),
      municipalities: await loadMunicipalities(tx),
    });
    for (const row of over) {
      await tx.update(notice).set({ overAt: now }).where(eq(notice.id, row.id));
      audit({ subjectType: 'notice', subjectId: row.id, summary: `Meldung „${row.title}“ ist vorbei` });
    }
    for (const row of expired) {
      await tx.update(alert).set({ endedAt: row.expires }).where(eq(alert.id, row.id));
      audit({ subjectType: 'alert', subjectId: row.id, summary: 'Warnung beendet: ihre Zeit ist um' });
    }
    if (begun.length + over.length + expired.length === 0)
      audit({ subjectType: 'notice', subjectId: null, summary: 'Nichts begann oder endete' });
    touchPublic();
    return ok();
  },
});
