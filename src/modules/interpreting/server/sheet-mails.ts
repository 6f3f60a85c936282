import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, longDay } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { sitePaths } from '#lib/paths.ts';
import { spokenName } from '../contract-languages.ts';
import { openRequesterLink } from './requester-mails.ts';
import type { FoundSheet } from './sheet-store.ts';
import { lockRequester, type InterpreterRow } from './store.ts';

/** A new code for the institution; false where nobody knows its address. */
export async function mailNewCode(input: { ctx: CountyCtx; tx: Tx; found: FoundSheet; code: string }): Promise<boolean> {
  const { ctx, tx, found, code } = input;
  const requester = await lockRequester(tx, found.requester.id);
  if (requester === null || requester.mail === null) return false;
  const token = await openRequesterLink({ ctx, tx, row: requester });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: requester.mail, ...(requester.contactName === null ? {} : { name: requester.contactName }) },
      subject: `Neuer Code: Anfrage ${found.request.number}`,
      body: [
        'Guten Tag,',
        '',
        `für das Gespräch am ${longDay(berlinDay(found.row.startsAt))} (${spokenName({ tag: found.row.language })}) gilt ab jetzt ein neuer Code.`,
        '',
        `Ihr Code für den Nachweis: ${code}`,
        'Mit ihm bestätigen Sie, wie lange das Gespräch gedauert hat. Bitte geben Sie ihn nicht weiter, auch nicht an die Sprachmittlung.',
        '',
        'Sie können auch auf Ihrer Seite bestätigen:',
        `${ctx.origin}${sitePaths.interpretingRequester(ctx.county.slug, token)}`,
      ].join('\n'),
    },
  });
  return true;
}

/** That somebody entered another account: whoever did not do it says so. */
export async function mailAccountChanged(input: {
  ctx: CountyCtx;
  tx: Tx;
  person: Pick<InterpreterRow, 'mail' | 'name'>;
}): Promise<void> {
  const { ctx, tx, person } = input;
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: person.mail, name: person.name },
      subject: 'Ihre Bankverbindung wurde geändert',
      body: [
        `Guten Tag ${person.name},`,
        '',
        'die Bankverbindung für Ihre Aufwandsentschädigung wurde neu eingetragen.',
        '',
        'Waren Sie das nicht? Dann sagen Sie bitte sofort dem Pool Bescheid.',
      ].join('\n'),
    },
  });
}
