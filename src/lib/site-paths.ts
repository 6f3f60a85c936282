const part = encodeURIComponent;

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
  comment: (county: string, token: string) => `/stellungnahme/${part(county)}/${part(token)}`,
  reportDraft: (county: string, token: string) => `/entwurf/${part(county)}/${part(token)}`,
  reportDraftPdf: (county: string, token: string) => `/entwurf/${part(county)}/${part(token)}/bericht.pdf`,
  statusByLink: (county: string, token: string) => `/stand/${part(county)}/${part(token)}`,
  statusByLinkHandOn: (county: string, token: string) => `/stand/${part(county)}/${part(token)}/weitergeben`,
  statusByLinkFile: (county: string, token: string, nodeId: string) =>
    `/stand/${part(county)}/${part(token)}/datei/${part(nodeId)}`,
  offerByLink: (county: string, token: string) => `/angebot/${part(county)}/${part(token)}`,
  inquiryByLink: (county: string, token: string) => `/abfrage/${part(county)}/${part(token)}`,
  meetingByLink: (county: string, token: string) => `/treffen/${part(county)}/${part(token)}`,
  courseByLink: (county: string, token: string) => `/kurs/${part(county)}/${part(token)}`,
  interpretingRequester: (county: string, token: string) => `/sprachmittlung/${part(county)}/einrichtung/${part(token)}`,
  interpreterPage: (county: string, token: string) => `/sprachmittlung/${part(county)}/person/${part(token)}`,
  /** The room of a conversation, for the institution and the interpreter; guests have a link of their own. */
  interpretingRoom: (county: string, side: 'einrichtung' | 'person', token: string, assignmentId: string) =>
    `/sprachmittlung/${part(county)}/${side}/${part(token)}/gespraech/${part(assignmentId)}`,
  interpretingGuest: (county: string, token: string) => `/sprachmittlung/${part(county)}/gast/${part(token)}`,
  /** Where an interpreter's browser says that it wants to be told of offers, and the script that asks. */
  interpreterDevice: (county: string, token: string) => `/sprachmittlung/${part(county)}/person/${part(token)}/geraet`,
  interpreterDeviceScript: '/sprachmittlung/geraet.js',
  interpretingRequest: (county: string, token: string) => `/sprachmittlung/${part(county)}/einrichtung/${part(token)}/anfragen`,
  interpreterTimes: (county: string, token: string) => `/sprachmittlung/${part(county)}/person/${part(token)}/zeiten`,
  interpreterWay: (county: string, token: string, id: string) =>
    `/sprachmittlung/${part(county)}/person/${part(token)}/weg/${part(id)}`,
  interpreterCalendar: (county: string, token: string) => `/sprachmittlung/${part(county)}/kalender/${part(token)}.ics`,
  interpreterSheet: (county: string, token: string, id: string) =>
    `/sprachmittlung/${part(county)}/person/${part(token)}/nachweis/${part(id)}`,
  interpreterSheetPdf: (county: string, token: string, id: string) =>
    `/sprachmittlung/${part(county)}/person/${part(token)}/nachweis/${part(id)}/blatt.pdf`,
  interpreterMoney: (county: string, token: string) => `/sprachmittlung/${part(county)}/person/${part(token)}/konto`,
  interpreterStatementPdf: (county: string, token: string, id: string) =>
    `/sprachmittlung/${part(county)}/person/${part(token)}/konto/${part(id)}/abrechnung.pdf`,
  clientSheet: (county: string, token: string, id: string) =>
    `/sprachmittlung/${part(county)}/einrichtung/${part(token)}/nachweis/${part(id)}`,
  /** Where an institution signs with its code; the code to scan leads here. */
  signSheet: (county: string, id: string) => `/sprachmittlung/${part(county)}/nachweis/${part(id)}`,
  interpretingOffer: (county: string, token: string) => `/sprachmittlung/${part(county)}/angebot/${part(token)}`,
  assessmentByLink: (county: string, token: string) => `/kompetenz/${part(county)}/${part(token)}`,
  deskByLink: (county: string, token: string) => `/ansprechstelle/${part(county)}/${part(token)}`,
  languageColleague: (county: string, token: string) => `/sprachmittlung/${part(county)}/kollegium/${part(token)}`,
  interpreterPoolDate: (county: string, token: string) => `/sprachmittlung/${part(county)}/treffen/${part(token)}`,
  interpreterOwnDates: (county: string, token: string) => `/sprachmittlung/${part(county)}/person/${part(token)}/termine`,
  interpreterOwnCertificate: (county: string, token: string) =>
    `/sprachmittlung/${part(county)}/person/${part(token)}/bescheinigung.pdf`,
  conversationFeedback: (county: string, token: string) => `/sprachmittlung/${part(county)}/rueckmeldung/${part(token)}`,
  calendar: (county: string, token: string) => `/kalender/${part(county)}/${part(token)}.ics`,
  statusScript: '/stand/entwurf.js',
  rateByLink: (county: string, token: string) => `/bewertung/${part(county)}/${part(token)}`,
  pageEditorScript: '/durchsicht/schreiben.js',
  pageByLink: (county: string, token: string) => `/durchsicht/${part(county)}/${part(token)}`,
  entryByLink: (county: string, token: string) => `/beitrag/${part(county)}/${part(token)}`,
  parts: '/verwaltung/bausteine',
  health: '/healthz',
  ready: '/readyz',
  metrics: '/metrics',
  openapi: '/api/v1/openapi.json',
} as const;
