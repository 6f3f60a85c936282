import type { Words } from './duty-words.ts';

/** Words and addresses of the duties of guidance. */
export const guidanceDuties: Readonly<Record<string, Words>> = {
  'guidance.confirm-desk': {
    task: 'Ansprechstelle bestätigen',
    label: 'Prüfen',
    why: () => 'stimmen Aufgabe, Zeiten und Namen noch?',
    href: (paths, duty) => paths.desk(duty.subjectId),
    thing: (paths, duty) => paths.desk(duty.subjectId),
  },
  'guidance.handover': {
    task: 'Übergabe beantworten',
    label: 'Öffnen',
    why: () => 'eine andere Stelle hat etwas übergeben',
    href: (paths, duty) => paths.handover(duty.subjectId),
    thing: (paths, duty) => paths.handover(duty.subjectId),
  },
};
