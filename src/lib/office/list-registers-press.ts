import type { Register } from '#kernel/register.ts';
import { pressStateWords, toldWords, type PressView, type ToldNode } from '#modules/strategy/contract-press.ts';

export const press: Register<PressView> = {
  key: 'presse',
  title: 'Presse',
  columns: [
    { key: 'headline', german: 'Überschrift', english: 'Headline', kind: 'text', value: (row) => row.headline },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: pressStateWords, value: (row) => row.state },
    { key: 'number', german: 'Nummer', english: 'Number', kind: 'text', value: (row) => row.node.number },
    { key: 'node', german: 'Eintrag', english: 'Entry', kind: 'text', value: (row) => row.node.title },
    { key: 'text', german: 'Text', english: 'Text', kind: 'text', value: (row) => row.text },
    { key: 'figure', german: 'Zahl', english: 'Figure', kind: 'text', value: (row) => row.figure },
    {
      key: 'figure-source',
      german: 'Quelle der Zahl',
      english: 'Source of the figure',
      kind: 'text',
      value: (row) => row.figureSource,
    },
    { key: 'languages', german: 'Sprachen', english: 'Languages', kind: 'list', value: (row) => row.languages },
    { key: 'created', german: 'Geschrieben', english: 'Written', kind: 'instant', value: (row) => row.createdAt },
    { key: 'created-by', german: 'Von', english: 'By', kind: 'text', value: (row) => row.createdBy },
    { key: 'released', german: 'Freigegeben', english: 'Released', kind: 'instant', value: (row) => row.releasedAt },
    { key: 'released-by', german: 'Freigegeben von', english: 'Released by', kind: 'text', value: (row) => row.releasedBy },
    { key: 'published', german: 'Veröffentlicht', english: 'Published', kind: 'day', value: (row) => row.publishedOn },
    { key: 'link', german: 'Fundstelle', english: 'Link', kind: 'text', value: (row) => row.link },
  ],
};

export const told: Register<ToldNode> = {
  key: 'oeffentlich-berichtet',
  title: 'Zuletzt öffentlich berichtet',
  columns: [
    { key: 'number', german: 'Nummer', english: 'Number', kind: 'text', value: (row) => row.path },
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'day', german: 'Zuletzt berichtet', english: 'Last told', kind: 'day', value: (row) => row.told?.day ?? null },
    {
      key: 'channel',
      german: 'Weg',
      english: 'Channel',
      kind: 'choice',
      choices: toldWords,
      value: (row) => row.told?.channel ?? null,
    },
    { key: 'link', german: 'Fundstelle', english: 'Link', kind: 'text', value: (row) => row.told?.link ?? null },
  ],
};
