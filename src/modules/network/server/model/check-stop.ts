import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { ConsultationResult, ConsultationRole, MeetingState } from '../../contract.ts';

/** Whether a stop's result can be: what the body may do, whether it met, and what the votes say. */
export function checkStop(input: {
  role: ConsultationRole;
  result: ConsultationResult | null;
  wording: string | null;
  votes: { yes: number; no: number; abstained: number } | null;
  meeting: { state: MeetingState } | null;
}): Result<undefined> {
  const { role, result, votes, meeting } = input;
  if (result === null) {
    if (votes !== null) return invalidField('result', 'Zu den Stimmen fehlt das Ergebnis.', 'result-missing');
    return input.wording === null ? ok() : invalidField('result', 'Zum Wortlaut fehlt das Ergebnis.', 'result-missing');
  }
  const decides = result === 'adopted' || result === 'adopted-with-changes' || result === 'rejected';
  if (role === 'notes' && decides) {
    return invalidField(
      'result',
      'Wer nur Kenntnis nimmt, beschließt nicht. Bitte „zur Kenntnis genommen“ wählen oder die Aufgabe des Gremiums ändern.',
      'notes-only',
    );
  }
  if (meeting?.state === 'planned') {
    return invalidField(
      'result',
      'Diese Sitzung hat noch nicht stattgefunden. Bitte erst die Sitzung als abgehalten eintragen.',
      'not-held',
    );
  }
  if (meeting?.state === 'cancelled' && result !== 'postponed' && result !== 'withdrawn') {
    return invalidField('result', 'Diese Sitzung ist ausgefallen. Bitte eine andere Sitzung wählen.', 'cancelled');
  }
  // A tie rejects (§ 66 NKomVG); abstentions do not count.
  if (votes !== null && decides && result !== 'rejected' && votes.yes <= votes.no) {
    return invalidField('votes', 'Beschlossen ist nur, was mehr Ja- als Nein-Stimmen hat.', 'votes-against');
  }
  if (votes !== null && result === 'rejected' && votes.yes > votes.no) {
    return invalidField('votes', 'Mit mehr Ja- als Nein-Stimmen ist nichts abgelehnt.', 'votes-for');
  }
  return ok();
}
