import { eq } from 'drizzle-orm';
import { conflict, invalidField, notFound, unavailable } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { mailInput, registerInput } from '../../inputs.ts';
import { ownerOfLink } from '../link-open.ts';
import { policy } from '../policy.ts';
import { mailRequesterPage } from '../requester-mails.ts';
import { interpretingRequester } from '../schema.ts';
import { countRegistered, findPools, findRequesters, findTowns, lockRequester, type RequesterRow } from '../store.ts';

const hourMs = 3_600_000;
/** Registrations in a county an hour, before others must wait. */
const mostPerHour = 60;

/**
 * An institution registers: it gets a mail, and with the link in it it has registered. Whoever registers an address that is known gets
 * a link to the page that there is; the answer is the same, and tells nobody who is registered.
 */
export const registerRequester = useCase({
  name: 'interpreting.register-requester',
  action: 'interpreting.register',
  policy,
  mode: 'write',
  input: registerInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const open = (await findPools(tx, { isOpen: true })).filter(({ row }) => !row.elsewhere);
    if (open.length === 0) return notFound('Einen Pool für Sprachmittlung');
    if (!open.some(({ row }) => row.kinds.includes(input.kind)))
      return invalidField(
        'kind',
        'Einrichtungen dieser Art können hier nicht anfragen. Bitte sprechen Sie mit der Koordination des Landkreises.',
        'kind',
      );
    if (!(await findTowns(tx)).some(({ id }) => id === input.municipalityId))
      return invalidField('municipalityId', 'Diese Gemeinde gibt es in diesem Landkreis nicht.', 'unknown-reference');
    if ((await countRegistered(tx, new Date(now.getTime() - hourMs))) >= mostPerHour)
      return unavailable('too-many', 'Gerade melden sich sehr viele an. Bitte versuchen Sie es später noch einmal.');
    const { accepted: _accepted, ...given } = input;
    const [there] = await findRequesters(tx, { mail: given.mail });
    if (there && (there.row.registeredAt !== null || there.row.state === 'blocked')) {
      await mailRequesterPage({ ctx, tx, row: { ...there.row, mail: given.mail }, news: 'again' });
      audit({ subjectType: 'interpreting-requester', subjectId: there.row.id, summary: 'Link noch einmal geschickt' });
      return ok();
    }
    const fields = { ...given, state: 'applied' as const, acceptedAt: now, updatedAt: now };
    const row: RequesterRow = there
      ? (await tx.update(interpretingRequester).set(fields).where(eq(interpretingRequester.id, there.row.id)).returning())[0]!
      : (
          await tx
            .insert(interpretingRequester)
            .values({ ...fields, id: newId(now.getTime()), countyId: ctx.county.id, createdAt: now })
            .returning()
        )[0]!;
    await mailRequesterPage({ ctx, tx, row: { ...row, mail: given.mail }, news: 'registered' });
    audit({ subjectType: 'interpreting-requester', subjectId: row.id, summary: `„${row.name}“ hat sich angemeldet` });
    return ok();
  },
});

/** Sends the link to the own page once more. The answer tells nobody whether the address is known. */
export const askForRequesterPage = useCase({
  name: 'interpreting.ask-for-requester-page',
  action: 'interpreting.register',
  policy,
  mode: 'write',
  input: mailInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [there] = await findRequesters(tx, { mail: input.mail });
    if (there && there.row.registeredAt !== null)
      await mailRequesterPage({ ctx, tx, row: { ...there.row, mail: input.mail }, news: 'again' });
    audit({ subjectType: 'interpreting-requester', subjectId: null, summary: 'Link zur eigenen Seite angefragt' });
    return ok();
  },
});

/** The link of the first mail was opened and used: the institution is registered. */
export const confirmRegistration = useCase({
  name: 'interpreting.confirm-registration',
  action: 'interpreting.request',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const owner = await ownerOfLink(ctx, tx);
    if (!owner.ok) return owner;
    const row = await lockRequester(tx, owner.value);
    if (row === null) return notFound('Diese Einrichtung');
    if (row.state !== 'applied') return conflict('already-registered', 'Ihre Einrichtung ist schon angemeldet.');
    const now = ctx.clock.now();
    await tx
      .update(interpretingRequester)
      .set({ state: 'registered', registeredAt: now, updatedAt: now, version: row.version + 1 })
      .where(eq(interpretingRequester.id, row.id));
    audit({ subjectType: 'interpreting-requester', subjectId: row.id, summary: `Anmeldung von „${row.name}“ bestätigt` });
    return ok();
  },
});
