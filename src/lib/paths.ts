import {
  officeCoursePaths,
  officeCarePaths,
  officeApplicationPaths,
  officeGuidancePaths,
  officeInterpretingPaths,
  officeInterpretingPoolPaths,
  officeInterpretingFigurePaths,
  officeMaterialPaths,
  officeOfferPaths,
  officeSchoolPaths,
  officeSettlementPaths,
} from './office-room-paths.ts';
import { publicRoomPaths } from './public-room-paths.ts';

/** Every address of the project, in one typed table. Nothing else builds an address by hand. */

export { sitePaths } from './site-paths.ts';

const part = encodeURIComponent;

/** The public site. `base` is `/{county}` where counties share a host, empty where the county has its own. */
export const publicPaths = (input: { base: string; language: string }) => {
  const root = `${input.base}/${input.language}`;
  return {
    home: root,
    /** The checklist of first steps; `answers` is the search of its address. */
    firstSteps: (answers = '') => `${root}/schritte${answers}`,
    /** The list on paper. */
    firstStepsPdf: (answers: string) => `${root}/druck/schritte.pdf${answers}`,
    firstStepsScript: `${root}/schritte/merken.js`,
    firstStepsDeviceScript: `${root}/schritte/geraet.js`,
    emergency: `${root}/notfall`,
    topics: `${root}/themen`,
    more: `${root}/mehr`,
    /** A page of the welcome site, by its address below the language. */
    page: (path: string) => `${root}/${path.split('/').map(part).join('/')}`,
    /** A page on paper; a chapter is the page with all below it. The municipality is named by its key. */
    pagePdf: (path: string, asked: { chapter?: boolean; municipality?: string } = {}) => {
      const query = [asked.chapter ? 'kapitel' : '', asked.municipality ? `gemeinde=${part(asked.municipality)}` : '']
        .filter(Boolean)
        .join('&');
      return `${root}/druck/${path.split('/').map(part).join('/')}.pdf${query === '' ? '' : `?${query}`}`;
    },
    /** For search engines. */
    sitemap: `${root}/sitemap.xml`,
    /** Link and code of a page, by its address below the language; `wishes` is what narrows its list, without a question mark. */
    share: (path: string, wishes = '') =>
      `${root}/teilen${path === '' ? '' : `?seite=${part(path)}`}${wishes === '' ? '' : `&mit=${part(wishes)}`}`,
    shareScript: `${root}/teilen/teilen.js`,
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
    strategyFeedback: (key: string) => `${root}/strategie/${part(key)}/rueckmeldungen`,
    strategyTable: (key: string) => `${root}/strategie/${part(key)}/tabelle.csv`,
    node: (key: string, nodeId: string) => `${root}/strategie/${part(key)}/${part(nodeId)}`,
    /** Places on the list are narrowed by kind, municipality and audience. */
    places: `${root}/orte`,
    publicPlace: (slug: string) => `${root}/orte/${part(slug)}`,
    publicPlaceWay: (slug: string, ags = '') => `${root}/orte/${part(slug)}/anfahrt${ags && `?gemeinde=${part(ags)}`}`,
    /** Forms and materials; narrowed by subject and audience. */
    forms: `${root}/formulare`,
    helpers: `${root}/helfende`,
    form: (slug: string) => `${root}/formulare/${part(slug)}`,
    formFile: (editionId: string, name: string) => `${input.base}/formulare/${part(editionId)}/${part(name)}`,
    ...publicRoomPaths(root),
    /** Warnings of authorities. */
    warnings: `${root}/warnungen`,
    warning: (alertId: string) => `${root}/warnungen/${part(alertId)}`,
    warningsFeed: `${root}/warnungen.atom`,
    /** Everyday notices of county and municipalities; `query` narrows them. */
    notices: `${root}/meldungen`,
    notice: (noticeId: string) => `${root}/meldungen/${part(noticeId)}`,
    noticesFeed: (query = '') => `${root}/meldungen.atom${query}`,
    notifications: `${root}/benachrichtigungen`,
    notificationsDevice: `${root}/benachrichtigungen/geraet`,
    notificationsScript: `${root}/benachrichtigungen/anmelden.js`,
    /** Where a reader keeps the county's pages on the device. */
    offline: `${root}/offline`,
    /** What a telephone asks for to keep the site among its apps. */
    appManifest: `${root}/app.webmanifest`,
    appIcon: (file: string) => `${root}/app/${file}`,
    offlineWords: `${root}/offline/woerter.json`,
    offlineScript: `${root}/offline/behalten.js`,
    /** `query` begins with a question mark. */
    events: (query = '') => `${root}/termine${query}`,
    event: (slug: string) => `${root}/termine/${part(slug)}`,
    /** `date` is chosen on the form. */
    eventRegister: (slug: string, date: string | null = null) =>
      `${root}/termine/${part(slug)}/anmelden${date === null ? '' : `?termin=${part(date)}`}`,
    eventCalendar: (slug: string) => `${root}/termine/${part(slug)}/termin.ics`,
    eventsCalendar: (query = '') => `${root}/termine.ics${query}`,
    eventsFeed: `${root}/termine.atom`,
    registration: (token: string) => `${root}/anmeldung/${part(token)}`,
    eventSeries: (slug: string) => `${root}/termine/reihen/${part(slug)}`,
    /** Where one asks for the link to hand in an entry. */
    eventSeriesCall: (slug: string) => `${root}/termine/reihen/${part(slug)}/mitmachen`,
    eventSeriesProgramme: (slug: string) => `${root}/termine/reihen/${part(slug)}/programm.pdf`,
    openNowScript: `${input.base}/geoeffnet.js`,
    script: (name: 'vorlesen' | 'karte' | 'naehe') => `${input.base}/${name}.js`,
    /** The public search; what is not given narrows nothing. */
    search: (asked: { q?: string; kind?: string; audience?: string; count?: number } = {}) => {
      const { q = '', kind = '', audience = '', count = 0 } = asked;
      const given = Object.entries({ q, art: kind, fuer: audience, anzahl: count > 0 ? String(count) : '' });
      const query = given.filter(([, value]) => value !== '').map(([name, value]) => `${name}=${part(value)}`);
      return `${root}/suche${query.length > 0 ? `?${query.join('&')}` : ''}`;
    },
    searchScript: `${root}/suche/tippen.js`,
    papers: `${root}/beschluesse`,
    paper: (paperId: string) => `${root}/beschluesse/${part(paperId)}`,
    reports: `${root}/berichte`,
    report: (key: string) => `${root}/berichte/${part(key)}`,
    reportPdf: (key: string) => `${root}/berichte/${part(key)}/bericht.pdf`,
    imprint: `${root}/impressum`,
    privacy: `${root}/datenschutz`,
    accessibility: `${root}/barrierefreiheit`,
    /** What is not given is about the site as a whole. */
    feedback: (asked: { kind?: string; about?: string } = {}) => {
      const query = Object.entries({ art: asked.kind ?? '', zu: asked.about ?? '' }).filter(([, value]) => value !== '');
      return `${root}/rueckmeldung${query.length > 0 ? `?${query.map(([name, value]) => `${name}=${part(value)}`).join('&')}` : ''}`;
    },
    colours: `${input.base}/farben.css`,
    /** Of the county, in every language; what it may answer for. */
    serviceWorker: `${input.base}/sw.js`,
    scope: `${input.base}/`,
    /** In every language the same file. */
    noteFile: (statusId: string) => `${input.base}/meldungen/${part(statusId)}/datei`,
    arms: (file: string) => `${input.base}/wappen/${part(file)}`,
    /** Of pictures and documents; in every language the same. */
    media: (file: string) => `${input.base}/medien/${part(file)}`,
  };
};

/** The back office of one county. */
export const officePaths = (county: string) => {
  const root = `/verwaltung/${part(county)}`;
  return {
    home: root,
    duties: `${root}/aufgaben`,
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
    search: `${root}/suche`,
    searchScript: `${root}/suche/tasten.js`,
    strategyViews: (key: string) => `${root}/strategie/${part(key)}/ansichten`,
    strategyBulk: (key: string) => `${root}/strategie/${part(key)}/auswahl`,
    entryTableScript: `${root}/strategie/tabelle.js`,
    strategyReadIn: (key: string) => `${root}/strategie/${part(key)}/einlesen`,
    tableImport: (importId: string) => `${root}/tabellen/${part(importId)}`,
    /** Where an edited table of the list on this page is handed in. */
    readIn: (page: string) => `${root}/einlesen${page.slice(root.length)}`,
    handedIn: (importId: string) => `${root}/eingelesen/${part(importId)}`,
    strategySteps: (key: string) => `${root}/strategie/${part(key)}/schritte`,
    strategyCostEntries: (key: string) => `${root}/strategie/${part(key)}/kosten/posten`,
    /** The page of a list below the county's root. */
    below: (path: string) => `${root}/${path}`,
    strategyCosts: (key: string) => `${root}/strategie/${part(key)}/kosten`,
    strategyBudget: (key: string) => `${root}/strategie/${part(key)}/anmeldung`,
    strategyAdd: (key: string) => `${root}/strategie/${part(key)}/hinzufuegen`,
    strategyTranslations: (key: string, language: string | null = null) =>
      `${root}/strategie/${part(key)}/uebersetzungen${language === null ? '' : `/${part(language)}`}`,
    strategyContinue: (key: string) => `${root}/strategie/${part(key)}/fortschreiben`,
    strategyConsult: (key: string) => `${root}/strategie/${part(key)}/rueckmeldung`,
    consultations: `${root}/rueckmeldungen`,
    consultation: (consultationId: string) => `${root}/rueckmeldungen/${part(consultationId)}`,
    consultationClose: (consultationId: string) => `${root}/rueckmeldungen/${part(consultationId)}/beenden`,
    strategyEvaluate: (key: string) => `${root}/strategie/${part(key)}/bewertungsrunde`,
    evaluationRounds: `${root}/bewertungsrunden`,
    evaluationRound: (roundId: string) => `${root}/bewertungsrunden/${part(roundId)}`,
    evaluationRoundEdit: (roundId: string) => `${root}/bewertungsrunden/${part(roundId)}/bearbeiten`,
    evaluationRoundCallOff: (roundId: string) => `${root}/bewertungsrunden/${part(roundId)}/absagen`,
    evaluationRoundMeeting: (roundId: string) => `${root}/bewertungsrunden/${part(roundId)}/sitzung`,
    strategySuccessor: (key: string) => `${root}/strategie/${part(key)}/nachfolge`,
    strategyTold: (key: string) => `${root}/strategie/${part(key)}/berichtet`,
    press: `${root}/strategie/presse`,
    pressRelease: (pressId: string) => `${root}/strategie/presse/${part(pressId)}`,
    nodePress: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/presse`,
    node: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}`,
    nodeEdit: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/bearbeiten`,
    nodeStatus: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/stand`,
    nodeMunicipal: (nodeId: string, municipalityId: string) =>
      `${root}/massnahmen/${part(nodeId)}/gemeinde/${part(municipalityId)}`,
    nodeNoteFile: (nodeId: string, noteId: string) => `${root}/massnahmen/${part(nodeId)}/datei/${part(noteId)}`,
    nodeCosts: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/kosten`,
    nodeSteps: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/schritte`,
    nodeRelease: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/freigeben`,
    nodeMove: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/verschieben`,
    nodeDelete: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/loeschen`,
    nodeAdd: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/hinzufuegen`,
    nodeEvaluate: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/bewerten`,
    nodePropose: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/vorschlagen`,
    nodeProposeNew: (nodeId: string) => `${root}/massnahmen/${part(nodeId)}/vorschlagen/neu`,
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
    places: `${root}/gemeinden`,
    place: (municipalityId: string) => `${root}/gemeinden/${part(municipalityId)}`,
    organisations: `${root}/netzwerk/organisationen`,
    projects: `${root}/netzwerk/projekte`,
    projectAdd: (query = '') => `${root}/netzwerk/projekte/hinzufuegen${query}`,
    project: (projectId: string) => `${root}/netzwerk/projekte/${part(projectId)}`,
    projectEnd: (projectId: string) => `${root}/netzwerk/projekte/${part(projectId)}/beenden`,
    projectEdit: (projectId: string) => `${root}/netzwerk/projekte/${part(projectId)}/bearbeiten`,
    organisationAdd: `${root}/netzwerk/organisationen/hinzufuegen`,
    organisation: (organisationId: string) => `${root}/netzwerk/organisationen/${part(organisationId)}`,
    events: `${root}/termine`,
    event: (eventId: string) => `${root}/termine/${part(eventId)}`,
    eventAdd: `${root}/termine/hinzufuegen`,
    eventEdit: (eventId: string) => `${root}/termine/${part(eventId)}/bearbeiten`,
    eventRegistrations: (eventId: string) => `${root}/termine/${part(eventId)}/anmeldungen`,
    /** Without a date for one that is added. */
    eventException: (eventId: string, date: string | null = null) =>
      `${root}/termine/${part(eventId)}/abweichung${date === null ? '' : `?termin=${part(date)}`}`,
    eventFigures: `${root}/termine/auswertung`,
    eventSeriesList: `${root}/termine/reihen`,
    eventSeries: (seriesId: string | null) => `${root}/termine/reihen/${seriesId === null ? 'neu' : part(seriesId)}`,
    networkPlaces: `${root}/netzwerk/orte`,
    networkPlaceAdd: `${root}/netzwerk/orte/hinzufuegen`,
    networkPlace: (placeId: string) => `${root}/netzwerk/orte/${part(placeId)}`,
    networkPlaceEdit: (placeId: string) => `${root}/netzwerk/orte/${part(placeId)}/bearbeiten`,
    contacts: `${root}/netzwerk/kontakte`,
    /** At a place, where one is named. */
    contactAdd: (placeId: string | null = null) =>
      `${root}/netzwerk/kontakte/hinzufuegen${placeId === null ? '' : `?ort=${part(placeId)}`}`,
    contact: (contactId: string) => `${root}/netzwerk/kontakte/${part(contactId)}`,
    contactEdit: (contactId: string) => `${root}/netzwerk/kontakte/${part(contactId)}/bearbeiten`,
    responsibleOffices: `${root}/netzwerk/zustaendigkeiten`,
    responsibleOffice: (name: string) => `${root}/netzwerk/zustaendigkeiten/${part(name)}`,
    ...officeOfferPaths(root),
    ...officeCoursePaths(root),
    ...officeApplicationPaths(root),
    ...officeGuidancePaths(root),
    ...officeInterpretingPaths(root),
    ...officeCarePaths(root),
    ...officeSettlementPaths(root),
    ...officeInterpretingFigurePaths(root),
    ...officeSchoolPaths(root),
    ...officeInterpretingPoolPaths(root),
    handOn: `${root}/vertretung`,
    mobility: `${root}/mobilitaet`,
    reach: `${root}/mobilitaet/erreichbarkeit`,
    ...officeMaterialPaths(root),
    /** Everyday notices, and warnings as they were read. */
    notices: `${root}/ankommen/meldungen`,
    noticeAdd: `${root}/ankommen/meldungen/hinzufuegen`,
    notice: (noticeId: string) => `${root}/ankommen/meldungen/${part(noticeId)}`,
    noticeEdit: (noticeId: string) => `${root}/ankommen/meldungen/${part(noticeId)}/bearbeiten`,
    warnings: `${root}/ankommen/warnungen`,
    media: `${root}/ankommen/medien`,
    mediumAdd: `${root}/ankommen/medien/hinzufuegen`,
    medium: (mediumId: string) => `${root}/ankommen/medien/${part(mediumId)}`,
    mediumEdit: (mediumId: string) => `${root}/ankommen/medien/${part(mediumId)}/bearbeiten`,
    links: `${root}/ankommen/links`,
    plainTexts: `${root}/ankommen/textbausteine`,
    plainTextAdd: `${root}/ankommen/textbausteine/hinzufuegen`,
    plainText: (plainTextId: string) => `${root}/ankommen/textbausteine/${part(plainTextId)}`,
    plainTextEdit: (plainTextId: string) => `${root}/ankommen/textbausteine/${part(plainTextId)}/bearbeiten`,
    copyScript: `${root}/ankommen/textbausteine/kopieren.js`,
    letters: `${root}/ankommen/briefe`,
    readability: `${root}/ankommen/lesbarkeit`,
    readabilityScript: `${root}/ankommen/lesbarkeit.js`,
    /** What readers say about the public site; `query` begins with a question mark. */
    readerFeedbackList: (query = '') => `${root}/ankommen/rueckmeldungen${query}`,
    readerFeedback: (feedbackId: string) => `${root}/ankommen/rueckmeldungen/${part(feedbackId)}`,
    /** `query` begins with a question mark. */
    readerFigures: (query = '') => `${root}/ankommen/leserzahlen${query}`,
    /** Posters and sheets on walls; `query` begins with a question mark. */
    wallSheets: (query = '') => `${root}/ankommen/aushaenge${query}`,
    wallSheetAdd: `${root}/ankommen/aushaenge/hinzufuegen`,
    wallSheet: (sheetId: string) => `${root}/ankommen/aushaenge/${part(sheetId)}`,
    wallSheetEdit: (sheetId: string) => `${root}/ankommen/aushaenge/${part(sheetId)}/bearbeiten`,
    wallSheetPdf: (sheetId: string, language: string) => `${root}/ankommen/aushaenge/${part(sheetId)}/${part(language)}.pdf`,
    readerFeedbackSubjects: `${root}/ankommen/rueckmeldungen/seiten`,
    /** The county's pages: their tree, each one's text by language, its versions. */
    pages: `${root}/ankommen/seiten`,
    pageTreeScript: `${root}/ankommen/seiten/ziehen.js`,
    /** Below a page, where one is named. */
    pageAdd: (parentId: string | null = null) =>
      `${root}/ankommen/seiten/hinzufuegen${parentId === null ? '' : `?unter=${part(parentId)}`}`,
    pageShared: `${root}/ankommen/seiten/gemeinsam`,
    page: (pageId: string) => `${root}/ankommen/seiten/${part(pageId)}`,
    pageFacts: (pageId: string) => `${root}/ankommen/seiten/${part(pageId)}/angaben`,
    pageText: (pageId: string, language: string) => `${root}/ankommen/seiten/${part(pageId)}/text/${part(language)}`,
    pagePreview: (pageId: string, language: string) => `${root}/ankommen/seiten/${part(pageId)}/text/${part(language)}/vorschau`,
    pageSave: (pageId: string, language: string) => `${root}/ankommen/seiten/${part(pageId)}/text/${part(language)}/speichern`,
    /** Pictures to choose from; `query` begins with a question mark. */
    pagePicture: (pageId: string, language: string, query: string) =>
      `${root}/ankommen/seiten/${part(pageId)}/text/${part(language)}/bild${query}`,
    pageVersions: (pageId: string, language: string) => `${root}/ankommen/seiten/${part(pageId)}/fassungen/${part(language)}`,
    pageGuests: (pageId: string) => `${root}/ankommen/seiten/${part(pageId)}/gaeste`,
    pageGuest: (guestId: string) => `${root}/ankommen/gaeste/${part(guestId)}`,
    translations: `${root}/uebersetzungen`,
    translationTasks: (language: string) => `${root}/uebersetzungen/${part(language)}`,
    translationWork: (language: string, subjectId: string) => `${root}/uebersetzungen/${part(language)}/${part(subjectId)}`,
    translationSettings: `${root}/uebersetzungen/einstellungen`,
    translationFile: (language: string, format: 'xliff' | 'docx') => `${root}/uebersetzungen/${part(language)}/datei/${format}`,
    translationMachine: (language: string, kind: string | null = null) =>
      `${root}/uebersetzungen/${part(language)}/maschinell${kind === null ? '' : `?art=${part(kind)}`}`,
    machineRun: (runId: string) => `${root}/uebersetzungen/laeufe/${part(runId)}`,
    translationsReadIn: `${root}/uebersetzungen/einlesen`,
    translationImport: (importId: string) => `${root}/uebersetzungen/einlesen/${part(importId)}`,
    glossary: `${root}/uebersetzungen/glossar`,
    translationOrders: `${root}/uebersetzungen/auftraege`,
    translationOrderAdd: `${root}/uebersetzungen/auftraege/neu`,
    translationOrder: (orderId: string) => `${root}/uebersetzungen/auftraege/${part(orderId)}`,
    translationOrderFile: (orderId: string, language: string) =>
      `${root}/uebersetzungen/auftraege/${part(orderId)}/${part(language)}`,
    translationScript: `${root}/uebersetzungen/werkbank.js`,
    rounds: `${root}/berichtsrunden`,
    round: (roundId: string) => `${root}/berichtsrunden/${part(roundId)}`,
    settings: `${root}/einstellungen`,
    arms: `${root}/einstellungen/wappen`,
    units: `${root}/einstellungen/stellen`,
    unitsReorganise: `${root}/einstellungen/stellen/umbau`,
    unit: (unitId: string) => `${root}/einstellungen/stellen/${part(unitId)}`,
    municipalities: `${root}/einstellungen/gemeinden`,
    municipality: (municipalityId: string) => `${root}/einstellungen/gemeinden/${part(municipalityId)}`,
    responsibles: `${root}/einstellungen/verantwortliche`,
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
