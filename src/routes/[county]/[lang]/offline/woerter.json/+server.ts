import { error, json } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import type { CountWords, OfflineWords } from '#lib/offline/package.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicValue } from '../../public-value.ts';
import { kindWord, oneOfKind, publicKinds } from '../../suche/kind-words.ts';
import type { RequestHandler } from './$types';

/** What a device says by itself about what it keeps, in the language of the page. */
export const GET: RequestHandler = async ({ params, locals }) => {
  if (!isLanguage(params.lang)) error(404);
  const locale = params.lang;
  const { searchWords } = publicValue(await locals.app.tenancy.readPublicSettings(locals.ctx, {}), locale);
  const words: OfflineWords = {
    kept: m.offline_note({ date: '{date}' }, { locale }),
    found: counted((count) => m.search_count({ count }, { locale }), locale),
    foundGerman: counted((count) => m.search_german({ count }, { locale }), locale),
    noneOwn: m.search_none_own({}, { locale }),
    germanLead: m.search_german_lead({}, { locale }),
    meant: m.search_meant({}, { locale }),
    more: m.search_more({}, { locale }),
    noneTitle: m.search_none_title({}, { locale }),
    noneHelp: [m.search_help_word({}, { locale }), m.search_help_ear({}, { locale })].join(' '),
    all: m.search_kind_all({}, { locale }),
    kindsLabel: m.search_kinds({}, { locale }),
    kinds: Object.fromEntries(publicKinds.map((kind) => [kind, { one: oneOfKind(kind, locale), many: kindWord(kind, locale) }])),
    ...(searchWords.length > 0 ? { same: searchWords } : {}),
  };
  return json(words);
};

/** A count in each of the language's forms, with the number's place left open. */
function counted(say: (count: number) => string, language: string): CountWords {
  const rules = new Intl.PluralRules(Intl.PluralRules.supportedLocalesOf(language).length > 0 ? language : 'de');
  const forms = new Map<string, string>();
  for (let count = 0; count <= 120; count += 1) {
    const form = rules.select(count);
    if (!forms.has(form)) forms.set(form, say(count).replace(String(count), '{count}'));
  }
  return Object.fromEntries(forms);
}
