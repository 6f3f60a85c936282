/** Shared by server and browser: links of the public site and how they stand. */

/** `shared` is a page taken over: its text is mended where it comes from. */
export const linkUseKinds = ['page', 'place', 'contact', 'shared'] as const;
export type LinkUseKind = (typeof linkUseKinds)[number];

/** Where a link stands. */
export type LinkUse = {
  kind: LinkUseKind;
  id: string;
  title: string;
  unitId: string | null;
  municipalityId: string | null;
  organisationId: string | null;
};

export const linkStates = ['ok', 'moved', 'broken', 'unchecked'] as const;
export type LinkState = (typeof linkStates)[number];
export const linkStateWords: Readonly<Record<LinkState, string>> = {
  ok: 'erreichbar',
  moved: 'umgezogen',
  broken: 'nicht erreichbar',
  unchecked: 'noch nicht geprüft',
};

/** After so many checks without success somebody is asked to look. */
export const failuresForDuty = 2;

export type OfficeLink = {
  id: string;
  url: string;
  state: LinkState;
  /** Why it is broken. */
  reason: string | null;
  /** Where it is now, of one that moved for good. */
  movedTo: string | null;
  failures: number;
  failingSince: string | null;
  checkedAt: string | null;
  uses: LinkUse[];
};

const reasons: Readonly<Record<string, string>> = {
  '404': 'Die Seite gibt es nicht mehr',
  '410': 'Die Seite wurde entfernt',
  timeout: 'Der Server antwortet nicht rechtzeitig',
  'no-host': 'Die Adresse des Servers gibt es nicht',
  refused: 'Der Server nimmt keine Verbindung an',
  tls: 'Das Zertifikat ist ungültig',
  loop: 'Die Seite leitet im Kreis weiter',
  private: 'Die Adresse liegt in einem internen Netz',
  garbage: 'Die Antwort ist unverständlich',
  failed: 'Die Verbindung bricht ab',
  'unknown-page': 'Diese Seite gibt es auf Ihrer Website nicht',
};
/** Why a link is broken, in words. */
export const reasonWords = (code: string): string => reasons[code] ?? `Der Server meldet einen Fehler (${code})`;
