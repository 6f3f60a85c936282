const part = encodeURIComponent;
const desksOf = ({ desks = [] }: { desks?: readonly string[] }): string =>
  desks.length === 0 ? '' : `?stelle=${desks.map(part).join('.')}`;

/** Addresses of offers, courses, schools and guidance on the public site. Part of `publicPaths`. */
export const publicRoomPaths = (root: string) => ({
  /** What the pools of interpreters do, and how institutions and interpreters join. */
  interpreting: `${root}/sprachmittlung`,
  interpretingRegister: `${root}/sprachmittlung/anmelden`,
  interpretingOwnPage: `${root}/sprachmittlung/meine-seite`,
  interpretingJoin: `${root}/sprachmittlung/mitmachen`,
  /** The directory of offers; `query` begins with a question mark. */
  offers: (query = '') => `${root}/angebote${query}`,
  offer: (slug: string) => `${root}/angebote/${part(slug)}`,
  publicProjects: `${root}/projekte`,
  publicProject: (slug: string) => `${root}/projekte/${part(slug)}`,
  targetGroups: `${root}/zielgruppen`,
  targetGroup: (group: string) => `${root}/zielgruppen/${part(group)}`,
  /** Runs of language courses and exams; `query` begins with a question mark. */
  courses: (query = '') => `${root}/kurse${query}`,
  course: (slug: string) => `${root}/kurse/${part(slug)}`,
  /** Which course leads where; `query` begins with a question mark. */
  courseWays: (query = '') => `${root}/kurse/wege${query}`,
  /** Skills assessments; `query` begins with a question mark. */
  skills: (query = '') => `${root}/kompetenzen${query}`,
  /** Tells a true stamp of the Sprachpass from a false one, on the reader's device. */
  stampCheck: `${root}/sprachpass`,
  courseWait: (slug: string) => `${root}/kurse/${part(slug)}/warteliste`,
  /** One's own place in a queue, by its secret. */
  courseWaiting: (token: string) => `${root}/warteliste/${part(token)}`,
  /** Kitas and schools; `query` begins with a question mark. */
  schools: (query = '') => `${root}/schulen${query}`,
  school: (slug: string) => `${root}/schulen/${part(slug)}`,
  /** The types of school and the ways between them. */
  schoolSystem: `${root}/schulen/wege`,
  /** Checklists for a child's transitions; `query` begins with a question mark. */
  schoolTransitions: (query = '') => `${root}/schulen/uebergaenge${query}`,
  /** Where to go with a question, for a municipality by its key; the desks are those that an adviser found. */
  slip: (asked: { task: string; ags: string; desks?: readonly string[] }) =>
    `${root}/wegweiser/${part(asked.task)}/${part(asked.ags)}${desksOf(asked)}`,
  slipPdf: (asked: { task: string; ags: string; desks?: readonly string[] }) =>
    `${root}/wegweiser/${part(asked.task)}/${part(asked.ags)}/merkblatt.pdf${desksOf(asked)}`,
  /** Appointments for advice; the own one is opened by its link. */
  appointments: `${root}/beratungstermin`,
  appointmentBook: (slug: string) => `${root}/beratungstermin/${part(slug)}`,
  appointment: (token: string) => `${root}/beratungstermin/mein/${part(token)}`,
  appointmentCalendar: (token: string) => `${root}/beratungstermin/mein/${part(token)}/termin.ics`,
});
