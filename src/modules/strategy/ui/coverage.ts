import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { lineLevelOf, type Progress, type PublicNode } from '../contract.ts';
import { levelCount } from './levels.ts';
import { sumOf } from './lines.ts';

/** A roll-up with the level whose entries it counts. */
export type Counted = { progress: Progress; level: number };

/**
 * What a share is made of, to stand beside it wherever it is printed: „aus 1 Maßnahme mit Meldung; 3 ohne Meldung“.
 * Without it 100 % of the little that was reported would read as all being done.
 */
export function coverageWords({
  progress,
  levels,
  level,
  locale,
}: Counted & { levels: readonly string[]; locale: Language }): string {
  const { counted, notCounted, parts } = progress;
  const of = (count: number, at: number, dative = false): string =>
    levelCount({ levels, level: Math.min(at, levels.length - 1), locale, count, dative });
  return [
    parts.silent > 0
      ? m.strategy_coverage_within({ of: of(counted, level, true), parts: of(parts.silent, levels.length - 1) }, { locale })
      : m.strategy_coverage({ of: of(counted, level, true) }, { locale }),
    ...(notCounted.notReported > 0 ? [m.strategy_coverage_silent({ count: notCounted.notReported }, { locale })] : []),
  ].join(locale === 'ar' ? '؛ ' : '; ');
}

/** The unreported part of all that is to be reported on, between 0 and 1: a segment of its own in a bar. */
export const silentShare = ({ coverage }: Progress): number =>
  coverage.all > 0 ? Math.max(0, 1 - coverage.reported / coverage.all) : 0;

/**
 * The roll-up of one node as people can check it: by what is below it where its share is made of that, else its own.
 * A goal is the average of its measures, unless its own report or steps decide.
 */
export function countedOf(input: {
  node: Pick<PublicNode, 'level' | 'progress'> & { children: readonly Pick<PublicNode, 'level' | 'progress'>[] };
  levels: readonly string[];
}): Counted {
  const { node } = input;
  const { progress } = node;
  const lines = lineLevelOf(input.levels);
  if (node.level < lines) return { progress, level: lines };
  const below = sumOf(node.children.map((child) => child.progress));
  const byChildren =
    below.share !== null &&
    progress.counted === 1 &&
    progress.share !== null &&
    Math.abs(below.share - progress.share) < 1e-9 &&
    progress.parts.reported === below.parts.reported &&
    progress.parts.silent === below.parts.silent + below.notCounted.notReported;
  return byChildren ? { progress: below, level: node.children[0]?.level ?? node.level + 1 } : { progress, level: node.level };
}
