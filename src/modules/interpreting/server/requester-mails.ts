import type { CountyCtx, Tx } from '#kernel/context.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import type { RequesterRow } from './store.ts';

/** Lets an institution see and ask on its own page, for as long as it works with the pool. */
export const requesterPurpose = 'interpreting-requester';
const pageDays = 400;

type Addressed = RequesterRow & { mail: string };

export async function openRequesterLink(input: { ctx: CountyCtx; tx: Tx; row: RequesterRow }): Promise<string> {
  const { ctx, tx, row } = input;
  const { token } = await openTaskLink({
    ctx,
    tx,
    purpose: requesterPurpose,
    subjectId: row.id,
    label: row.name,
    expiresAt: new Date(ctx.clock.now().getTime() + pageDays * 86_400_000),
  });
  return token;
}

const first: Readonly<Record<'registered' | 'again', string>> = {
  registered: 'bitte öffnen Sie einmal diesen Link. Damit ist Ihre Anmeldung fertig, und Sie können anfragen:',
  again: 'hier ist der Link zu Ihrer Seite. Auf ihr fragen Sie an und sehen, was daraus wird:',
};

/** The link to the institution's own page. */
export async function mailRequesterPage(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: Addressed;
  news: keyof typeof first;
}): Promise<void> {
  const { ctx, tx, row, news } = input;
  const token = await openRequesterLink({ ctx, tx, row });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: row.mail, ...(row.contactName === null ? {} : { name: row.contactName }) },
      subject: news === 'registered' ? 'Sprachmittlung: bitte Anmeldung bestätigen' : 'Sprachmittlung: Link zu Ihrer Seite',
      body: [
        'Guten Tag,',
        '',
        first[news],
        `${ctx.origin}${sitePaths.interpretingRequester(ctx.county.slug, token)}`,
        '',
        'Legen Sie sich die Seite als Lesezeichen ab. Wer den Link kennt, kann für Ihre Einrichtung anfragen: Geben Sie ihn nur weiter, wo das gewollt ist.',
        '',
        'Bitte nennen Sie auch in Anfragen keine Namen der Menschen, um die es geht.',
      ].join('\n'),
    },
  });
}

/** That there is a pool, and how to register. `words` are the coordination's own. */
export async function mailInformation(input: { ctx: CountyCtx; tx: Tx; row: Addressed; words: string | null }): Promise<void> {
  const { ctx, tx, row, words } = input;
  const site = publicPaths({ base: `/${ctx.county.slug}`, language: 'de' });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: row.mail, ...(row.contactName === null ? {} : { name: row.contactName }) },
      subject: `Sprachmittlung im Landkreis ${ctx.county.name}`,
      body: [
        'Guten Tag,',
        '',
        `„${row.name}“ kann für Gespräche jemanden anfragen, der sprachmittelt: im Landkreis ${ctx.county.name}, in vielen Sprachen.`,
        ...(words === null ? [] : ['', words]),
        '',
        'So geht es: Sie melden Ihre Einrichtung einmal an. Danach dauert eine Anfrage zwei Minuten, auch am Telefon.',
        `${ctx.origin}${site.interpretingRegister}`,
        '',
        'Was der Pool macht und was nicht, und wer die Kosten trägt:',
        `${ctx.origin}${site.interpreting}`,
      ].join('\n'),
    },
  });
}
