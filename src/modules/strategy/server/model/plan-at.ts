/** What of a row the history can put back, by subject. */
const kept = {
  node: ['number', 'title', 'text', 'kind', 'horizon', 'periodFrom', 'periodTo', 'toBeDeveloped'],
  text: ['title', 'items'],
} as const;

type Row = { id: string };
type Change = {
  subject: string;
  subjectId: string;
  kind: string;
  fields: Record<string, { before: unknown; after: unknown }>;
};

/**
 * The plan as it stood before some changes: what was added by them is left out, what they changed is put back.
 * Leads, partners and places stay as they are, because the history keeps their names and not what they point to.
 * @param subject nodes or texts
 * @param later changes after the moment, oldest first
 */
export function planBefore<R extends Row>(input: {
  subject: keyof typeof kept;
  rows: readonly R[];
  later: readonly Change[];
}): R[] {
  const added = new Set<string>();
  const earlier = new Map<string, Record<string, unknown>>();
  for (const change of input.later) {
    if (change.subject !== input.subject) continue;
    if (change.kind === 'added') added.add(change.subjectId);
    const values = earlier.get(change.subjectId) ?? {};
    for (const field of kept[input.subject]) {
      const known = change.fields[field];
      // The first change after the moment holds what stood at the moment.
      if (known && !(field in values) && change.kind !== 'deleted') values[field] = known.before ?? null;
    }
    earlier.set(change.subjectId, values);
  }
  return input.rows.flatMap((row) => (added.has(row.id) ? [] : [{ ...row, ...earlier.get(row.id) }]));
}
