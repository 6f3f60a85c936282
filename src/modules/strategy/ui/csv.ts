import { toCsv } from '#kernel/csv.ts';
import { formatDay } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublicNode, Wording } from '../contract.ts';
import { levelWord } from './levels.ts';
import type { FieldView } from './lines.ts';
import { markWords } from './wording.ts';
import { horizonWord, kindWord, stateWord } from './words.ts';

/** Days as German spreadsheets take them; in other languages as everybody's do. */
const dayIn = (value: string | null | undefined, locale: Language): string =>
  !value ? '' : locale === 'de' ? `${value.slice(8, 10)}.${value.slice(5, 7)}.${value.slice(0, 4)}` : value;

/** How a text of the table stands in its language: the day of its check, what is to be said of it, or that it is German. */
function translationWords(input: { text: string | null; mark: Wording[string] | undefined; locale: Language }): string {
  const { text, mark, locale } = input;
  if (!text) return '';
  if (mark === undefined) return m.strategy_csv_german({}, { locale });
  const doubt = markWords(mark, locale);
  if (doubt !== null) return doubt;
  return mark.checkedOn === null ? '' : m.strategy_csv_checked({ date: formatDay(mark.checkedOn, locale) }, { locale });
}

/**
 * All goals and measures of a selection, one a line, in the page's language: semicolons and a byte order mark, as German
 * spreadsheets read it. Outside German two columns say of each line how its title and its report are translated.
 */
export function csvOf(input: { fields: readonly FieldView[]; levels: readonly string[]; locale: Language }): string {
  const { fields, levels, locale } = input;
  const foreign = locale !== 'de';
  const columns: string[] = [
    m.strategy_field_number({}, { locale }),
    m.strategy_csv_level({}, { locale }),
    levelWord({ levels, level: 0, locale }),
    m.strategy_field_title({}, { locale }),
    ...(foreign ? [m.strategy_csv_title_translation({}, { locale })] : []),
    m.strategy_field_state({}, { locale }),
    m.strategy_field_date({}, { locale }),
    m.strategy_csv_report({}, { locale }),
    m.strategy_csv_reason({}, { locale }),
    ...(foreign ? [m.strategy_csv_report_translation({}, { locale })] : []),
    m.strategy_csv_source({}, { locale }),
    m.strategy_field_lead({}, { locale }),
    m.strategy_field_partners({}, { locale }),
    m.strategy_field_kind({}, { locale }),
    m.strategy_field_horizon({}, { locale }),
    m.strategy_csv_planned_from({}, { locale }),
    m.strategy_csv_planned_to({}, { locale }),
    m.strategy_csv_begun({}, { locale }),
    m.strategy_csv_ended({}, { locale }),
    m.strategy_demonstration_badge({}, { locale }),
  ];
  const rows: string[][] = [];
  const add = (node: PublicNode, field: PublicNode | null): void => {
    const note = node.lastStatus;
    const developing = node.toBeDeveloped && node.state === 'not-reported';
    rows.push([
      node.path,
      foreign ? levelWord({ levels, level: node.level, locale }) : node.levelName,
      field === null ? '' : `${field.path} ${field.title}`.trim(),
      node.title,
      ...(foreign ? [translationWords({ text: node.title, mark: node.wording?.['title'], locale })] : []),
      developing ? m.strategy_to_be_developed({}, { locale }) : stateWord(node.state, locale),
      dayIn(note?.date, locale),
      note?.text ?? '',
      note?.reason ?? '',
      ...(foreign ? [translationWords({ text: note?.text ?? null, mark: note?.wording?.['text'], locale })] : []),
      note?.source ?? '',
      node.lead?.name ?? '',
      node.partners.map(({ name }) => name).join(', '),
      node.kind ? kindWord(node.kind, locale) : '',
      node.horizon ? horizonWord(node.horizon, locale) : '',
      dayIn(node.plannedPeriod.from, locale),
      dayIn(node.plannedPeriod.to, locale),
      dayIn(node.period.from, locale),
      dayIn(node.period.to, locale),
      note?.demonstration ? m.strategy_csv_yes({}, { locale }) : '',
    ]);
    for (const child of node.children) add(child, field);
  };
  for (const { field, groups } of fields) {
    for (const group of groups) {
      for (const goal of [...group.heads, ...group.beside]) add({ ...goal, children: [] }, field);
      for (const line of group.lines) add(line, field);
    }
  }
  return toCsv({ columns, rows });
}
