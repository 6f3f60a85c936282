import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageLink } from '../contract.ts';

/** The one word under which a topic of the library stands on the home page; another topic stands there with its title. */
export const topicWord = (topic: Pick<PageLink, 'key' | 'title'>, locale: Language): string => {
  const words: Partial<Record<string, (inputs: Record<string, never>, options: { locale: Language }) => string>> = {
    arrival: m.topic_arrival,
    residence: m.topic_residence,
    language: m.topic_language,
    work: m.topic_work,
    education: m.topic_education,
    health: m.topic_health,
    housing: m.topic_housing,
    money: m.topic_money,
    everyday: m.topic_everyday,
    rights: m.topic_rights,
    emergency: m.topic_emergency,
    volunteers: m.topic_volunteers,
    professionals: m.topic_professionals,
  };
  return words[topic.key ?? '']?.({}, { locale }) ?? topic.title.text;
};
