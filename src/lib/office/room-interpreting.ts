import type { officePaths } from '#lib/paths.ts';
import type { Room } from '#lib/ui/types.ts';

/** Interpreting in the navigation: whoever runs a pool has its day, all others what they may read of it. */
export function interpretingRoom(input: {
  paths: ReturnType<typeof officePaths>;
  may: { readInterpreting: boolean; mayRunPool: boolean; coordinate: boolean };
  path: string;
}): Room[] {
  const { paths, may, path } = input;
  if (!may.readInterpreting) return [];
  const inside = (href: string): boolean => path === href || path.startsWith(`${href}/`);
  const row = (href: string, label: string) => ({ href, label, current: inside(href) });
  const { requesters, settlement, figures, pools } = paths.interpretingRooms;
  return [
    {
      href: may.mayRunPool ? paths.interpreting() : figures,
      label: 'Sprachmittlung',
      icon: 'message-circle',
      current: inside(paths.interpreting()),
      sub: [
        ...(may.mayRunPool
          ? [
              { href: paths.interpreting(), label: 'Heute', current: path === paths.interpreting() },
              row(paths.interpretingPlan(), 'Plan'),
              row(paths.interpretingRequests(), 'Anfragen'),
              row(paths.interpreters(), 'Personen'),
            ]
          : []),
        ...(may.mayRunPool || may.coordinate ? [row(requesters, 'Einrichtungen'), row(settlement, 'Abrechnung')] : []),
        row(figures, 'Zahlen'),
        row(pools, 'Pools'),
      ],
    },
  ];
}
