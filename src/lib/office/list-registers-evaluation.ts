import type { Register } from '#kernel/register.ts';
import {
  effectWords,
  progressWords,
  ratings,
  type EvaluationRoundEntry,
  type Rating,
  type ResultSheet,
} from '#modules/strategy/contract-evaluation-round.ts';

export const evaluationRounds: Register<EvaluationRoundEntry> = {
  key: 'bewertungsrunden',
  title: 'Bewertungsrunden',
  columns: [
    { key: 'title', german: 'Runde', english: 'Round', kind: 'text', value: (row) => row.title },
    { key: 'strategy', german: 'Strategie', english: 'Strategy', kind: 'text', value: (row) => row.strategy.title },
    { key: 'meeting', german: 'Sitzung am', english: 'Meeting on', kind: 'day', value: (row) => row.meetingOn },
    {
      key: 'cancelled',
      german: 'Abgesagt',
      english: 'Cancelled',
      kind: 'instant',
      value: (row) => row.cancelled?.at ?? null,
    },
    { key: 'measures', german: 'Maßnahmen', english: 'Measures', kind: 'number', value: (row) => row.measures },
    { key: 'invited', german: 'Eingeladen', english: 'Invited', kind: 'number', value: (row) => row.invited },
    { key: 'answered', german: 'Rückmeldungen', english: 'Answers', kind: 'number', value: (row) => row.answered },
    { key: 'discussed', german: 'Besprochen', english: 'Discussed', kind: 'number', value: (row) => row.discussed },
  ],
};

const counts = (of: 'progress' | 'effect', german: string, english: string): Register<ResultSheet>['columns'] =>
  ratings.map((rating) => ({
    key: `${of}-${rating}`,
    german: `${german}: ${rating === 'unknown' ? 'nicht zu beurteilen' : rating}`,
    english: `${english}: ${rating}`,
    kind: 'number',
    value: (row) => row.partners[of].counts[rating],
  }));
const chosen = (rating: Rating | '' | undefined): Rating | null => rating || null;

export const resultSheets: Register<ResultSheet> = {
  key: 'bewertungsrunde',
  title: 'Ergebnis der Bewertungsrunde',
  columns: [
    { key: 'name', german: 'Maßnahme', english: 'Measure', kind: 'text', value: (row) => row.name },
    { key: 'state', german: 'Stand der Stelle', english: 'State', kind: 'text', value: (row) => row.own.state },
    {
      key: 'status',
      german: 'Letzte Meldung',
      english: 'Last report',
      kind: 'text',
      value: (row) => row.own.status?.text ?? null,
    },
    {
      key: 'evaluation',
      german: 'Bewertung der Stelle',
      english: 'Evaluation',
      kind: 'text',
      value: (row) => (row.own.evaluation === null ? null : `${row.own.evaluation.words}. ${row.own.evaluation.why}`),
    },
    { key: 'rated', german: 'Rückmeldungen', english: 'Answers', kind: 'number', value: (row) => row.partners.rated },
    ...counts('progress', 'Fortschritt', 'Progress'),
    ...counts('effect', 'Wirkung', 'Effect'),
    { key: 'sentences', german: 'Sätze der Partner', english: 'Sentences', kind: 'list', value: (row) => row.partners.sentences },
    {
      key: 'meeting-progress',
      german: 'Sitzung: Fortschritt',
      english: 'Meeting: progress',
      kind: 'choice',
      choices: progressWords,
      value: (row) => chosen(row.meeting?.progress),
    },
    {
      key: 'meeting-effect',
      german: 'Sitzung: Wirkung',
      english: 'Meeting: effect',
      kind: 'choice',
      choices: effectWords,
      value: (row) => chosen(row.meeting?.effect),
    },
    {
      key: 'meeting-text',
      german: 'Sitzung: Worte',
      english: 'Meeting: words',
      kind: 'text',
      value: (row) => row.meeting?.text ?? null,
    },
    {
      key: 'public',
      german: 'Worte öffentlich',
      english: 'Words public',
      kind: 'flag',
      value: (row) => row.meeting?.released ?? false,
    },
  ],
};
