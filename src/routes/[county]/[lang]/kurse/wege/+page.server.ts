import { residences } from '#modules/courses/contract.ts';
import { wholeLevels, type CourseLevel } from '#modules/courses/contract-levels.ts';
import { pathwaysAsOf, waysFrom } from '#modules/courses/contract-pathways.ts';
import type { PageServerLoad } from './$types';

const levels = wholeLevels.filter((level) => level !== 'C2' && level !== 'pre-A1');

export const load: PageServerLoad = ({ url }) => {
  const asked = (name: string): string | null => url.searchParams.get(name) || null;
  const residence = residences.find((entry) => entry === asked('aufenthalt')) ?? null;
  const level: CourseLevel | null = levels.find((entry) => entry === asked('niveau')) ?? null;
  const literate = asked('schrift') !== 'nein';
  return {
    residence,
    level,
    literate,
    levels,
    steps: waysFrom({ level, residence, literate }),
    asOf: pathwaysAsOf,
  };
};
