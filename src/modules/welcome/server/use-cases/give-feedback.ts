import { eq } from 'drizzle-orm';
import { notFound, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { giveFeedbackInput } from '../../inputs-feedback.ts';
import { feedback } from '../feedback-schema.ts';
import { countSince, findSame, findSubject, lockThumb } from '../feedback-store.ts';
import { policy } from '../policy.ts';

/** More than the readers of a whole county say in an hour. */
const mostPerHour = 600;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * A reader says whether something helped, or what is missing, without an account. Words may follow a thumb within an hour.
 * The same words about the same thing count once a day. Faults: nothing said, no such thing, too many at once.
 */
export const giveFeedback = useCase({
  name: 'welcome.give-feedback',
  policy,
  mode: 'write',
  input: giveFeedbackInput,
  load: async ({ tx, input }) => {
    const subject = await findSubject(tx, input);
    return subject === null ? notFound('Diese Seite') : ok({ loaded: subject });
  },
  run: async ({ ctx, tx, input, loaded: subject, audit }) => {
    const now = ctx.clock.now();
    const { comment, mail } = input;
    // No subject and no words: the log must not tell who wrote.
    audit({ subjectType: 'feedback', subjectId: null, summary: 'Eine Rückmeldung ist eingegangen' });
    if (comment !== null) {
      const same = await findSame(tx, { subjectKey: subject.key, comment, since: new Date(now.getTime() - dayMs) });
      if (same !== null) return ok({ id: same.id });
    }
    const thumb =
      input.continues === null || comment === null
        ? null
        : await lockThumb(tx, { id: input.continues, since: new Date(now.getTime() - hourMs) });
    if (thumb !== null && thumb.subjectKey === subject.key) {
      await tx
        .update(feedback)
        .set({ comment, mail, state: 'new', doneAt: null, version: thumb.version + 1 })
        .where(eq(feedback.id, thumb.id));
      return ok({ id: thumb.id });
    }
    if ((await countSince(tx, new Date(now.getTime() - hourMs))) >= mostPerHour) {
      return unavailable('too-many', 'Gerade schreiben sehr viele. Bitte versuchen Sie es in einer Stunde noch einmal.');
    }
    const id = newId(now.getTime());
    await tx.insert(feedback).values({
      id,
      countyId: ctx.county.id,
      kind: input.kind,
      subjectId: subject.id,
      subject: subject.title,
      about: input.about,
      subjectKey: subject.key,
      language: input.language,
      rating: input.rating,
      comment,
      mail,
      door: input.door,
      // A thumb alone asks for nothing.
      state: comment === null ? 'done' : 'new',
      unitId: subject.unitId,
      receivedAt: now,
      doneAt: comment === null ? now : null,
    });
    return ok({ id });
  },
});
