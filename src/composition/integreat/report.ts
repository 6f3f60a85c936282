/** What became of an import, for people. */

export const importKinds = ['medium', 'place', 'contact', 'page', 'event', 'news', 'imprint'] as const;
export type ImportKind = (typeof importKinds)[number];

export type ImportCounts = {
  added: number;
  changed: number;
  /** As it came last time. */
  same: number;
  /** Changed here since: left as it is. */
  kept: number;
  leftOut: number;
};

export type ImportLine = {
  /** `left-out`: not taken over; `kept`: changed here, so left; `note`: taken over, with something to know. */
  about: 'left-out' | 'kept' | 'note';
  kind: ImportKind | 'region';
  /** Title, or where it was read. */
  what: string;
  message: string;
};

export type ImportReport = {
  source: string;
  county: string;
  counts: Record<ImportKind, ImportCounts>;
  lines: ImportLine[];
};

export type Reporter = ReturnType<typeof createReporter>;

export function createReporter(input: { source: string; county: string }) {
  const counts = Object.fromEntries(
    importKinds.map((kind) => [kind, { added: 0, changed: 0, same: 0, kept: 0, leftOut: 0 }]),
  ) as ImportReport['counts'];
  const lines: ImportLine[] = [];
  return {
    count: (kind: ImportKind, what: keyof ImportCounts): void => {
      counts[kind][what] += 1;
    },
    note: (kind: ImportLine['kind'], what: string, message: string): void => {
      lines.push({ about: 'note', kind, what, message });
    },
    kept: (kind: ImportKind, what: string): void => {
      counts[kind].kept += 1;
      lines.push({ about: 'kept', kind, what, message: 'was changed here after it was taken over, and stays as it is here' });
    },
    leftOut: (kind: ImportKind | 'region', what: string, message: string): void => {
      if (kind !== 'region') counts[kind].leftOut += 1;
      lines.push({ about: 'left-out', kind, what, message });
    },
    report: (): ImportReport => ({ ...input, counts, lines }),
  };
}
