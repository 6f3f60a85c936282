import type { OfficeNode, OfficeStrategy, StrategyState } from '#modules/strategy/contract.ts';
import { counted, longDay } from './german.ts';

/** What stands above every page of one strategy. */
export type StrategyHead = { id: string; key: string; title: string; state: StrategyState; line: string; follows: boolean };

/** The head of a strategy's pages, with the counts of its levels in its own words. */
export function strategyHead(strategy: OfficeStrategy): StrategyHead {
  const counts = strategy.levels.map(() => 0);
  const visit = (nodes: readonly OfficeNode[]): void => {
    for (const node of nodes) {
      counts[node.level] = (counts[node.level] ?? 0) + 1;
      visit(node.children);
    }
  };
  visit(strategy.nodes);
  const adopted =
    strategy.state === 'draft'
      ? 'Entwurf, noch nicht öffentlich'
      : strategy.adoptedOn
        ? `beschlossen am ${longDay(strategy.adoptedOn)}`
        : 'beschlossen, der Tag ist nicht überliefert';
  const sizes = strategy.levels.map((level, index) => counted(counts[index] ?? 0, level, several(level)));
  return {
    id: strategy.id,
    key: strategy.key,
    title: strategy.title,
    state: strategy.state,
    follows: strategy.predecessorId !== null,
    line: `${adopted} · ${sizes.join(', ')}`,
  };
}

/**
 * The plural of a county's own word for a level. German plurals follow no rule that a program could know, so only the
 * words that strategies use are known; any other stays as the county wrote it.
 */
export function several(level: string): string {
  const last =
    /(Ziel|Feld|feld|ziel|Maßnahme|maßnahme|Thema|thema|Empfehlung|empfehlung|Schwerpunkt|schwerpunkt|Baustein|baustein|Projekt|projekt)$/.exec(
      level,
    )?.[1];
  if (last === undefined) return level;
  const ending: Record<string, string> = {
    ziel: 'e',
    feld: 'er',
    maßnahme: 'n',
    empfehlung: 'en',
    schwerpunkt: 'e',
    baustein: 'e',
    projekt: 'e',
  };
  return last.toLowerCase() === 'thema' ? `${level.slice(0, -1)}en` : `${level}${ending[last.toLowerCase()] ?? ''}`;
}
