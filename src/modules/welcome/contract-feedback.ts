/** Shared by server and browser: what readers say about pages. */

/** What feedback is about; `categories` is the site as a whole. */
export const feedbackKinds = [
  'page',
  'place',
  'event',
  'offer',
  'events',
  'search',
  'imprint',
  'map',
  'offers',
  'categories',
] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];
export const feedbackRatings = ['up', 'down'] as const;
export type FeedbackRating = (typeof feedbackRatings)[number];
/** A thumb without words asks for nothing: it comes in as `done`. */
export const feedbackStates = ['new', 'work', 'done'] as const;
export type FeedbackState = (typeof feedbackStates)[number];
/** Through which door it came. */
export const feedbackDoors = ['site', 'integreat'] as const;
export type FeedbackDoor = (typeof feedbackDoors)[number];

export const longestComment = 2_000;

export const feedbackKindWords: Readonly<Record<FeedbackKind, string>> = {
  page: 'Seite',
  place: 'Ort',
  event: 'Termin',
  offer: 'Angebot',
  events: 'Liste der Termine',
  search: 'Suche',
  imprint: 'Impressum',
  map: 'Liste der Orte',
  offers: 'Liste der Angebote',
  categories: 'Website insgesamt',
};
export const feedbackStateWords: Readonly<Record<FeedbackState, string>> = {
  new: 'neu',
  work: 'in Arbeit',
  done: 'erledigt',
};
export const feedbackRatingWords: Readonly<Record<FeedbackRating, string>> = { up: 'hat geholfen', down: 'hat nicht geholfen' };

/** One thing that a reader said, as the office reads it. */
export type OfficeFeedback = {
  id: string;
  kind: FeedbackKind;
  /** Title of the thing as it was then; for a search what was looked for. */
  subject: string;
  /** What groups entries about the same thing. */
  subjectKey: string;
  /** Where it stood on the public site, with county and language before it. */
  href: string;
  language: string;
  rating: FeedbackRating | null;
  comment: string | null;
  /** Where the reader wants an answer; null where none was given, or it was erased since. */
  mail: string | null;
  door: FeedbackDoor;
  state: FeedbackState;
  unit: { id: string; name: string } | null;
  /** For the office alone. */
  note: string | null;
  answer: string | null;
  answeredAt: string | null;
  receivedAt: string;
  doneAt: string | null;
  mayHandle: boolean;
  version: number;
};

/** What readers say about one thing, counted. */
export type FeedbackSubject = {
  key: string;
  kind: FeedbackKind;
  subject: string;
  href: string;
  up: number;
  down: number;
  comments: number;
  open: number;
  languages: readonly string[];
  latestAt: string;
};
