import { isIsoDate, type IsoDate } from '#kernel/dates.ts';
import { statesWithReason, statusStates, type StatusState } from '../../contract.ts';
import { nothingNew, type ReportDraftFields, type StatusFigure } from '../../contract-rounds.ts';

/** The last word on a measure, from which a report goes on. */
export type LastWord = {
  state: StatusState;
  text: string;
  nextStep: string | null;
  reason: string | null;
  expectedEnd: string | null;
};
export type ReportNote = {
  date: IsoDate;
  state: StatusState;
  text: string;
  nextStep: string | null;
  reason: string | null;
  expectedEnd: string | null;
  figure: StatusFigure | null;
};
export type DraftFault = { field: keyof ReportDraftFields; message: string };

/** A number as Germans write it: `1.234,5`; null for anything else. */
export function germanNumber(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '');
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain);
  if (!grouped && !/^-?\d+(,\d+)?$/.test(plain)) return null;
  const value = Number(plain.replaceAll('.', '').replace(',', '.'));
  return Number.isSafeInteger(Math.trunc(value)) ? value : null;
}

/**
 * Makes a note of what was typed, or says what is wrong with which field. Text and state that are still those of the
 * last time are no report: whoever has nothing new says so.
 */
export function noteOf(input: {
  fields: ReportDraftFields;
  last: LastWord | null;
  today: IsoDate;
}): { ok: true; note: ReportNote } | { ok: false; faults: DraftFault[] } {
  const { fields, last, today } = input;
  if (fields.answer === 'same') {
    if (last === null)
      return { ok: false, faults: [{ field: 'answer', message: 'Es gibt noch keine Meldung, die weiter gelten könnte.' }] };
    const { state, nextStep, expectedEnd } = last;
    const reason = last.reason ?? (statesWithReason.includes(state) ? nothingNew : null);
    return { ok: true, note: { date: today, state, text: nothingNew, nextStep, reason, expectedEnd, figure: null } };
  }
  const faults: DraftFault[] = [];
  const fault = (field: keyof ReportDraftFields, message: string): void => {
    faults.push({ field, message });
  };
  if (fields.answer === 'skip') fault('answer', 'Sie haben „auslassen“ gewählt. Wählen Sie etwas anderes, um zu senden.');
  const state = statusStates.find((one) => one === fields.state);
  if (!state) fault('state', 'Bitte wählen Sie, wie es steht.');
  if (fields.text === '') fault('text', 'Bitte schreiben Sie, was geschehen ist.');
  else if (last !== null && fields.text === last.text && state === last.state)
    fault('text', 'Das ist noch der Text vom letzten Mal. Ändern Sie ihn, oder wählen Sie „Nichts Neues“.');
  if (state && statesWithReason.includes(state) && fields.reason === '')
    fault('reason', 'Bitte nennen Sie den Grund: Er gehört zu „verzögert“ und „entfallen“.');
  const date = fields.date === '' ? today : fields.date;
  if (!isIsoDate(date)) fault('date', 'Bitte ein Datum angeben, zum Beispiel 15.03.2027.');
  else if (date > today) fault('date', 'Das Datum liegt in der Zukunft.');
  if (fields.expectedEnd !== '' && !isIsoDate(fields.expectedEnd))
    fault('expectedEnd', 'Bitte ein Datum angeben, zum Beispiel 15.03.2027.');
  const value = fields.figureValue === '' ? null : germanNumber(fields.figureValue);
  if (fields.figureValue !== '' && value === null) fault('figureValue', 'Bitte eine Zahl angeben, zum Beispiel 1.250 oder 12,5.');
  if (fields.figureValue !== '' && fields.figureLabel === '')
    fault('figureLabel', 'Bitte sagen, was die Zahl zählt, zum Beispiel „Einsätze im 3. Quartal“.');
  if (fields.figureValue === '' && fields.figureLabel !== '') fault('figureValue', 'Bitte die Zahl dazu angeben.');
  if (faults.length > 0) return { ok: false, faults };
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return {
    ok: true,
    note: {
      date,
      state: state!,
      text: fields.text,
      nextStep: orNull(fields.nextStep),
      reason: orNull(fields.reason),
      expectedEnd: orNull(fields.expectedEnd),
      figure: value === null ? null : { value, label: fields.figureLabel },
    },
  };
}
