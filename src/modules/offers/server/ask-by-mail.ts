import type { CountyCtx, Tx } from '#kernel/context.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import type { OfferRow } from './store.ts';

/** Lets its holder say without an account that an offer is still right, or what has changed. */
export const offerLinkPurpose = 'offer';
const linkDays = 60;

/** The offer's own address, else its organisation's. Never a person's account. */
export const askedAddress = (found: OfferRow): string | null => found.row.email ?? found.organisation?.email ?? null;

const longDay = (day: string): string =>
  new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'long' }).format(new Date(`${day}T12:00:00Z`));

/** A mail with a link that is good for one answer. */
export async function askByMail(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: OfferRow;
  address: string;
  hiddenOn: string;
}): Promise<string> {
  const { ctx, tx, found, address, hiddenOn } = input;
  const { row } = found;
  const expiresAt = new Date(ctx.clock.now().getTime() + linkDays * 86_400_000);
  const { token } = await openTaskLink({ ctx, tx, purpose: offerLinkPurpose, subjectId: row.id, label: row.name, expiresAt });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address, ...(found.organisation ? { name: found.organisation.name } : {}) },
      subject: `Stimmt das noch? „${row.name}“`,
      body: [
        'Guten Tag,',
        '',
        `Ihr Angebot „${row.name}“ steht im Verzeichnis des Landkreises ${ctx.county.name}. Stimmen Zeiten, Ort und Kontakt noch?`,
        '',
        'Mit diesem Link sehen Sie die Angaben, bestätigen sie oder ändern sie, ohne Anmeldung:',
        `${ctx.origin}${sitePaths.offerByLink(ctx.county.slug, token)}`,
        '',
        `Ohne Antwort wird das Angebot am ${longDay(hiddenOn)} nicht mehr angezeigt, damit niemand vor verschlossener Tür steht.`,
        'Der Link gilt für eine Antwort.',
      ].join('\n'),
    },
  });
  return token;
}
