import type { Register } from '#kernel/register.ts';
import { isLanguage } from '#lib/languages.ts';
import type { OfficePage } from '#modules/welcome/contract.ts';
import { audienceWords, pageStateWords } from '#modules/welcome/contract-desk.ts';
import { languageName, languageStateWords } from './page-words.ts';

export const pages: Register<OfficePage> = {
  key: 'seiten',
  title: 'Seiten',
  columns: [
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'depth', german: 'Tiefe im Baum', english: 'Depth', kind: 'number', value: (row) => row.depth },
    { key: 'path', german: 'Adresse', english: 'Path', kind: 'text', value: (row) => row.path },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: pageStateWords, value: (row) => row.state },
    {
      key: 'audiences',
      german: 'Für wen',
      english: 'Audiences',
      kind: 'list',
      value: (row) => row.audiences.map((one) => audienceWords[one]),
    },
    { key: 'language', german: 'Geschrieben auf', english: 'Language', kind: 'text', value: (row) => languageName(row.language) },
    {
      key: 'languages',
      german: 'Sprachen',
      english: 'Languages',
      kind: 'list',
      value: (row) =>
        row.languages
          .filter(({ language }) => isLanguage(language))
          .map(({ language, state }) => `${languageName(language)}: ${languageStateWords[state]}`),
    },
    { key: 'shared', german: 'Übernommen', english: 'Taken over', kind: 'flag', value: (row) => row.shared },
    { key: 'shares', german: 'Geteilt', english: 'Shared', kind: 'flag', value: (row) => row.shares },
    { key: 'draft', german: 'Entwurf offen', english: 'Draft', kind: 'flag', value: (row) => row.hasDraft },
    { key: 'asked', german: 'Freigabe erbeten', english: 'Release asked', kind: 'flag', value: (row) => row.asked },
    { key: 'reviewBy', german: 'Zu bestätigen bis', english: 'Review by', kind: 'day', value: (row) => row.reviewBy },
    { key: 'reviewedOn', german: 'Bestätigt am', english: 'Reviewed on', kind: 'day', value: (row) => row.reviewedOn },
    { key: 'changed', german: 'Geändert', english: 'Changed', kind: 'instant', value: (row) => row.changedAt },
    { key: 'id', german: 'Kennung', english: 'Id', kind: 'id', value: (row) => row.id },
  ],
};
