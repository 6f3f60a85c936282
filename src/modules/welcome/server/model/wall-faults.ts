import type { PrintedOffice, WallFault } from '../../contract-wall.ts';

/**
 * How what hangs on the wall differs from what holds now.
 * @param wrongWays offices to which other buses lead by now
 */
export function wallFaults(
  printed: readonly PrintedOffice[] | null,
  current: readonly PrintedOffice[],
  wrongWays: readonly string[] = [],
): WallFault[] {
  if (printed === null) return [];
  const now = new Map(current.map((office) => [office.key, office]));
  const then = new Set(printed.map(({ key }) => key));
  return [
    ...printed.flatMap(({ key, name, hash }): WallFault[] => {
      const office = now.get(key);
      if (office === undefined) return [{ key, what: 'gone', name }];
      if (office.hash !== hash) return [{ key, what: 'changed', name: office.name }];
      return wrongWays.includes(key) ? [{ key, what: 'way', name: office.name }] : [];
    }),
    ...current.filter(({ key }) => !then.has(key)).map(({ key, name }): WallFault => ({ key, what: 'new', name })),
  ];
}
