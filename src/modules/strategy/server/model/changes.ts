import type { ChangeEntryView, ChangeKind } from '../../contract.ts';

/**
 * What differs between two dates, from the history between them: one line for each thing and aspect, its first
 * "before" and its last "after". What went back to where it was is no change; what was added and changed is added;
 * what was deleted stays listed, even when it was added in the same time.
 */
export function consolidate(entries: readonly ChangeEntryView[]): ChangeEntryView[] {
  const groups = new Map<string, ChangeEntryView[]>();
  for (const entry of entries) {
    // States of one node form one line whatever note brought them; a plan change forms another.
    const key = entry.subject === 'status' ? `status ${entry.nodeId ?? entry.subjectId}` : `${entry.subject} ${entry.subjectId}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].flatMap((group) => {
    const merged = merge(group);
    return merged ? [merged] : [];
  });
}

function merge(group: readonly ChangeEntryView[]): ChangeEntryView | null {
  const first = group[0]!;
  const last = group.at(-1)!;
  if (group.length === 1) return first;
  const fields = new Map<string, { field: string; before: string | null; after: string | null }>();
  for (const entry of group) {
    for (const field of entry.fields) {
      const known = fields.get(field.field);
      fields.set(field.field, { ...field, before: known ? known.before : field.before });
    }
  }
  const differing = [...fields.values()].filter((field) => field.before !== field.after);
  const kind = mergedKind(group);
  if (differing.length === 0 && kind !== 'added' && kind !== 'deleted' && kind !== 'moved') return null;
  const reasons = group.flatMap((entry) => entry.reason ?? []);
  return {
    ...last,
    id: first.id,
    kind,
    fields: differing,
    reason: reasons.length === 0 ? null : [...new Set(reasons)].join('; '),
  };
}

function mergedKind(group: readonly ChangeEntryView[]): ChangeKind {
  const last = group.at(-1)!.kind;
  if (last === 'deleted' || last === 'dropped') return last;
  if (group[0]!.kind === 'added') return 'added';
  // A delay that was made good is a change; one that still holds is a delay.
  if (group[0]!.subject === 'status') return last;
  return group.some((entry) => entry.kind === 'delayed') ? 'delayed' : last;
}
