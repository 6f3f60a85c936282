import { and, desc, eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { Content } from '#kernel/content/blocks.ts';
import { conflict, forbidden, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { openTaskLink, revokeTaskLinksOf, spendTaskLinks } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { sitePaths } from '#lib/paths.ts';
import type { GuestState, GuestText, GuestView } from '../../contract-desk.ts';
import { pageIdInput } from '../../inputs.ts';
import { nothingInput } from '../../inputs-alerts.ts';
import { guestIdInput, guestTextInput, inviteGuestInput, takeGuestTextInput } from '../../inputs-desk.ts';
import type { EditionRow } from '../load-page.ts';
import { compareBlocks } from '../model/compare.ts';
import { takenIn } from '../model/taken-in.ts';
import { contentHash } from '../model/wording.ts';
import { pageGuest } from '../page-guest-schema.ts';
import { thingOf } from '../page-rights.ts';
import { policy } from '../policy.ts';
import { page, pageEdition } from '../schema.ts';
import { changedMeanwhile, lockEdition, lockPage, newBlockId, writeDraft } from './write-page.ts';

const guestLinkPurpose = 'page-guest';
const what = 'Diesen Gast';

type GuestRow = typeof pageGuest.$inferSelect;

function stateOf(row: GuestRow, now: Date): GuestState {
  if (row.decision !== null) return row.decision;
  if (row.handedInAt !== null) return 'handed-in';
  if (row.decidedAt !== null) return 'withdrawn';
  return row.expiresAt <= now ? 'expired' : 'asked';
}

const guestView = (row: GuestRow, now: Date): GuestView => ({
  id: row.id,
  language: row.language,
  name: row.name,
  mail: row.mail,
  state: stateOf(row, now),
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  handedInAt: row.handedInAt?.toISOString() ?? null,
  remark: row.remark,
});

/** Asks somebody without an account to look over one page: a mail with a link that is good for one answer. */
export const inviteGuest = useCase({
  name: 'welcome.invite-guest',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: inviteGuestInput,
  load: ({ tx, input }) => lockEdition(tx, input),
  run: async ({ ctx, tx, input, loaded: { row, edition }, audit }) => {
    const given = edition?.draft ?? edition?.content ?? null;
    if (given === null) return invalidField('language', 'In dieser Sprache ist noch kein Text da.');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const expiresAt = new Date(now.getTime() + input.days * 86_400_000);
    const { pageId, language, name, mail, message } = input;
    await tx.insert(pageGuest).values({
      ...{ id, countyId: ctx.county.id, pageId, language, name, mail, message, given, expiresAt },
      createdAt: now,
      createdRef: actorRef(ctx.actor),
    });
    const { token } = await openTaskLink({ ctx, tx, purpose: guestLinkPurpose, subjectId: id, label: name, expiresAt });
    const day = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'long' }).format(expiresAt);
    await queueMail({
      ctx,
      tx,
      mail: {
        to: { address: mail, name },
        subject: `${ctx.county.name}: Bitte sehen Sie „${given.title}“ durch`,
        body: [
          `Guten Tag ${name},`,
          '',
          `der Landkreis ${ctx.county.name} bittet Sie, den Text der Seite „${given.title}“ durchzusehen.`,
          ...(message === '' ? [] : ['', message]),
          '',
          `Bis ${day}, ohne Anmeldung, über diesen Link:`,
          `${ctx.origin}${sitePaths.pageByLink(ctx.county.slug, token)}`,
          '',
          'Der Link ist nur für Sie und gilt für eine Antwort. Was Sie ändern, wird nicht gleich öffentlich: Der Landkreis sieht es sich vorher an.',
        ].join('\n'),
      },
    });
    audit({ subjectType: 'page', subjectId: row.id, summary: `Gast um Durchsicht der Seite (${language}) gebeten` });
    return ok({ id, token });
  },
});

async function lockGuest(tx: Tx, guestId: string) {
  const [guest] = await tx.select().from(pageGuest).where(eq(pageGuest.id, guestId)).for('update');
  const found = guest === undefined ? notFound(what) : await lockPage(tx, guest.pageId);
  return found.ok ? ok({ loaded: { guest: guest!, row: found.value.loaded }, thing: found.value.thing }) : found;
}

/** Ends a link that was not used. */
export const withdrawGuest = useCase({
  name: 'welcome.withdraw-guest',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: guestIdInput,
  load: ({ tx, input }) => lockGuest(tx, input.guestId),
  run: async ({ ctx, tx, loaded: { guest, row }, audit }) => {
    if (guest.handedInAt !== null || guest.decidedAt !== null)
      return conflict('already-answered', 'Dieser Link gilt nicht mehr.');
    const at = ctx.clock.now();
    await tx.update(pageGuest).set({ decidedAt: at }).where(eq(pageGuest.id, guest.id));
    await revokeTaskLinksOf({ tx, purpose: guestLinkPurpose, subjectIds: [guest.id], at });
    audit({ subjectType: 'page', subjectId: row.id, summary: 'Link eines Gasts zurückgenommen' });
    return ok();
  },
});

/** Whoever was asked about a page, the latest first: for those who write it. */
export const listGuests = useCase({
  name: 'welcome.list-guests',
  action: 'welcome.write',
  policy,
  mode: 'read',
  input: pageIdInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(page).where(eq(page.id, input.pageId));
    return row ? ok({ loaded: row, thing: thingOf(row) }) : notFound('Diese Seite');
  },
  run: async ({ ctx, tx, loaded: row }) => {
    const rows = await tx.select().from(pageGuest).where(eq(pageGuest.pageId, row.id)).orderBy(desc(pageGuest.createdAt));
    return ok(rows.map((guest) => guestView(guest, ctx.clock.now())));
  },
});

/** What a guest handed in, beside what was given out. */
export const readGuestText = useCase({
  name: 'welcome.read-guest-text',
  action: 'welcome.write',
  policy,
  mode: 'read',
  input: guestIdInput,
  load: async ({ tx, input }) => {
    const [found] = await tx
      .select({ guest: pageGuest, row: page })
      .from(pageGuest)
      .innerJoin(page, eq(page.id, pageGuest.pageId))
      .where(eq(pageGuest.id, input.guestId));
    return found ? ok({ loaded: found.guest, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, loaded: guest }) => {
    const edition = await editionOf(tx, guest);
    const present = edition?.draft ?? edition?.content ?? null;
    return ok<GuestText>({
      ...guestView(guest, ctx.clock.now()),
      pageId: guest.pageId,
      changes: guest.handedIn === null ? [] : compareBlocks(guest.given, guest.handedIn),
      changedSince: present !== null && contentHash(present) !== contentHash(guest.given),
      version: edition?.version ?? 0,
    });
  },
});

async function editionOf(tx: Tx, guest: GuestRow): Promise<EditionRow | null> {
  const [edition] = await tx
    .select()
    .from(pageEdition)
    .where(and(eq(pageEdition.pageId, guest.pageId), eq(pageEdition.language, guest.language)));
  return edition ?? null;
}

/** Makes what a guest handed in the page's draft. */
export const takeGuestText = useCase({
  name: 'welcome.take-guest-text',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: takeGuestTextInput,
  load: ({ tx, input }) => lockGuest(tx, input.guestId),
  run: async ({ ctx, tx, input, loaded: { guest, row }, audit }) => {
    if (guest.handedIn === null || guest.decidedAt !== null)
      return conflict('nothing-open', 'Über diesen Vorschlag ist schon entschieden.');
    const edition = await editionOf(tx, guest);
    if (input.version !== (edition?.version ?? 0)) return conflict('changed-meanwhile', changedMeanwhile);
    await writeDraft({ ctx, tx, row, edition, language: guest.language, content: guest.handedIn });
    await decide({ ctx, tx, guest, decision: 'taken' });
    audit({
      subjectType: 'page',
      subjectId: row.id,
      summary: `Vorschlag eines Gasts (${guest.language}) als Entwurf übernommen`,
    });
    return ok({ pageId: row.id, language: guest.language });
  },
});

/** Leaves the page as it is. */
export const declineGuestText = useCase({
  name: 'welcome.decline-guest-text',
  action: 'welcome.write',
  policy,
  mode: 'write',
  input: guestIdInput,
  load: ({ tx, input }) => lockGuest(tx, input.guestId),
  run: async ({ ctx, tx, loaded: { guest, row }, audit }) => {
    if (guest.handedIn === null || guest.decidedAt !== null)
      return conflict('nothing-open', 'Über diesen Vorschlag ist schon entschieden.');
    await decide({ ctx, tx, guest, decision: 'declined' });
    audit({ subjectType: 'page', subjectId: row.id, summary: `Vorschlag eines Gasts (${guest.language}) nicht übernommen` });
    return ok({ pageId: row.id });
  },
});

const decide = (input: { ctx: CountyCtx; tx: Tx; guest: GuestRow; decision: 'taken' | 'declined' }) =>
  input.tx
    .update(pageGuest)
    .set({ decision: input.decision, decidedAt: input.ctx.clock.now() })
    .where(eq(pageGuest.id, input.guest.id));

async function ofLink({ ctx, tx }: { ctx: CountyCtx; tx: Tx }): Promise<Result<{ loaded: GuestRow }>> {
  const { actor } = ctx;
  if (actor.kind !== 'link' || actor.purpose !== guestLinkPurpose) return forbidden();
  const [guest] = await tx.select().from(pageGuest).where(eq(pageGuest.id, actor.subjectId)).for('update');
  return guest ? ok({ loaded: guest }) : notFound('Diese Anfrage');
}

/** The text as it was given to the guest. Reading changes nothing, however often it is opened. */
export const readPageByLink = useCase({
  name: 'welcome.read-page-by-link',
  action: 'welcome.write-by-link',
  policy,
  mode: 'read',
  input: nothingInput,
  load: async ({ ctx, tx }) => {
    const { actor } = ctx;
    if (actor.kind !== 'link' || actor.purpose !== guestLinkPurpose) return forbidden();
    const [guest] = await tx.select().from(pageGuest).where(eq(pageGuest.id, actor.subjectId));
    return guest ? ok({ loaded: guest }) : notFound('Diese Anfrage');
  },
  run: async ({ ctx, loaded: guest }) => {
    const state = stateOf(guest, ctx.clock.now());
    return ok<{ state: GuestState; name: string; message: string; language: string; expiresAt: string; content: Content }>({
      state,
      name: guest.name,
      message: guest.message,
      language: guest.language,
      expiresAt: guest.expiresAt.toISOString(),
      content: guest.given,
    });
  },
});

/** The guest's answer, once: the link is spent by it. Nothing of the page changes until somebody takes it over. */
export const handInPage = useCase({
  name: 'welcome.hand-in-page',
  action: 'welcome.write-by-link',
  policy,
  mode: 'write',
  input: guestTextInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: guest, audit }) => {
    const now = ctx.clock.now();
    if (guest.handedInAt !== null)
      return conflict('already-answered', 'Ihre Antwort ist schon da. Der Link gilt für eine Antwort.');
    if (guest.decidedAt !== null || guest.expiresAt <= now)
      return conflict(
        'link-expired',
        'Die Frist ist vorbei. Bitte melden Sie sich bei dem, der Sie gefragt hat; Ihr Text steht noch hier.',
      );
    await tx
      .update(pageGuest)
      .set({
        handedIn: takenIn({ content: input.content, before: guest.given, newId: newBlockId }),
        handedInAt: now,
        remark: input.remark,
      })
      .where(eq(pageGuest.id, guest.id));
    await spendTaskLinks({ tx, purpose: guestLinkPurpose, subjectId: guest.id, at: now });
    audit({ subjectType: 'page', subjectId: guest.pageId, summary: `Vorschlag eines Gasts (${guest.language}) eingegangen` });
    return ok();
  },
});
