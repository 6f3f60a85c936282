/** Shared by server and browser: how a conversation went, told to the pool in confidence by each side. */

export const feedbackSides = ['interpreter', 'requester'] as const;
export type FeedbackSide = (typeof feedbackSides)[number];
export const feedbackSideWords: Readonly<Record<FeedbackSide, string>> = {
  interpreter: 'Sprachmittler*in',
  requester: 'Einrichtung',
};

export const feedbackMarks = ['good', 'mixed', 'bad'] as const;
export type FeedbackMark = (typeof feedbackMarks)[number];
export const feedbackMarkWords: Readonly<Record<FeedbackMark, string>> = {
  good: 'gut',
  mixed: 'es ging so',
  bad: 'nicht gut',
};

/** What each side may tick; the words are read in the office too. */
export const feedbackPoints = {
  interpreter: {
    unprepared: 'Ich wusste zu wenig über das Gespräch.',
    'too-long': 'Es dauerte länger als vereinbart.',
    variety: 'Sprache oder Dialekt passten nicht.',
    role: 'Ich sollte mehr tun als sprachmitteln.',
    burden: 'Das Gespräch belastet mich.',
    room: 'Der Raum war nicht geeignet.',
  },
  requester: {
    late: 'Die Person kam zu spät.',
    variety: 'Sprache oder Dialekt passten nicht.',
    completeness: 'Es wurde nicht alles übersetzt.',
    role: 'Die Person mischte sich ein.',
    technique: 'Die Technik hat gestört.',
    short: 'Die Zeit war zu kurz.',
  },
} as const satisfies Readonly<Record<FeedbackSide, Readonly<Record<string, string>>>>;
export const feedbackPointWords = (side: FeedbackSide, point: string): string =>
  (feedbackPoints[side] as Readonly<Record<string, string>>)[point] ?? point;

/** What the pool's staff reads. */
export type FeedbackView = {
  id: string;
  side: FeedbackSide;
  number: string;
  language: string;
  startsAt: string;
  requester: { id: string; name: string };
  interpreter: { id: string; name: string };
  mark: FeedbackMark;
  points: string[];
  words: string | null;
  /** This side does not want to meet the other again. */
  notAgain: boolean;
  answeredAt: string;
  handledAt: string | null;
  /** Such a block is entered. */
  blocked: boolean;
};

/** What the side that is asked sees: its own conversation, nothing of the other side's answer. */
export type FeedbackByLink = {
  state: 'open' | 'done' | 'expired';
  side: FeedbackSide;
  language: string;
  startsAt: string;
};
