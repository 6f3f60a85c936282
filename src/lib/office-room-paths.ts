const part = encodeURIComponent;

/** Addresses of the directory of offers in the back office; `query` begins with a question mark. Part of `officePaths`. */
export const officeOfferPaths = (root: string) => ({
  offers: (query = '') => `${root}/angebote${query}`,
  offerAdd: (query = '') => `${root}/angebote/hinzufuegen${query}`,
  offer: (offerId: string) => `${root}/angebote/${part(offerId)}`,
  offerEdit: (offerId: string) => `${root}/angebote/${part(offerId)}/bearbeiten`,
  offerQuick: (offerId: string) => `${root}/angebote/${part(offerId)}/schnell`,
  offerDuplicates: `${root}/angebote/doppelte`,
  offersEnding: `${root}/angebote/auslaufend`,
  offersAlike: `${root}/angebote/aehnliche`,
  targetGroups: `${root}/angebote/zielgruppen`,
  targetGroup: (group: string) => `${root}/angebote/zielgruppen/${part(group)}`,
  targetGroupEdit: (group: string) => `${root}/angebote/zielgruppen/${part(group)}/bearbeiten`,
  offersFromPlaces: `${root}/angebote/aus-orten`,
  coverage: (query = '') => `${root}/angebote/abdeckung${query}`,
  coverageTrend: (query = '') => `${root}/angebote/abdeckung/verlauf${query}`,
  coverageSettings: `${root}/angebote/abdeckung/grundlagen`,
});

/** Addresses of language courses, the same way. */
export const officeCoursePaths = (root: string) => ({
  courses: (query = '') => `${root}/kurse${query}`,
  courseAdd: (query = '') => `${root}/kurse/hinzufuegen${query}`,
  course: (runId: string) => `${root}/kurse/${part(runId)}`,
  courseEdit: (runId: string) => `${root}/kurse/${part(runId)}/bearbeiten`,
  /** People in need against free seats; `coursePlan` sets places and times for a gap against each other. */
  courseSupply: (query = '') => `${root}/kurse/deckung${query}`,
  coursePlan: (query = '') => `${root}/kurse/planen${query}`,
  /** Runs that a ride would help, and the ride of one; places for a run side by side. */
  shuttles: `${root}/kurse/fahrdienste`,
  courseShuttle: (runId: string) => `${root}/kurse/${part(runId)}/fahrdienst`,
  courseVenues: (runId: string) => `${root}/kurse/${part(runId)}/orte`,
  /** Counts of stamps, and the key they are signed with. */
  stamps: `${root}/kurse/sprachpass`,
  courseStamp: (runId: string) => `${root}/kurse/${part(runId)}/stempel`,
  stampPass: `${root}/kurse/sprachpass/druck.pdf`,
  courseExams: `${root}/kurse/pruefungen`,
  courseNeeds: (query = '') => `${root}/kurse/bedarf${query}`,
  courseNeedAdd: `${root}/kurse/bedarf/melden`,
  courseRides: (runId: string) => `${root}/kurse/${part(runId)}/mitfahren`,
  courseInquiries: `${root}/kurse/abfragen`,
  courseInquiryStart: `${root}/kurse/abfragen/starten`,
  courseInquiry: (inquiryId: string) => `${root}/kurse/abfragen/${part(inquiryId)}`,
  courseInquiryAnswer: (inquiryId: string, answerId: string) =>
    `${root}/kurse/abfragen/${part(inquiryId)}/antwort/${part(answerId)}`,
  courseMeetings: `${root}/kurse/treffen`,
  courseMeetingAdd: `${root}/kurse/treffen/planen`,
  courseMeeting: (meetingId: string) => `${root}/kurse/treffen/${part(meetingId)}`,
  courseMeetingEdit: (meetingId: string) => `${root}/kurse/treffen/${part(meetingId)}/bearbeiten`,
  /** Skills assessments, and who finds out what for whom: overlaps and gaps. */
  assessments: (query = '') => `${root}/kurse/kompetenzen${query}`,
  assessmentAdd: `${root}/kurse/kompetenzen/hinzufuegen`,
  assessmentGaps: (query = '') => `${root}/kurse/kompetenzen/luecken${query}`,
  assessment: (assessmentId: string) => `${root}/kurse/kompetenzen/${part(assessmentId)}`,
  courseNeed: (needId: string) => `${root}/kurse/bedarf/${part(needId)}`,
});

/** Addresses of forms and multilingual materials, the same way. */
export const officeMaterialPaths = (root: string) => ({
  materials: `${root}/materialien`,
  materialAdd: `${root}/materialien/hinzufuegen`,
  languageDemand: `${root}/materialien/bedarf`,
  translationContracts: `${root}/materialien/vertraege`,
  materialOrders: `${root}/materialien/auftraege`,
  materialOrderAdd: (materialId = '') => `${root}/materialien/auftraege/hinzufuegen?material=${part(materialId)}`,
  materialOrder: (orderId: string) => `${root}/materialien/auftraege/${part(orderId)}`,
  materialOrderDelivery: (orderId: string) => `${root}/materialien/auftraege/${part(orderId)}/lieferung`,
  kits: `${root}/materialien/taschen`,
  kitAdd: `${root}/materialien/taschen/hinzufuegen`,
  kit: (kitId: string) => `${root}/materialien/taschen/${part(kitId)}`,
  /** `query` says how many bags in which language. */
  kitPrintList: (kitId: string, query: string) => `${root}/materialien/taschen/${part(kitId)}/druckliste.pdf${query}`,
  kitEdit: (kitId: string) => `${root}/materialien/taschen/${part(kitId)}/bearbeiten`,
  stock: `${root}/materialien/bestand`,
  stockItem: (itemId: string) => `${root}/materialien/bestand/${part(itemId)}`,
  material: (materialId: string) => `${root}/materialien/${part(materialId)}`,
  materialEdit: (materialId: string) => `${root}/materialien/${part(materialId)}/bearbeiten`,
  materialEdition: (materialId: string, language: string | null = null) =>
    `${root}/materialien/${part(materialId)}/fassung${language === null ? '' : `?sprache=${part(language)}`}`,
  materialFile: (materialId: string, editionId: string) => `${root}/materialien/${part(materialId)}/datei/${part(editionId)}`,
});

/** Addresses of Kitas and schools, the same way. */
export const officeSchoolPaths = (root: string) => ({
  schools: (query = '') => `${root}/schulen${query}`,
  schoolAdd: `${root}/schulen/hinzufuegen`,
  school: (schoolId: string) => `${root}/schulen/${part(schoolId)}`,
  schoolEdit: (schoolId: string) => `${root}/schulen/${part(schoolId)}/bearbeiten`,
  schoolSettings: `${root}/schulen/einstellungen`,
  entryFindings: (query = '') => `${root}/schulen/befunde${query}`,
  entryFindingsEdit: (query = '') => `${root}/schulen/befunde/eintragen${query}`,
  languageClasses: (query = '') => `${root}/schulen/sprachklassen${query}`,
  languageClassAdd: `${root}/schulen/sprachklassen/hinzufuegen`,
  languageClass: (classId: string) => `${root}/schulen/sprachklassen/${part(classId)}`,
});

/** Addresses of guidance: sending people on, the desks where that ends; `query` begins with a question mark. */
export const officeGuidancePaths = (root: string) => ({
  refer: (query = '') => `${root}/beratung${query}`,
  desks: (query = '') => `${root}/beratung/ansprechstellen${query}`,
  deskAdd: `${root}/beratung/ansprechstellen/hinzufuegen`,
  desk: (deskId: string) => `${root}/beratung/ansprechstellen/${part(deskId)}`,
  deskEdit: (deskId: string) => `${root}/beratung/ansprechstellen/${part(deskId)}/bearbeiten`,
  guidanceFigures: `${root}/beratung/zahlen`,
  handovers: `${root}/beratung/uebergaben`,
  handoverAdd: `${root}/beratung/uebergaben/neu`,
  handover: (handoverId: string) => `${root}/beratung/uebergaben/${part(handoverId)}`,
  /** How one books in consultation hours. */
  bookables: `${root}/beratung/sprechzeiten`,
  appointments: `${root}/beratung/termine`,
  appointmentBook: (eventId: string) => `${root}/beratung/termine/buchen?sprechstunde=${part(eventId)}`,
});

/** Addresses of interpreting for those who run a pool; `query` begins with a question mark. */
export const officeInterpretingPaths = (root: string) => ({
  interpreting: (query = '') => `${root}/sprachmittlung${query}`,
  /** All open conversations at once, with the best plan for them. */
  interpretingPlan: (query = '') => `${root}/sprachmittlung/plan${query}`,
  interpretingRequests: (query = '') => `${root}/sprachmittlung/anfragen${query}`,
  interpretingRequestAdd: (query = '') => `${root}/sprachmittlung/anfragen/aufnehmen${query}`,
  interpretingRequest: (requestId: string) => `${root}/sprachmittlung/anfragen/${part(requestId)}`,
  interpreters: (query = '') => `${root}/sprachmittlung/personen${query}`,
  interpreterAdd: (query = '') => `${root}/sprachmittlung/personen/aufnehmen${query}`,
  interpreter: (interpreterId: string) => `${root}/sprachmittlung/personen/${part(interpreterId)}`,
  interpreterEdit: (interpreterId: string) => `${root}/sprachmittlung/personen/${part(interpreterId)}/bearbeiten`,
  interpretingSearchScript: `${root}/sprachmittlung/suchfeld.js`,
  /** The rooms beside it, as the navigation names them. */
  interpretingRooms: {
    requesters: `${root}/sprachmittlung/einrichtungen`,
    settlement: `${root}/sprachmittlung/abrechnung`,
    figures: `${root}/sprachmittlung/zahlen`,
    pools: `${root}/sprachmittlung/pools`,
  },
});

/** Addresses of who may ask for interpreting, and of pools with their rules, the same way. */
export const officeInterpretingPoolPaths = (root: string) => ({
  interpretingHome: `${root}/sprachmittlung`,
  poolRequesters: (query = '') => `${root}/sprachmittlung/einrichtungen${query}`,
  poolRequesterAdd: `${root}/sprachmittlung/einrichtungen/hinzufuegen`,
  poolRequester: (requesterId: string) => `${root}/sprachmittlung/einrichtungen/${part(requesterId)}`,
  poolRequesterEdit: (requesterId: string) => `${root}/sprachmittlung/einrichtungen/${part(requesterId)}/bearbeiten`,
  pools: `${root}/sprachmittlung/pools`,
  poolAdd: `${root}/sprachmittlung/pools/hinzufuegen`,
  pool: (poolId: string) => `${root}/sprachmittlung/pools/${part(poolId)}`,
  poolEdit: (poolId: string) => `${root}/sprachmittlung/pools/${part(poolId)}/bearbeiten`,
  poolRules: (poolId: string) => `${root}/sprachmittlung/pools/${part(poolId)}/regeln`,
  poolCosts: (poolId: string) => `${root}/sprachmittlung/pools/${part(poolId)}/kosten`,
  /** Where conversations by video and telephone take place. */
  poolRooms: (poolId: string) => `${root}/sprachmittlung/pools/${part(poolId)}/raeume`,
  poolTariff: (poolId: string) => `${root}/sprachmittlung/pools/${part(poolId)}/tarif`,
});

/** Addresses of care for pools of interpreters, the same way. */
export const officeCarePaths = (root: string) => ({
  languageGaps: (query = '') => `${root}/sprachmittlung/verstaendigung${query}`,
  languageGapScript: `${root}/sprachmittlung/verstaendigung/merken.js`,
  languageGapSend: `${root}/sprachmittlung/verstaendigung/senden`,
  languageServices: (query = '') => `${root}/sprachmittlung/dienste${query}`,
  languageServiceAdd: `${root}/sprachmittlung/dienste/hinzufuegen`,
  languageService: (serviceId: string) => `${root}/sprachmittlung/dienste/${part(serviceId)}`,
  languageServiceEdit: (serviceId: string) => `${root}/sprachmittlung/dienste/${part(serviceId)}/bearbeiten`,
  languageServiceInvoice: (serviceId: string) => `${root}/sprachmittlung/dienste/${part(serviceId)}/rechnung`,
  languageColleagues: (query = '') => `${root}/sprachmittlung/kollegium${query}`,
  languageColleagueList: `${root}/sprachmittlung/kollegium/eintraege`,
  poolDates: (query = '') => `${root}/sprachmittlung/treffen${query}`,
  poolDateAdd: (query = '') => `${root}/sprachmittlung/treffen/planen${query}`,
  poolDate: (poolDateId: string) => `${root}/sprachmittlung/treffen/${part(poolDateId)}`,
  poolDateEdit: (poolDateId: string) => `${root}/sprachmittlung/treffen/${part(poolDateId)}/bearbeiten`,
  poolNews: (query = '') => `${root}/sprachmittlung/nachrichten${query}`,
  conversationFeedbackList: (query = '') => `${root}/sprachmittlung/rueckmeldungen${query}`,
  interpreterCertificate: (interpreterId: string) =>
    `${root}/sprachmittlung/bescheinigung/${part(interpreterId)}/bescheinigung.pdf`,
});

/** Addresses of people who would like to interpret. */
export const officeApplicationPaths = (root: string) => ({
  interpreterApplications: (query = '') => `${root}/sprachmittlung/bewerbungen${query}`,
});

/** Addresses of time sheets and money of interpreting; `query` begins with a question mark. */
export const officeSettlementPaths = (root: string) => ({
  settlement: (query = '') => `${root}/sprachmittlung/abrechnung${query}`,
  sheet: (assignmentId: string) => `${root}/sprachmittlung/abrechnung/${part(assignmentId)}`,
  sheetPdf: (assignmentId: string) => `${root}/sprachmittlung/abrechnung/${part(assignmentId)}/blatt.pdf`,
  sheetReceipt: (assignmentId: string, sha256: string) =>
    `${root}/sprachmittlung/abrechnung/${part(assignmentId)}/beleg/${part(sha256)}`,
  statementPdf: (id: string) => `${root}/sprachmittlung/abrechnung/belege/${part(id)}/abrechnung.pdf`,
  invoicePdf: (id: string) => `${root}/sprachmittlung/abrechnung/belege/${part(id)}/rechnung.pdf`,
  financeCsv: (query: string) => `${root}/sprachmittlung/abrechnung/finanzen.csv${query}`,
  treasury: (query = '') => `${root}/sprachmittlung/abrechnung/kasse${query}`,
  paymentFile: (id: string) => `${root}/sprachmittlung/abrechnung/kasse/${part(id)}/datei.xml`,
});

/** Addresses of interpreting's figures, and of tables that other pools hand in. */
export const officeInterpretingFigurePaths = (root: string) => ({
  interpretingFigures: `${root}/sprachmittlung/zahlen`,
  poolCounts: (poolId: string) => `${root}/sprachmittlung/pools/${part(poolId)}/einlesen`,
  poolCountImport: (poolId: string, importId: string) =>
    `${root}/sprachmittlung/pools/${part(poolId)}/einlesen/${part(importId)}`,
});
