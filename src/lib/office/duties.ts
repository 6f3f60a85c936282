import { addDays, daysBetween, type IsoDate } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import { courseDuties } from './duties-courses.ts';
import { guidanceDuties } from './duties-guidance.ts';
import { interpretingDuties } from './duties-interpreting.ts';
import type { Paths, Words } from './duty-words.ts';
import { aheadWords, dayAndMonth, longDay, overdueWords } from './german.ts';

export type DutyRow = {
  when: string;
  late: boolean;
  date?: string;
  title: string;
  href: string;
  detail: string;
  /** Left out where the reader may not do it. */
  button?: { href: string; label: string; main: boolean };
};

export type DutyGroup = { title: string; duties: DutyRow[]; total: number };

/** The list is named by year and strategy. */
function budgetHref(paths: Paths, duty: Duty): string {
  const [year = '', ...key] = duty.subjectId.split(':');
  return `${paths.strategyBudget(key.join(':'))}?jahr=${year}`;
}
/** The duty names strategy and language: `integrationsstrategie/en`. */
const translationDesk: Words['href'] = (paths, duty) => {
  const [key = '', language = ''] = duty.subjectId.split('/');
  return `${paths.strategyTranslations(key, language)}?stand=outdated`;
};

/** The duty names measure and municipality. */
function municipalPair(duty: Duty): [string, string] {
  const [node = '', place = ''] = duty.subjectId.split('/');
  return [node, place];
}

/** The duty names page and language. */
const pageText: Words['href'] = (paths, duty) => {
  const [page = '', language = ''] = duty.subjectId.split('/');
  return paths.pageText(page, language);
};

/** Words and addresses of every kind of duty. What keeps others waiting comes first among what has no date. */
const kinds: Readonly<Record<string, Words>> = {
  'strategy.round-gap': {
    task: 'Niemand zu fragen',
    label: 'Runde öffnen',
    why: () => 'niemand ist benannt oder noch im Amt',
    href: (paths, duty) => paths.round(duty.subjectId),
    thing: (paths, duty) => paths.round(duty.subjectId),
  },
  'strategy.meeting-view': {
    task: 'Sicht der Sitzung eintragen',
    label: 'Eintragen',
    why: () => 'Sitzung ist vorbei',
    href: (paths, duty) => paths.evaluationRoundMeeting(duty.subjectId),
    thing: (paths, duty) => paths.evaluationRound(duty.subjectId),
  },
  'strategy.meeting-fallen': {
    task: 'Sitzung fällt aus',
    label: 'Neuen Tag festlegen',
    why: () => 'Bewertungsrunde braucht einen anderen Tag oder wird abgesagt',
    href: (paths, duty) => paths.evaluationRoundEdit(duty.subjectId),
    thing: (paths, duty) => paths.evaluationRound(duty.subjectId),
  },
  'strategy.round': {
    task: 'Stand melden',
    label: 'Stand schreiben',
    why: () => 'Berichtsrunde',
    href: (paths, duty) => paths.nodeStatus(duty.subjectId),
    thing: (paths, duty) => paths.node(duty.subjectId),
  },
  'strategy.release': {
    task: 'Stand freigeben',
    label: 'Stand prüfen',
    why: () => 'eingereicht, wartet auf eine zweite Person',
    href: (paths, duty) => paths.nodeRelease(duty.subjectId),
    thing: (paths, duty) => paths.node(duty.subjectId),
  },
  'welcome.page-release': {
    task: 'Seite freigeben',
    label: 'Entwurf prüfen',
    why: () => 'wer sie geschrieben hat, bittet darum',
    href: pageText,
    thing: pageText,
  },
  'welcome.page-returned': {
    task: 'Entwurf überarbeiten',
    label: 'Entwurf öffnen',
    why: () => 'kam mit einem Hinweis zurück',
    href: pageText,
    thing: pageText,
  },
  'welcome.page-guest': {
    task: 'Vorschlag zu einer Seite',
    label: 'Vorschlag prüfen',
    why: () => 'ein Gast hat die Seite durchgesehen',
    href: (paths, duty) => paths.pageGuest(duty.subjectId),
    thing: (paths, duty) => paths.pageGuest(duty.subjectId),
  },
  'events.release': {
    task: 'Veranstaltung freigeben',
    label: 'Prüfen',
    why: () => 'eingereicht, noch nicht öffentlich',
    href: (paths, duty) => paths.event(duty.subjectId),
    thing: (paths, duty) => paths.event(duty.subjectId),
  },
  'events.returned': {
    task: 'Veranstaltung überarbeiten',
    label: 'Öffnen',
    why: () => 'kam mit einem Hinweis zurück',
    href: (paths, duty) => paths.event(duty.subjectId),
    thing: (paths, duty) => paths.event(duty.subjectId),
  },
  'translation.run-failed': {
    task: 'Maschinelle Übersetzung stockt',
    label: 'Ansehen',
    why: () => 'was übersetzt ist, bleibt',
    href: (paths, duty) => paths.machineRun(duty.subjectId),
    thing: (paths, duty) => paths.machineRun(duty.subjectId),
  },
  'translation.language': {
    task: 'Übersetzen',
    label: 'Liste öffnen',
    why: () => '',
    href: (paths, duty) => paths.translationTasks(duty.subjectId),
    thing: (paths, duty) => paths.translationTasks(duty.subjectId),
  },
  'strategy.request': {
    task: 'Über Vorschlag entscheiden',
    label: 'Vorschlag prüfen',
    why: () => 'eine Stelle schlägt eine Änderung vor',
    href: (paths, duty) => paths.changeRequest(duty.subjectId),
    thing: (paths, duty) => paths.changeRequest(duty.subjectId),
  },
  'strategy.decide': {
    task: 'Aus der Sitzung',
    label: 'Bearbeiten',
    why: () => 'wartet auf eine Maßnahme oder eine Antwort',
    href: (paths, duty) => paths.decision(duty.subjectId),
    thing: (paths, duty) => paths.decision(duty.subjectId),
  },
  'strategy.translation': {
    task: 'Übersetzung auffrischen',
    label: 'Übersetzungen öffnen',
    why: () => 'der deutsche Text hat sich geändert',
    href: translationDesk,
    thing: translationDesk,
  },
  'strategy.municipal-report': {
    task: 'Stand der Gemeinde melden',
    label: 'Stand melden',
    why: (duty) => (duty.due === null ? 'noch ohne aktuelle Meldung der Gemeinde' : 'Berichtsrunde oder geplantes Ende'),
    href: (paths, duty) => paths.nodeMunicipal(...municipalPair(duty)),
    thing: (paths, duty) => paths.node(municipalPair(duty)[0]),
  },
  'strategy.municipal-release': {
    task: 'Stand von Gemeinden freigeben',
    label: 'Stand prüfen',
    why: () => 'eingereicht, wartet auf eine zweite Person',
    href: (paths, duty) => `${paths.node(duty.subjectId)}#gemeinden`,
    thing: (paths, duty) => paths.node(duty.subjectId),
  },
  'strategy.milestone': {
    task: 'Meilenstein',
    label: 'Schritte öffnen',
    why: () => 'Frist eines Schritts ist vorbei',
    href: (paths, duty) => paths.nodeSteps(duty.subjectId),
    thing: (paths, duty) => paths.node(duty.subjectId),
  },
  'strategy.report': {
    task: 'Stand schreiben',
    label: 'Stand schreiben',
    why: (duty) => (duty.due === null ? 'ohne aktuelle Meldung' : 'geplantes Ende ist vorbei'),
    href: (paths, duty) => paths.nodeStatus(duty.subjectId),
    thing: (paths, duty) => paths.node(duty.subjectId),
  },
  'strategy.budget': {
    task: 'Zum Haushalt anmelden',
    label: 'Kosten öffnen',
    why: () => 'Bedarf ohne Finanzierung',
    href: (paths, duty) => paths.nodeCosts(duty.subjectId),
    thing: (paths, duty) => paths.node(duty.subjectId),
  },
  'strategy.budget-list': {
    task: 'Bedarf anmelden',
    label: 'Liste öffnen',
    why: () => 'Bedarf ohne Finanzierung',
    href: (paths, duty) => budgetHref(paths, duty),
    thing: (paths, duty) => budgetHref(paths, duty),
  },
  'strategy.evaluate': {
    task: 'Am Ende bewerten',
    label: 'Bewerten',
    why: () => 'beendet oder Zeitraum vorbei, noch ohne Bewertung',
    href: (paths, duty) => paths.nodeEvaluate(duty.subjectId),
    thing: (paths, duty) => paths.node(duty.subjectId),
  },
  'network.project-end': {
    task: 'Projekt endet',
    label: 'Weiteres festhalten',
    why: () => 'noch nicht gesagt, was danach kommt',
    href: (paths, duty) => paths.projectEdit(duty.subjectId),
    thing: (paths, duty) => paths.project(duty.subjectId),
  },
  'offers.review': {
    task: 'Angebot bestätigen',
    label: 'Prüfen',
    why: () => 'öffentlich; wird später verborgen, wenn niemand bestätigt',
    href: (paths, duty) => paths.offerQuick(duty.subjectId),
    thing: (paths, duty) => paths.offer(duty.subjectId),
  },
  ...courseDuties,
  ...guidanceDuties,
  ...interpretingDuties,
  'network.place-review': {
    task: 'Angaben bestätigen',
    label: 'Prüfen',
    why: () => 'öffentlich; wird später verborgen, wenn niemand bestätigt',
    href: (paths, duty) => paths.networkPlace(duty.subjectId),
    thing: (paths, duty) => paths.networkPlace(duty.subjectId),
  },
  'events.review': {
    task: 'Veranstaltung prüfen',
    label: 'Prüfen',
    why: () => 'stimmt noch alles? Danach einen neuen Tag dafür angeben',
    href: (paths, duty) => paths.eventEdit(duty.subjectId),
    thing: (paths, duty) => paths.event(duty.subjectId),
  },
  'welcome.page-review': {
    task: 'Seite bestätigen',
    label: 'Prüfen',
    why: () => 'öffentlich; wird später verborgen, wenn niemand bestätigt',
    href: (paths, duty) => paths.page(duty.subjectId),
    thing: (paths, duty) => paths.page(duty.subjectId),
  },
  'welcome.page-expired': {
    task: 'Verborgene Seite ansehen',
    label: 'Ansehen',
    why: () => 'niemand hat sie rechtzeitig bestätigt',
    href: (paths, duty) => paths.page(duty.subjectId),
    thing: (paths, duty) => paths.page(duty.subjectId),
  },
  'network.office-gap': {
    task: 'Zuständige Stellen',
    label: 'Ergänzen',
    why: () => 'dort findet niemand das richtige Amt',
    href: (paths) => paths.responsibleOffices,
    thing: (paths) => paths.responsibleOffices,
  },
  'welcome.wall-sheet': {
    task: 'Aushang neu drucken',
    label: 'Öffnen',
    why: () => 'eine Stelle darauf hat sich geändert',
    href: (paths, duty) => paths.wallSheet(duty.subjectId),
    thing: (paths, duty) => paths.wallSheet(duty.subjectId),
  },
  'welcome.feedback': {
    task: 'Lesen, was zur Website kam',
    label: 'Lesen',
    why: () => 'auf der öffentlichen Seite geschrieben',
    href: (paths, duty) => paths.readerFeedbackList(duty.subjectId === 'alle' ? '' : `?stelle=${duty.subjectId}`),
    thing: (paths) => paths.readerFeedbackList(),
  },
  'welcome.media-rights': {
    task: 'Bildrecht endet',
    label: 'Recht klären',
    why: () => 'danach zeigen die Seiten es nicht mehr',
    href: (paths, duty) => paths.mediumEdit(duty.subjectId),
    thing: (paths, duty) => paths.medium(duty.subjectId),
  },
  'materials.late': {
    task: 'Übersetzung ist überfällig',
    label: 'Auftrag öffnen',
    why: () => 'bestellt, noch nicht geliefert',
    href: (paths, duty) => paths.materialOrder(duty.subjectId),
    thing: (paths, duty) => paths.materialOrder(duty.subjectId),
  },
  'materials.accept': {
    task: 'Übersetzung abnehmen',
    label: 'Auftrag öffnen',
    why: () => 'geliefert, noch nicht öffentlich',
    href: (paths, duty) => paths.materialOrder(duty.subjectId),
    thing: (paths, duty) => paths.materialOrder(duty.subjectId),
  },
  'materials.stock': {
    task: 'Nachdrucken oder nachbestellen',
    label: 'Bestand öffnen',
    why: () => 'weniger als der Mindestbestand',
    href: (paths, duty) => paths.stockItem(duty.subjectId),
    thing: (paths, duty) => paths.stockItem(duty.subjectId),
  },
  'materials.translation': {
    task: 'Übersetzung erneuern',
    label: 'Material öffnen',
    why: () => 'die deutsche Fassung hat sich geändert',
    href: (paths, duty) => paths.material(duty.subjectId),
    thing: (paths, duty) => paths.material(duty.subjectId),
  },
  'welcome.link-page': {
    task: 'Link geht nicht mehr',
    label: 'Links ansehen',
    why: () => 'zweimal nicht erreichbar',
    href: (paths) => `${paths.links}?stand=broken`,
    thing: (paths, duty) => paths.page(duty.subjectId),
  },
  'welcome.link-place': {
    task: 'Link geht nicht mehr',
    label: 'Links ansehen',
    why: () => 'zweimal nicht erreichbar',
    href: (paths) => `${paths.links}?stand=broken`,
    thing: (paths, duty) => paths.networkPlace(duty.subjectId),
  },
  'welcome.link-contact': {
    task: 'Link geht nicht mehr',
    label: 'Links ansehen',
    why: () => 'zweimal nicht erreichbar',
    href: (paths) => `${paths.links}?stand=broken`,
    thing: (paths, duty) => paths.contact(duty.subjectId),
  },
  'welcome.plain-release': {
    task: 'Textbaustein freigeben',
    label: 'Text prüfen',
    why: () => 'wartet auf Freigabe',
    href: (paths, duty) => paths.plainText(duty.subjectId),
    thing: (paths, duty) => paths.plainText(duty.subjectId),
  },
  'welcome.plain-review': {
    task: 'Textbaustein prüfen',
    label: 'Text prüfen',
    why: () => 'stimmt er noch?',
    href: (paths, duty) => paths.plainText(duty.subjectId),
    thing: (paths, duty) => paths.plainText(duty.subjectId),
  },
  'strategy.develop': {
    task: 'Maßnahmen entwickeln',
    label: 'Maßnahme benennen',
    why: () => 'im Beschluss angekündigt, noch nicht benannt',
    href: (paths, duty) => paths.nodeAdd(duty.subjectId),
    thing: (paths, duty) => paths.node(duty.subjectId),
  },
};

/** Kinds that have words; a module that declares another one is found by a test. */
export const knownDutyKinds: readonly string[] = Object.keys(kinds);

/** One duty in words: `Stand schreiben: 1.1 Titel`. */
export const dutyTitle = (duty: Duty): string => `${kinds[duty.kind]?.task ?? duty.kind}: ${duty.title}`;

/** Where the duty's button leads, inside the back office. */
export const dutyHref = (input: { duty: Duty; paths: Paths }): string =>
  kinds[input.duty.kind]?.href(input.paths, input.duty) ?? input.paths.home;

/** One duty as a line of a list. */
export function toRow(input: { duty: Duty; today: IsoDate; paths: Paths }): DutyRow & Required<Pick<DutyRow, 'button'>> {
  const { duty, today, paths } = input;
  const words = kinds[duty.kind];
  const { due } = duty;
  const late = due !== null && due < today;
  const date = due === null ? undefined : due.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(due) : longDay(due);
  return {
    when: due === null ? 'offen' : late ? overdueWords(daysBetween(due, today)) : aheadWords(daysBetween(today, due)),
    late,
    ...(date === undefined ? {} : { date }),
    title: dutyTitle(duty),
    href: words?.thing(paths, duty) ?? paths.home,
    detail: [words?.why(duty) ?? '', ...duty.context].filter(Boolean).join(' · '),
    button: { href: dutyHref({ duty, paths }), label: words?.label ?? 'Öffnen', main: late },
  };
}

/** Duties in their groups: overdue ones, this week, all others. Empty groups are left out; `limit` cuts long ones. */
export function groupDuties(input: { duties: readonly Duty[]; today: IsoDate; paths: Paths; limit: number | null }): DutyGroup[] {
  const { today, paths, limit } = input;
  const week = addDays(today, 7);
  const of = (matches: (due: string | null) => boolean): Duty[] => input.duties.filter((duty) => matches(duty.due));
  const later = of((due) => due === null || due > week);
  const sorted = later.toSorted(
    (one, other) =>
      (one.due ?? '9').localeCompare(other.due ?? '9') || knownDutyKinds.indexOf(one.kind) - knownDutyKinds.indexOf(other.kind),
  );
  return [
    { title: 'Überfällig', duties: of((due) => due !== null && due < today) },
    { title: 'Diese Woche', duties: of((due) => due !== null && due >= today && due <= week) },
    { title: later.some((duty) => duty.due !== null) ? 'Danach' : 'Ohne Frist', duties: sorted },
  ]
    .filter((group) => group.duties.length > 0)
    .map((group) => ({
      title: group.title,
      duties: (limit === null ? group.duties : group.duties.slice(0, limit)).map((duty) => toRow({ duty, today, paths })),
      total: group.duties.length,
    }));
}
