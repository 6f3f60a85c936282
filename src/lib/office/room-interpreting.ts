import type { officePaths } from '#lib/paths.ts';
import type { Room } from '#lib/ui/types.ts';

type May = {
  readInterpreting: boolean;
  mayRunPool: boolean;
  coordinate: boolean;
  advise: boolean;
  keepDesks: boolean;
  seeServices: boolean;
};

/** Interpreting in the navigation: whoever runs a pool has its day, all others what they may read or do of it. */
export function interpretingRoom(input: { paths: ReturnType<typeof officePaths>; may: May; path: string }): Room[] {
  const { paths, may, path } = input;
  const inside = (href: string): boolean => path === href || path.startsWith(`${href}/`);
  const { requesters, settlement, figures, pools } = paths.interpretingRooms;
  const runs = may.mayRunPool;
  const sub = [
    { shown: runs, href: paths.interpreting(), label: 'Heute', current: path === paths.interpreting() },
    { shown: runs, href: paths.interpretingPlan(), label: 'Plan' },
    { shown: runs, href: paths.interpretingRequests(), label: 'Anfragen' },
    { shown: runs, href: paths.interpreters(), label: 'Personen' },
    { shown: runs, href: paths.interpreterApplications(), label: 'Bewerbungen' },
    { shown: runs || may.coordinate, href: requesters, label: 'Einrichtungen' },
    { shown: runs || may.coordinate, href: settlement, label: 'Abrechnung' },
    { shown: runs, href: paths.poolDates(), label: 'Fortbildung und Treffen' },
    { shown: runs, href: paths.poolNews(), label: 'Nachrichten' },
    { shown: runs, href: paths.conversationFeedbackList(), label: 'Rückmeldungen' },
    { shown: may.advise, href: paths.languageGaps(), label: 'Nicht verstanden' },
    { shown: may.keepDesks, href: paths.languageColleagues(), label: 'Wer hilft jetzt?' },
    { shown: may.seeServices, href: paths.languageServices(), label: 'Sprachdienste' },
    { shown: may.readInterpreting, href: figures, label: 'Zahlen' },
    { shown: may.readInterpreting, href: pools, label: 'Pools' },
  ].flatMap(({ shown, href, label, current }) => (shown ? [{ href, label, current: current ?? inside(href) }] : []));
  const [first] = sub;
  if (first === undefined) return [];
  return [
    { href: first.href, label: 'Sprachmittlung', icon: 'message-circle', current: inside(`${paths.home}/sprachmittlung`), sub },
  ];
}
