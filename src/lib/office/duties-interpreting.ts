import type { Words } from './duty-words.ts';

/** Words and addresses of the duties of interpreting. */
export const interpretingDuties: Readonly<Record<string, Words>> = {
  'interpreting.find': {
    task: 'Niemand für ein Gespräch',
    label: 'Öffnen',
    why: () => 'es beginnt bald, und niemand hat zugesagt',
    href: (paths, duty) => paths.interpretingRequest(duty.subjectId),
    thing: (paths, duty) => paths.interpretingRequest(duty.subjectId),
  },
  'interpreting.ask': {
    task: 'Sprachmittlung suchen',
    label: 'Öffnen',
    why: () => 'noch ist niemand gefragt',
    href: (paths, duty) => paths.interpretingRequest(duty.subjectId),
    thing: (paths, duty) => paths.interpretingRequest(duty.subjectId),
  },
  'interpreting.papers': {
    task: 'Führungszeugnisse laufen ab',
    label: 'Liste öffnen',
    why: () => 'ohne gültiges Zeugnis keine Gespräche in Kita und Schule',
    href: (paths, duty) => paths.interpreters(`?pool=${duty.subjectId}&nachweis=ja`),
    thing: (paths, duty) => paths.interpreters(`?pool=${duty.subjectId}&nachweis=ja`),
  },
};
