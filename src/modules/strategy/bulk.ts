import type { Horizon, NodeKind } from './contract.ts';
import type { FieldChange } from '#kernel/table-diff.ts';

/** Changes that can be made to many entries at one stroke, in the order in which the page offers them. */
export const bulkKinds = [
  'lead',
  'shift',
  'add-target-group',
  'remove-target-group',
  'add-municipality',
  'remove-municipality',
  'horizon',
  'kind',
  'weight',
] as const;
export type BulkKind = (typeof bulkKinds)[number];
export const bulkWords: Record<BulkKind, string> = {
  lead: 'Zuständige Stelle ändern',
  shift: 'Zeitraum verschieben',
  'add-target-group': 'Zielgruppe hinzufügen',
  'remove-target-group': 'Zielgruppe entfernen',
  'add-municipality': 'Gemeinde hinzufügen',
  'remove-municipality': 'Gemeinde entfernen',
  horizon: 'Frist setzen',
  kind: 'Art setzen',
  weight: 'Gewicht setzen',
};

/** One change for all chosen entries. */
export type BulkChange =
  | { kind: 'lead'; unit: string | null }
  | { kind: 'shift'; quarters: number }
  | { kind: 'add-target-group' | 'remove-target-group'; group: string }
  | { kind: 'add-municipality' | 'remove-municipality'; ags: string }
  | { kind: 'horizon'; horizon: Horizon | null }
  | { kind: 'kind'; nodeKind: NodeKind | null }
  | { kind: 'weight'; weight: number };

/** What a change would do to each chosen entry. */
export type BulkPreview = {
  changes: { nodeId: string; name: string; version: number; fields: FieldChange[] }[];
  /** Entries that it does not touch, with the reason. */
  unchanged: { nodeId: string; name: string; why: string }[];
  needsReason: boolean;
};
