import { berlinDay } from '#kernel/dates.ts';
import type { Register } from '#kernel/register.ts';
import {
  neededLevels,
  skillFindingWords,
  skillResultWords,
  type MatrixCell,
  type MatrixRow,
  type SkillsAssessmentView,
} from '#modules/courses/contract-assessments.ts';
import { residenceWords } from '#modules/courses/contract.ts';
import { offerAudienceWords, offerFeeWords, offerModeWords, offerStateWords } from '#modules/offers/contract.ts';
import { bookkeeping } from './bookkeeping.ts';
import { languageWords } from './spoken-languages.ts';

type Column = Register<SkillsAssessmentView>['columns'][number];
type Heads = readonly [key: string, german: string, english: string];
const plain = (
  kind: 'text' | 'number' | 'day',
  [key, german, english]: Heads,
  value: (row: SkillsAssessmentView) => string | number | null,
): Column => ({ key, german, english, kind, value }) as Column;
const named = (
  names: string,
  [key, german, english]: Heads,
  value: (row: SkillsAssessmentView) => { id: string; name: string } | null,
): Column => ({
  ...{ key, german, english, names },
  kind: 'text',
  ids: (row) => value(row)?.id ?? null,
  value: (row) => value(row)?.name ?? null,
});
/** Several of a closed list. */
const several = <T extends string>(
  [key, german, english]: Heads,
  of: (row: SkillsAssessmentView) => T[],
  word: (entry: T) => string,
): Column => ({ key, german, english, kind: 'list', names: key, ids: of, value: (row) => of(row).map(word) });
const choice = <T extends string>(
  [key, german, english]: Heads,
  choices: Readonly<Record<T, string>>,
  value: (row: SkillsAssessmentView) => T | null,
): Column => ({ key, german, english, kind: 'choice', choices, value });

export const assessments: Register<SkillsAssessmentView> = {
  key: 'kompetenzen',
  title: 'Kompetenzfeststellungen',
  columns: [
    { ...plain('text', ['name', 'Name', 'Name'], (row) => row.name), required: true } as Column,
    named('organisations', ['organisation', 'Organisation', 'Organisation'], (row) => row.organisation),
    named('units', ['unit', 'Stelle', 'Unit'], (row) => row.unit),
    named('municipalities', ['municipality', 'Stadt oder Gemeinde', 'Municipality'], (row) => row.municipality),
    { ...choice(['mode', 'Wie', 'Mode'], offerModeWords, (row) => row.mode), required: true } as Column,
    named('places', ['place', 'Ort', 'Place'], (row) => row.place),
    several(
      ['audiences', 'Für wen', 'Audiences'],
      (row) => row.audiences,
      (entry) => offerAudienceWords[entry],
    ),
    plain('number', ['age-from', 'Alter von', 'Age from'], (row) => row.ageFrom),
    plain('number', ['age-to', 'Alter bis', 'Age to'], (row) => row.ageTo),
    choice(
      ['level', 'Nötiges Deutsch', 'Needed German'],
      Object.fromEntries(neededLevels.map((level) => [level, level])) as Record<(typeof neededLevels)[number], string>,
      (row) => row.neededLevel,
    ),
    several(
      ['residences', 'Aufenthalt', 'Residence statuses'],
      (row) => row.residences,
      (entry) => residenceWords[entry],
    ),
    {
      ...several(
        ['findings', 'Was festgestellt wird', 'Findings'],
        (row) => row.findings,
        (entry) => skillFindingWords[entry],
      ),
      required: true,
    } as Column,
    plain('text', ['instrument', 'Verfahren', 'Instrument'], (row) => row.instrument),
    plain('number', ['hours', 'Stunden', 'Hours'], (row) => row.hours),
    several(['languages', 'Sprachen', 'Languages'], (row) => row.languages, languageWords),
    several(
      ['results', 'Ergebnis', 'Results'],
      (row) => row.results,
      (entry) => skillResultWords[entry],
    ),
    plain('text', ['result-note', 'Zum Ergebnis', 'Result note'], (row) => row.resultNote),
    plain('text', ['recognition', 'Wer es anerkennt', 'Recognised by'], (row) => row.recognition),
    { ...choice(['fee', 'Kosten', 'Fee'], offerFeeWords, (row) => row.fee), required: true } as Column,
    plain('text', ['website', 'Internetseite', 'Website'], (row) => row.website),
    plain('text', ['phone', 'Telefon', 'Phone'], (row) => row.phone),
    plain('text', ['email', 'E-Mail', 'Email'], (row) => row.email),
    { ...choice(['state', 'Stand', 'State'], offerStateWords, (row) => row.state), required: true } as Column,
    {
      ...plain('day', ['confirmed', 'Bestätigt', 'Confirmed'], (row) =>
        row.confirmedAt === null ? null : berlinDay(new Date(row.confirmedAt)),
      ),
      readOnly: true,
    } as Column,
    ...bookkeeping<SkillsAssessmentView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

type MatrixLine = { audience: MatrixRow['audience']; cell: MatrixCell };
/** One line for each group and finding. */
export const matrixLines = (rows: readonly MatrixRow[]): MatrixLine[] =>
  rows.flatMap(({ audience, cells }) => cells.map((cell) => ({ audience, cell })));
export const audienceRowWord = (audience: MatrixRow['audience']): string =>
  audience === null ? 'Alle' : offerAudienceWords[audience];

export const assessmentGaps: Register<MatrixLine> = {
  key: 'kompetenzluecken',
  title: 'Überschneidungen und Lücken',
  columns: [
    { key: 'audience', german: 'Für wen', english: 'Audience', kind: 'text', value: ({ audience }) => audienceRowWord(audience) },
    {
      key: 'finding',
      german: 'Was festgestellt wird',
      english: 'Finding',
      kind: 'text',
      value: ({ cell }) => skillFindingWords[cell.finding],
    },
    {
      key: 'offered',
      german: 'Wer es anbietet',
      english: 'Offered by',
      kind: 'text',
      value: ({ cell }) => cell.entries.map(({ name, provider }) => `${name} (${provider})`).join('; ') || null,
    },
    { key: 'for-all', german: 'Dazu für alle', english: 'Also for everybody', kind: 'number', value: ({ cell }) => cell.forAll },
    { key: 'doubled', german: 'Doppelt', english: 'Overlapping', kind: 'number', value: ({ cell }) => cell.doubled.length },
    { key: 'gap', german: 'Lücke', english: 'Gap', kind: 'flag', value: ({ cell }) => cell.gap },
  ],
};
