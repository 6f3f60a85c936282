import type { Register } from '#kernel/register.ts';
import {
  consultationRoleWords,
  paperKindWords,
  resultWord,
  resultWords,
  type ConsultationResult,
  type PaperView,
} from '#modules/network/contract.ts';
import { bookkeeping } from './bookkeeping.ts';

const recommended = ['adopted', 'adopted-with-changes', 'rejected'] as const;
/** A body that prepares has words of its own: each is a choice, and means the same result. */
const choices: Record<string, string> = {
  ...resultWords,
  ...Object.fromEntries(recommended.map((result) => [`prepares-${result}`, resultWord({ role: 'prepares', result })])),
};
/** The result that a choice means. */
export const resultOf = (choice: string): ConsultationResult => choice.replace(/^prepares-/, '') as ConsultationResult;

const choiceOf = ({ role, result }: NonNullable<PaperLine['stop']>): string | null => {
  const own = `prepares-${result}`;
  return role === 'prepares' && own in choices ? own : result;
};

/** A paper at one of its stops, where a decision stands. */
export type PaperLine = { paper: PaperView; stop: PaperView['stops'][number] | null };
/** Papers with their stops: one line for each. */
export const paperLines = (papers: readonly PaperView[]): PaperLine[] =>
  papers.flatMap((paper): PaperLine[] =>
    paper.stops.length === 0 ? [{ paper, stop: null }] : paper.stops.map((stop) => ({ paper, stop })),
  );

export const papers: Register<PaperLine> = {
  key: 'vorlagen',
  title: 'Vorlagen und Beschlüsse',
  columns: [
    { key: 'number', german: 'Nummer', english: 'Number', kind: 'code', value: ({ paper }) => paper.number },
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', required: true, value: ({ paper }) => paper.title },
    {
      key: 'kind',
      german: 'Art',
      english: 'Kind',
      kind: 'choice',
      required: true,
      choices: paperKindWords,
      value: ({ paper }) => paper.kind,
    },
    { key: 'date', german: 'Datum', english: 'Date', kind: 'day', value: ({ paper }) => paper.date },
    { key: 'public', german: 'Öffentlich', english: 'Public', kind: 'flag', value: ({ paper }) => paper.isPublic },
    {
      key: 'body',
      german: 'Gremium',
      english: 'Body',
      kind: 'text',
      required: true,
      names: 'bodies',
      ids: ({ stop }) => stop?.body.id ?? null,
      value: ({ stop }) => stop?.body.name ?? null,
    },
    {
      key: 'role',
      german: 'Beratung',
      english: 'Consultation',
      kind: 'choice',
      required: true,
      choices: consultationRoleWords,
      value: ({ stop }) => stop?.role ?? null,
    },
    {
      key: 'meeting',
      german: 'Sitzung am',
      english: 'Meeting on',
      kind: 'day',
      value: ({ stop }) => stop?.meeting?.date ?? null,
    },
    {
      key: 'result',
      german: 'Ergebnis',
      english: 'Result',
      kind: 'choice',
      choices,
      value: ({ stop }) => (stop ? choiceOf(stop) : null),
    },
    { key: 'wording', german: 'Beschlusstext', english: 'Wording', kind: 'text', value: ({ stop }) => stop?.wording ?? null },
    {
      key: 'yes',
      german: 'Ja-Stimmen',
      english: 'Votes in favour',
      kind: 'number',
      value: ({ stop }) => stop?.votes?.yes ?? null,
    },
    { key: 'no', german: 'Nein-Stimmen', english: 'Votes against', kind: 'number', value: ({ stop }) => stop?.votes?.no ?? null },
    {
      key: 'abstained',
      german: 'Enthaltungen',
      english: 'Abstentions',
      kind: 'number',
      value: ({ stop }) => stop?.votes?.abstained ?? null,
    },
    { key: 'link', german: 'Internetadresse', english: 'Link', kind: 'text', value: ({ paper }) => paper.link },
    {
      key: 'paper',
      german: 'Kennung der Vorlage',
      english: 'Id of the paper',
      kind: 'id',
      fixed: 'Eine Station bleibt bei ihrer Vorlage.',
      value: ({ paper }) => paper.id,
    },
    ...bookkeeping<PaperLine>({ version: ({ paper }) => paper.version, id: ({ paper, stop }) => stop?.id ?? paper.id }),
  ],
};
