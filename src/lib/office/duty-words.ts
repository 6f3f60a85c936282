import type { Duty } from '#kernel/duties.ts';
import type { officePaths } from '#lib/paths.ts';

export type Paths = ReturnType<typeof officePaths>;
/** What a kind of duty is called, and where it is done. */
export type Words = {
  /** What is to be done, before the thing's name. */
  task: string;
  label: string;
  why: (duty: Duty) => string;
  /** Where it is done, and the page of the thing itself. */
  href: (paths: Paths, duty: Duty) => string;
  thing: (paths: Paths, duty: Duty) => string;
};
