import { courseObstacles, type InquiryTotals, type ProviderAnswer } from '../../contract-inquiries.ts';

type Counted = Pick<ProviderAnswer, 'learners' | 'freeSeats' | 'waiting' | 'obstacles'>;

/**
 * Sums over those who answered. For whoever may not read single answers a sum is left out while so few have told a number, or so
 * little came together, that who knows one of them could take the other away.
 *
 * @param input.smallest the county's smallest number that may be told
 * @param input.all whether this reader is told every single number anyway
 */
export function inquiryTotals(input: { answers: readonly Counted[]; smallest: number; all: boolean }): InquiryTotals {
  const { answers, smallest, all } = input;
  const sum = (field: 'learners' | 'freeSeats' | 'waiting'): number | null => {
    const told = answers.map((answer) => answer[field]).filter((value) => value !== null);
    const total = told.reduce((before, value) => before + value, 0);
    if (told.length === 0) return null;
    return all || (told.length >= 3 && total >= smallest) ? total : null;
  };
  return {
    learners: sum('learners'),
    freeSeats: sum('freeSeats'),
    waiting: sum('waiting'),
    obstacles: courseObstacles
      .map((obstacle) => ({ obstacle, providers: answers.filter((answer) => answer.obstacles.includes(obstacle)).length }))
      .filter(({ providers }) => providers > 0)
      .toSorted((one, other) => other.providers - one.providers),
  };
}
