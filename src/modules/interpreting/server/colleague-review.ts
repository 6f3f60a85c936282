import type { CountyCtx, Tx } from '#kernel/context.ts';
import { longDay } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import type { ColleagueRow } from './colleague-store.ts';

/** Lets a colleague say whether she still helps. */
export const colleaguePurpose = 'language-colleague';
/** The log must not tell who it was. */
const label = 'Sprachpool der Verwaltung';
const linkDays = 60;

/** Asks whether somebody still helps. The subject names nobody. */
export async function askColleague(input: { ctx: CountyCtx; tx: Tx; row: ColleagueRow; hiddenOn: string }): Promise<void> {
  const { ctx, tx, row, hiddenOn } = input;
  const { token } = await openTaskLink({
    ...{ ctx, tx, label },
    purpose: colleaguePurpose,
    subjectId: row.id,
    expiresAt: new Date(ctx.clock.now().getTime() + linkDays * 86_400_000),
  });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: row.mail, name: row.name },
      subject: 'Helfen Sie weiter mit Ihrer Sprache?',
      body: [
        'Guten Tag,',
        '',
        'Sie stehen im Sprachpool der Verwaltung: Kolleginnen und Kollegen rufen Sie an, wenn sie sich am Schalter nicht verständigen können.',
        '',
        'Stimmen Sprachen, Zeiten und Telefonnummer noch? Hier sagen Sie es mit einem Klick, oder Sie treten aus:',
        `${ctx.origin}${sitePaths.languageColleague(ctx.county.slug, token)}`,
        '',
        `Ohne Antwort zeigen wir Ihren Eintrag ab dem ${longDay(hiddenOn)} nicht mehr an.`,
      ].join('\n'),
    },
  });
}
