import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a county's own word for a level means, for readers of other languages. */
type Concept = 'field' | 'main' | 'goal' | 'measure';

/** Plurals of the words that counties print; a word that is not here is shown as it is. */
const known: Record<string, { plural: string; concept: Concept }> = {
  Handlungsfeld: { plural: 'Handlungsfelder', concept: 'field' },
  Schwerpunktthema: { plural: 'Schwerpunktthemen', concept: 'field' },
  Schwerpunkt: { plural: 'Schwerpunkte', concept: 'field' },
  Themenfeld: { plural: 'Themenfelder', concept: 'field' },
  Thema: { plural: 'Themen', concept: 'field' },
  Leitziel: { plural: 'Leitziele', concept: 'main' },
  Oberziel: { plural: 'Oberziele', concept: 'main' },
  'Strategisches Ziel': { plural: 'Strategische Ziele', concept: 'main' },
  Ziel: { plural: 'Ziele', concept: 'goal' },
  Unterziel: { plural: 'Unterziele', concept: 'goal' },
  Teilziel: { plural: 'Teilziele', concept: 'goal' },
  Handlungsziel: { plural: 'Handlungsziele', concept: 'goal' },
  'Operatives Ziel': { plural: 'Operative Ziele', concept: 'goal' },
  Maßnahme: { plural: 'Maßnahmen', concept: 'measure' },
  Empfehlung: { plural: 'Empfehlungen', concept: 'measure' },
  Handlungsempfehlung: { plural: 'Handlungsempfehlungen', concept: 'measure' },
  Projekt: { plural: 'Projekte', concept: 'measure' },
};

function conceptOf(levels: readonly string[], level: number): Concept {
  const named = known[levels[level] ?? '']?.concept;
  if (named) return named;
  if (levels.length === 1) return 'goal';
  if (level === levels.length - 1) return 'measure';
  return level === 0 ? 'field' : 'goal';
}

type Asked = { levels: readonly string[]; level: number; locale: Language };

/** One of a level: in German the county's own word, else what it means. */
export function levelWord({ levels, level, locale }: Asked): string {
  const own = levels[level] ?? '';
  if (locale === 'de' && own !== '') return own;
  const words = {
    field: m.strategy_level_field,
    main: m.strategy_level_main,
    goal: m.strategy_level_goal,
    measure: m.strategy_level_measure,
  };
  return words[conceptOf(levels, level)]({}, { locale });
}

/** All of a level, as a heading: „Handlungsfelder“. */
export function levelPlural({ levels, level, locale }: Asked): string {
  const own = levels[level] ?? '';
  if (locale === 'de' && own !== '') return known[own]?.plural ?? own;
  const words = {
    field: m.strategy_levels_field,
    main: m.strategy_levels_main,
    goal: m.strategy_levels_goal,
    measure: m.strategy_levels_measure,
  };
  return words[conceptOf(levels, level)]({}, { locale });
}

/** German plurals after „von“: „von 22 Zielen“. */
const dativeOf = (plural: string): string => (/[ns]$/.test(plural) ? plural : `${plural}n`);

/** A count of a level: „22 Ziele“, „1 Unterziel“; with `dative` as it follows „von“. */
export function levelCount({
  levels,
  level,
  locale,
  count,
  dative = false,
}: Asked & { count: number; dative?: boolean }): string {
  const own = levels[level] ?? '';
  if (locale === 'de' && own !== '') {
    const plural = known[own]?.plural ?? own;
    return `${count} ${count === 1 ? own : dative ? dativeOf(plural) : plural}`;
  }
  const words = {
    field: m.strategy_count_field,
    main: m.strategy_count_main,
    goal: m.strategy_count_goal,
    measure: m.strategy_count_measure,
  };
  return words[conceptOf(levels, level)]({ count }, { locale });
}
