/** One figure with what it is measured against, as bench/results.json keeps it. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** What it is measured against. */
  reference: string;
  referenceValue: number;
  ratio: number;
  better: 'lower' | 'higher';
  limit: number;
  holds: boolean;
};

export function figure(given: Omit<Figure, 'ratio' | 'holds'>): Figure {
  const ratio = given.value / given.referenceValue;
  return { ...given, ratio, holds: given.better === 'lower' ? ratio <= given.limit : ratio >= given.limit };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds of one run. */
export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/**
 * Medians of the thing and its reference, run alternately so that a disturbance of the machine meets both.
 * One round of each is run before and not counted.
 */
export async function alternating(input: {
  rounds: number;
  thing: () => Promise<number> | number;
  reference: () => Promise<number> | number;
}): Promise<{ value: number; referenceValue: number }> {
  await input.thing();
  await input.reference();
  const values: number[] = [];
  const references: number[] = [];
  for (let round = 0; round < input.rounds; round += 1) {
    values.push(await input.thing());
    references.push(await input.reference());
  }
  return { value: median(values), referenceValue: median(references) };
}
