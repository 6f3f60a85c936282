import type { CountyCtx, Tx } from '#kernel/context.ts';
import { askByLink } from '#kernel/review.ts';
import { sitePaths } from '#lib/paths.ts';
import type { OfferRow } from './store.ts';

/** Lets its holder say without an account that an offer is still right, or what has changed. */
export const offerLinkPurpose = 'offer';

/** The offer's own address, else its organisation's. Never a person's account. */
export const askedAddress = (found: OfferRow): string | null => found.row.email ?? found.organisation?.email ?? null;

/** A mail with a link that is good for one answer. */
export const askByMail = (input: {
  ctx: CountyCtx;
  tx: Tx;
  found: OfferRow;
  address: string;
  hiddenOn: string;
}): Promise<string> => {
  const { ctx, tx, found, address, hiddenOn } = input;
  const { row } = found;
  return askByLink({
    ctx,
    tx,
    purpose: offerLinkPurpose,
    thing: row,
    to: { address, name: found.organisation?.name ?? null },
    hiddenOn,
    question: `Ihr Angebot „${row.name}“ steht im Verzeichnis des Landkreises ${ctx.county.name}. Stimmen Zeiten, Ort und Kontakt noch?`,
    called: 'das Angebot',
    path: (token) => sitePaths.offerByLink(ctx.county.slug, token),
  });
};
