/** Every address of the project, in one typed table. Nothing else builds an address by hand. */

const part = encodeURIComponent;

/** The public site. `base` is `/{county}` where counties share a host, empty where the county has its own. */
export const publicPaths = (input: { base: string; language: string }) => {
  const root = `${input.base}/${input.language}`;
  return {
    home: root,
    strategies: `${root}/strategie`,
    strategy: (key: string) => `${root}/strategie/${part(key)}`,
    strategyTexts: (key: string) => `${root}/strategie/${part(key)}/grundlagen`,
    strategyChanges: (key: string) => `${root}/strategie/${part(key)}/aenderungen`,
    /** `within` is the number of a field or the id of a node. */
    strategyFeed: (key: string, within: string | null = null) =>
      `${root}/strategie/${part(key)}/aenderungen.atom${within === null ? '' : `?feld=${part(within)}`}`,
    strategyEmbed: (key: string, within: string | null = null) =>
      `${root}/strategie/${part(key)}/einbetten${within === null ? '' : `?feld=${part(within)}`}`,
    /** `nodeId` is chosen on the form; null for the whole strategy. */
    strategySubscribe: (key: string, nodeId: string | null = null) =>
      `${root}/strategie/${part(key)}/abonnieren${nodeId === null ? '' : `?eintrag=${part(nodeId)}`}`,
    subscriptionConfirm: (token: string) => `${root}/abo/${part(token)}/bestaetigen`,
    subscriptionLeave: (token: string) => `${root}/abo/${part(token)}/abmelden`,
    strategySchedule: (key: string) => `${root}/strategie/${part(key)}/zeitplan`,
    strategyTable: (key: string) => `${root}/strategie/${part(key)}/tabelle.csv`,
    node: (key: string, nodeId: string) => `${root}/strategie/${part(key)}/${part(nodeId)}`,
    papers: `${root}/beschluesse`,
    paper: (paperId: string) => `${root}/beschluesse/${part(paperId)}`,
    reports: `${root}/berichte`,
    report: (key: string) => `${root}/berichte/${part(key)}`,
    reportPdf: (key: string) => `${root}/berichte/${part(key)}/bericht.pdf`,
    imprint: `${root}/impressum`,
    privacy: `${root}/datenschutz`,
    accessibility: `${root}/barrierefreiheit`,
    feedback: `${root}/rueckmeldung`,
    colours: `${input.base}/farben.css`,
    arms: (file: string) => `${input.base}/wappen/${part(file)}`,
  };
};

/** The back office of one county. */
export const officePaths = (county: string) => {
  const root = `/verwaltung/${part(county)}`;
  return {
    home: root,
    strategies: `${root}/strategie`,
    strategy: (key: string) => `${root}/strategie/${part(key)}`,
    decisions: `${root}/strategie/auftraege`,
    decisionAdd: `${root}/strategie/auftraege/hinzufuegen`,
    decision: (decisionId: string) => `${root}/strategie/auftraege/${part(decisionId)}`,
    decisionEdit: (decisionId: string) => `${root}/strategie/auftraege/${part(decisionId)}/bearbeiten`,
    strategySchedule: (key: string) => `${root}/strategie/${part(key)}/zeitplan`,
    strategyChanges: (key: string) => `${root}/strategie/${part(key)}/aenderungen`,
    strategyAdopt: (key: string) => `${root}/strategie/${part(key)}/beschliessen`,
    strategyEdit: (key: string) => `${root}/strategie/${part(key)}/bearbeiten`,
    strategyTexts: (key: string) => `${root}/strategie/${part(key)}/bearbeiten/texte`,
    strategyTextAdd: (key: string) => `${root}/strategie/${part(key)}/bearbeiten/texte/hinzufuegen`,
    strategyText: (key: string, textId: string) => `${root}/strategie/${part(key)}/bearbeiten/texte/${part(textId)}`,
    strategyTextDelete: (key: string, textId: string) =>
      `${root}/strategie/${part(key)}/bearbeiten/texte/${part(textId)}/loeschen`,
    strategyBulk: (key: string) => `${root}/strategie/${part(key)}/auswahl`,
    entryTableScript: `${root}/strategie/tabelle.js`,
    strategyReadIn: (key: string) => `${root}/strategie/${part(key)}/einlesen`,
    tableImport: (importId: string) => `${root}/tabellen/${part(importId)}`,
    strategyAdd: (key: string) => `${root}/strategie/${part(key)}/hinzufuegen`,
    strategyContinue: (key: string) => `${root}/strategie/${part(key)}/fortschreiben`,
    strategySuccessor: (key: string) => `${root}/strategie/${part(key)}/nachfolge`,
    press: `${root}/strategie/presse`,
    pressRelease: (pressId: string) => `${root}/strategie/presse/${part(pressId)}`,
    nodePress: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/presse`,
    node: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}`,
    nodeEdit: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/bearbeiten`,
    nodeStatus: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/stand`,
    nodeSteps: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/schritte`,
    nodeRelease: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/freigeben`,
    nodeMove: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/verschieben`,
    nodeDelete: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/loeschen`,
    nodeAdd: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/hinzufuegen`,
    nodePropose: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/vorschlagen`,
    changeRequests: `${root}/vorschlaege`,
    changeRequest: (requestId: string) => `${root}/vorschlaege/${part(requestId)}`,
    imports: `${root}/importe`,
    import: (importId: string) => `${root}/importe/${part(importId)}`,
    importUpload: `${root}/importe/hochladen`,
    importTakeOver: (importId: string) => `${root}/importe/${part(importId)}/uebernehmen`,
    importUnused: (importId: string) => `${root}/importe/${part(importId)}/nicht-verwendet`,
    importReviewScript: `${root}/importe/pruefung.js`,
    reports: `${root}/berichte`,
    report: (reportId: string) => `${root}/berichte/${part(reportId)}`,
    reportEdit: (reportId: string) => `${root}/berichte/${part(reportId)}/angaben`,
    reportPreview: (reportId: string) => `${root}/berichte/${part(reportId)}/vorschau`,
    reportPdf: (reportId: string) => `${root}/berichte/${part(reportId)}/bericht.pdf`,
    reportDocx: (reportId: string) => `${root}/berichte/${part(reportId)}/vorlage.docx`,
    reportFreeze: (reportId: string) => `${root}/berichte/${part(reportId)}/einfrieren`,
    reportDelete: (reportId: string) => `${root}/berichte/${part(reportId)}/loeschen`,
    bodies: `${root}/gremien`,
    bodyAdd: `${root}/gremien/hinzufuegen`,
    body: (bodyId: string) => `${root}/gremien/${part(bodyId)}`,
    bodyEdit: (bodyId: string) => `${root}/gremien/${part(bodyId)}/bearbeiten`,
    meetingAdd: (bodyId: string) => `${root}/gremien/${part(bodyId)}/sitzung`,
    meeting: (meetingId: string) => `${root}/gremien/sitzungen/${part(meetingId)}`,
    meetingEdit: (meetingId: string) => `${root}/gremien/sitzungen/${part(meetingId)}/bearbeiten`,
    papers: `${root}/gremien/vorlagen`,
    paperAdd: `${root}/gremien/vorlagen/hinzufuegen`,
    paper: (paperId: string) => `${root}/gremien/vorlagen/${part(paperId)}`,
    paperEdit: (paperId: string) => `${root}/gremien/vorlagen/${part(paperId)}/bearbeiten`,
    paperStop: (paperId: string, stopId: string | null) =>
      `${root}/gremien/vorlagen/${part(paperId)}/stationen/${stopId === null ? 'neu' : part(stopId)}`,
    organisations: `${root}/netzwerk/organisationen`,
    organisationAdd: `${root}/netzwerk/organisationen/hinzufuegen`,
    organisation: (organisationId: string) => `${root}/netzwerk/organisationen/${part(organisationId)}`,
    rounds: `${root}/berichtsrunden`,
    round: (roundId: string) => `${root}/berichtsrunden/${part(roundId)}`,
    settings: `${root}/einstellungen`,
    arms: `${root}/einstellungen/wappen`,
    units: `${root}/einstellungen/stellen`,
    unitsReorganise: `${root}/einstellungen/stellen/umbau`,
    unit: (unitId: string) => `${root}/einstellungen/stellen/${part(unitId)}`,
    municipalities: `${root}/einstellungen/gemeinden`,
    municipality: (municipalityId: string) => `${root}/einstellungen/gemeinden/${part(municipalityId)}`,
    responsible: (personId: string) => `${root}/einstellungen/verantwortliche/${part(personId)}`,
    people: `${root}/einstellungen/personen`,
    personRevoke: (grantId: string) => `${root}/einstellungen/personen/${part(grantId)}`,
    keys: `${root}/einstellungen/schluessel`,
    keyRevoke: (keyId: string) => `${root}/einstellungen/schluessel/${part(keyId)}`,
    audit: `${root}/einstellungen/protokoll`,
  };
};

/** The file of a list, from the address of its page in the back office. */
export const tablePath = (page: string, format: 'csv' | 'xlsx'): string => `${page}/tabelle.${format}`;

/** Addresses that belong to no county. */
export const sitePaths = {
  start: '/',
  office: '/verwaltung',
  login: '/anmelden',
  loginSecondFactor: '/anmelden/zweiter-faktor',
  passwordForgotten: '/anmelden/passwort',
  newPassword: (token: string) => `/anmelden/passwort/${part(token)}`,
  loginOidc: '/anmelden/verzeichnis',
  loginOidcReturn: '/anmelden/verzeichnis/rueckruf',
  loginPasskey: '/anmelden/passkey',
  loginPasskeyOptions: '/anmelden/passkey/optionen',
  passkeyScript: '/anmelden/passkey.js',
  logout: '/abmelden',
  account: '/konto',
  accountMail: (token: string) => `/konto/adresse/${part(token)}`,
  accountSecondFactor: '/konto/zweiter-faktor',
  accountPasskeys: '/konto/passkeys',
  accountPasskeyOptions: '/konto/passkeys/optionen',
  invitation: (county: string, token: string) => `/einladung/${part(county)}/${part(token)}`,
  reportDraft: (county: string, token: string) => `/entwurf/${part(county)}/${part(token)}`,
  reportDraftPdf: (county: string, token: string) => `/entwurf/${part(county)}/${part(token)}/bericht.pdf`,
  statusByLink: (county: string, token: string) => `/stand/${part(county)}/${part(token)}`,
  statusByLinkFile: (county: string, token: string, nodeId: string) =>
    `/stand/${part(county)}/${part(token)}/datei/${part(nodeId)}`,
  statusScript: '/stand/entwurf.js',
  parts: '/verwaltung/bausteine',
  health: '/healthz',
  ready: '/readyz',
  metrics: '/metrics',
  openapi: '/api/v1/openapi.json',
} as const;
