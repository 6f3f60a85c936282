import type { CountyCtx, Tx } from '#kernel/context.ts';
import { askByLink } from '#kernel/review.ts';
import { sitePaths } from '#lib/paths.ts';
import type { RunRow } from './store.ts';
import { titleOf } from './views.ts';

/** Lets its holder say without an account that a run is still right, or what has changed. */
export const runLinkPurpose = 'course-run';

/** The address of the offer, else of its organisation. Never a person's account. */
export const askedAddress = ({ offer, organisation }: RunRow): string | null => offer.email ?? organisation?.email ?? null;

/** A mail with a link that is good for one answer. */
export const askByMail = (input: {
  ctx: CountyCtx;
  tx: Tx;
  found: RunRow;
  address: string;
  hiddenOn: string;
}): Promise<string> => {
  const { ctx, tx, found, address, hiddenOn } = input;
  const name = titleOf(found);
  return askByLink({
    ctx,
    tx,
    purpose: runLinkPurpose,
    thing: { id: found.row.id, name },
    to: { address, name: found.organisation?.name ?? null },
    hiddenOn,
    question: `Ihr Kurs „${name}“ steht im Verzeichnis des Landkreises ${ctx.county.name}. Stimmen Beginn, Zeiten und Plätze noch?`,
    called: 'der Kurs',
    path: (token) => sitePaths.courseByLink(ctx.county.slug, token),
  });
};
