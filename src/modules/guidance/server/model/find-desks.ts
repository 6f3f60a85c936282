import type { OfficeFunction, OfficeScope } from '#modules/network/contract-places.ts';
import type { FoundDesks } from '../../contract.ts';

export type DeskEntry = {
  task: OfficeFunction;
  /** Municipalities for which it works; none for the whole county. */
  areaIds: readonly string[];
  letterFrom: string | null;
  letterTo: string | null;
};
/** Where somebody lives: the municipality, and the joint one that it is part of. */
export type Home = { municipalityId: string; jointId: string | null };

/** The letter by which offices sort a surname: `Ö` is sorted as O, `Ł` as L. Null for what begins with no Latin letter. */
export function sortingLetter(text: string): string | null {
  const [first = ''] = text.trim().normalize('NFD').toUpperCase();
  const letter =
    ({ Ł: 'L', Ø: 'O', Æ: 'A', Œ: 'O', Đ: 'D', Ð: 'D', Þ: 'T', ẞ: 'S', İ: 'I' } as Record<string, string>)[first] ?? first;
  return /^[A-Z]$/.test(letter) ? letter : null;
}

const scopes = ['municipality', 'joint-municipality', 'county'] as const satisfies readonly OfficeScope[];

function scopeOf(desk: DeskEntry, home: Home): (typeof scopes)[number] | null {
  if (desk.areaIds.length === 0) return 'county';
  if (desk.areaIds.includes(home.municipalityId)) return 'municipality';
  return home.jointId !== null && desk.areaIds.includes(home.jointId) ? 'joint-municipality' : null;
}

/**
 * Who does a task for somebody: what is entered for the own municipality holds before the joint one and the county, a range
 * of letters before none. Where the letter decides and is not said, all that come into question are given.
 */
export function findDesks<D extends DeskEntry>(input: {
  desks: readonly D[];
  task: OfficeFunction;
  home: Home;
  letter: string | null;
}): FoundDesks<D> {
  const { task, home, letter } = input;
  const own = input.desks.filter((desk) => desk.task === task);
  for (const scope of scopes) {
    const here = own.filter((desk) => scopeOf(desk, home) === scope);
    const [ranged, plain] = [here.filter((desk) => desk.letterFrom !== null), here.filter((desk) => desk.letterFrom === null)];
    if (letter === null && ranged.length > 0) return { desks: here, needsLetter: true, scope };
    const fitting = ranged.filter((desk) => letter !== null && desk.letterFrom! <= letter && letter <= desk.letterTo!);
    const desks = fitting.length > 0 ? fitting : plain;
    if (desks.length > 0) return { desks, needsLetter: false, scope };
  }
  return { desks: [], needsLetter: false, scope: null };
}

/** Whether two desks claim the same task for the same people, so that nobody could say which is the right one. */
export function collide(one: DeskEntry, other: DeskEntry): boolean {
  if (one.task !== other.task) return false;
  const sameArea =
    one.areaIds.length === 0 ? other.areaIds.length === 0 : one.areaIds.some((area) => other.areaIds.includes(area));
  if (!sameArea || (one.letterFrom === null) !== (other.letterFrom === null)) return false;
  return one.letterFrom === null || (one.letterFrom <= other.letterTo! && other.letterFrom! <= one.letterTo!);
}
