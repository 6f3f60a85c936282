/** What an organisation is, in the order in which lists offer it. */
export const organisationKinds = [
  'authority',
  'municipality',
  'welfare',
  'association',
  'migrant-organisation',
  'education',
  'school',
  'childcare',
  'health',
  'religious',
  'business',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** German words for the kinds. */
export const organisationKindWords: Readonly<Record<OrganisationKind, string>> = {
  authority: 'Behörde',
  municipality: 'Stadt oder Gemeinde',
  welfare: 'Wohlfahrtsverband',
  association: 'Verein oder Initiative',
  'migrant-organisation': 'Migrantenorganisation',
  education: 'Bildungsträger',
  school: 'Schule',
  childcare: 'Kita',
  health: 'Gesundheitseinrichtung',
  religious: 'Religionsgemeinschaft',
  business: 'Unternehmen oder Kammer',
  other: 'Sonstige',
};

/** An organisation as the back office sees it. The names of its fields are those of HSDS where there are any. */
export type OrganisationView = {
  id: string;
  name: string;
  alternateName: string | null;
  description: string | null;
  website: string | null;
  email: string | null;
  kind: OrganisationKind;
  municipality: { id: string; name: string } | null;
  /** The unit that stands for it in strategies. */
  unit: { id: string; name: string } | null;
  /** The day it ended; it stays readable where it is named. */
  closedOn: string | null;
  version: number;
};

/** Kinds of bodies, in the order in which a matter usually goes through them. */
export const bodyKinds = ['board', 'committee', 'county-committee', 'county-council', 'municipal-council'] as const;
export type BodyKind = (typeof bodyKinds)[number];
export const bodyKindWords: Readonly<Record<BodyKind, string>> = {
  board: 'Vorstand der Verwaltung',
  committee: 'Ausschuss',
  'county-committee': 'Kreisausschuss',
  'county-council': 'Kreistag',
  'municipal-council': 'Rat einer Stadt oder Gemeinde',
};

/** Tells that a meeting has another day, or falls out or takes place after all; its payload is `meetingId`. */
export const meetingMoved = 'network.meeting-moved';

export const meetingStates = ['planned', 'held', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const meetingStateWords: Readonly<Record<MeetingState, string>> = {
  planned: 'geplant',
  held: 'hat stattgefunden',
  cancelled: 'ausgefallen',
};

export const paperKinds = ['proposal', 'information', 'report', 'motion', 'inquiry'] as const;
export type PaperKind = (typeof paperKinds)[number];
export const paperKindWords: Readonly<Record<PaperKind, string>> = {
  proposal: 'Beschlussvorlage',
  information: 'Mitteilungsvorlage',
  report: 'Bericht',
  motion: 'Antrag',
  inquiry: 'Anfrage',
};

/** What a body does with a paper at its stop: only one that decides makes a decision of it. */
export const consultationRoles = ['prepares', 'decides', 'notes'] as const;
export type ConsultationRole = (typeof consultationRoles)[number];
export const consultationRoleWords: Readonly<Record<ConsultationRole, string>> = {
  prepares: 'Vorberatung',
  decides: 'Entscheidung',
  notes: 'Kenntnisnahme',
};

export const consultationResults = [
  'adopted',
  'adopted-with-changes',
  'rejected',
  'noted',
  'postponed',
  'referred',
  'withdrawn',
] as const;
export type ConsultationResult = (typeof consultationResults)[number];

/** What became of a paper as a whole. `open` until a body that decides has decided. */
export type PaperOutcome = {
  kind: 'open' | 'adopted' | 'adopted-with-changes' | 'rejected' | 'noted' | 'withdrawn';
  /** Index of the stop that made it so; of the next one to come while it is open, null when none is known. */
  stop: number | null;
};

/** A result in German. A body that prepares recommends; it does not decide. */
export function resultWord(input: { role: ConsultationRole; result: ConsultationResult }): string {
  const { role, result } = input;
  if (role === 'prepares' && result === 'adopted') return 'zur Annahme empfohlen';
  if (role === 'prepares' && result === 'adopted-with-changes') return 'mit Änderungen empfohlen';
  if (role === 'prepares' && result === 'rejected') return 'nicht empfohlen';
  return resultWords[result];
}
export const resultWords: Readonly<Record<ConsultationResult, string>> = {
  adopted: 'beschlossen',
  'adopted-with-changes': 'mit Änderungen beschlossen',
  rejected: 'abgelehnt',
  noted: 'zur Kenntnis genommen',
  postponed: 'vertagt',
  referred: 'verwiesen',
  withdrawn: 'zurückgezogen',
};
export const outcomeWords: Readonly<Record<PaperOutcome['kind'], string>> = {
  open: 'noch nicht entschieden',
  adopted: 'beschlossen',
  'adopted-with-changes': 'mit Änderungen beschlossen',
  rejected: 'abgelehnt',
  noted: 'zur Kenntnis genommen, nicht beschlossen',
  withdrawn: 'zurückgezogen',
};

export type MeetingView = {
  id: string;
  body: { id: string; name: string };
  date: string;
  /** Hours and minutes in Germany, 14:30. */
  time: string | null;
  place: string | null;
  /** As printed, "12. Sitzung". */
  number: string | null;
  state: MeetingState;
  demonstration: boolean;
  version: number;
};

export type BodyView = {
  id: string;
  name: string;
  kind: BodyKind;
  /** Its place in the order of deliberation. */
  position: number;
  municipality: { id: string; name: string } | null;
  /** The unit that keeps it: enters its meetings, papers and results. */
  unit: { id: string; name: string } | null;
  closedOn: string | null;
  version: number;
};

export type ConsultationView = {
  id: string;
  body: { id: string; name: string };
  meeting: { id: string; date: string; number: string | null; state: MeetingState } | null;
  role: ConsultationRole;
  result: ConsultationResult | null;
  wording: string | null;
  votes: { yes: number; no: number; abstained: number } | null;
};

export type PaperView = {
  id: string;
  /** As printed; null while it has none, or where it is not handed down. */
  number: string | null;
  title: string;
  date: string | null;
  link: string | null;
  kind: PaperKind;
  /** Papers of meetings behind closed doors are left to the back office. */
  isPublic: boolean;
  demonstration: boolean;
  version: number;
  stops: ConsultationView[];
  outcome: PaperOutcome;
};
