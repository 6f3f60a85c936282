import { formatDay } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { NewsItem, PeriodNote } from '../contract.ts';
import { changeRows } from './change-rows.ts';
import { markWords } from './wording.ts';
import { changeWord, stateWord } from './words.ts';

/** A sentence of a piece of news: with a word before it in the reader's language, and the text in its own: German, or translated. */
export type NewsLine = { label: string | null; text: string; german: boolean };
export type NewsWords = { kind: string; name: string; nameLanguage: string; lines: NewsLine[] };

/** A piece of news in words, for lists, feeds and mails. Null when nothing in it is for readers. */
export function newsWords(item: NewsItem, locale: Language): NewsWords | null {
  const name = `${item.place?.path ?? ''} ${item.place?.title ?? item.change?.title ?? ''}`.trim();
  const nameLanguage = item.place?.titleLanguage ?? 'de';
  const { note } = item;
  if (note !== null) {
    return {
      kind: stateWord(note.state, locale),
      name,
      nameLanguage,
      lines: [
        { label: null, text: m.strategy_state_since({ date: formatDay(note.date, locale) }, { locale }), german: false },
        words(note, 'text', null, locale),
        ...(note.reason ? [words(note, 'reason', m.strategy_reason({}, { locale }), locale)] : []),
        ...(note.nextStep ? [words(note, 'nextStep', m.strategy_next_step({}, { locale }), locale)] : []),
        ...(note.expectedEnd
          ? [{ label: `${m.strategy_expected_end({}, { locale })}:`, text: formatDay(note.expectedEnd, locale), german: false }]
          : []),
        ...(note.demonstration ? [{ label: null, text: m.strategy_demonstration_badge({}, { locale }), german: false }] : []),
        ...(note.source ? [{ label: m.strategy_source({}, { locale }), text: note.source, german: true }] : []),
      ],
    };
  }
  const [row] = item.change === null ? [] : changeRows({ changes: [item.change], locale });
  if (!row) return null;
  return {
    kind: changeWord(row.kind, locale),
    name,
    nameLanguage,
    lines: [
      ...row.fields.flatMap(({ word, before, after }) => [
        {
          label: `${word}, ${m.strategy_changes_before({}, { locale })}:`,
          text: before?.text ?? m.strategy_changes_nothing({}, { locale }),
          german: before?.german ?? false,
        },
        {
          label: `${word}, ${m.strategy_changes_now({}, { locale })}:`,
          text: after?.text ?? m.strategy_changes_nothing({}, { locale }),
          german: after?.german ?? false,
        },
      ]),
      ...(row.reason ? [{ label: m.strategy_reason({}, { locale }), text: row.reason, german: true }] : []),
    ],
  };
}

/** A text of a note, with what is to be said of its translation. */
function words(note: PeriodNote, field: 'text' | 'reason' | 'nextStep', label: string | null, locale: Language): NewsLine {
  const mark = note.wording?.[field];
  const said = markWords(mark, locale);
  const text = note[field] ?? '';
  return { label, text: said === null ? text : `${text} (${said})`, german: mark === undefined };
}
