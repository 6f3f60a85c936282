import { textOf, textsOf } from '#lib/server/answers.ts';
import { bulkKinds, type BulkChange, type BulkKind } from '#modules/strategy/bulk.ts';
import type { Horizon, NodeKind } from '#modules/strategy/contract.ts';

/** The form of a change of many entries, as it is shown and sent. */
export type BulkForm = {
  kind: BulkKind | null;
  nodeIds: string[];
  value: string;
  reason: string | null;
  versions: Record<string, number>;
};

export function readBulkForm(form: FormData): BulkForm {
  const kind = textOf(form, 'art');
  return {
    kind: bulkKinds.find((known) => known === kind) ?? null,
    nodeIds: [...new Set(textsOf(form, 'eintrag'))],
    value: textOf(form, 'value') ?? '',
    reason: textOf(form, 'reason'),
    versions: Object.fromEntries(
      textsOf(form, 'fassung').flatMap((text) => {
        const [id, version] = text.split(':');
        return id && version ? [[id, Number(version)] as const] : [];
      }),
    ),
  };
}

/** The one value of the form as the change that it means. What is no number stays none, so that the use case names the fault. */
export function toBulkChange(form: BulkForm & { kind: BulkKind }): BulkChange {
  const { kind, value } = form;
  const orNull = value === '' ? null : value;
  switch (kind) {
    case 'lead':
      return { kind, unit: orNull };
    case 'shift':
      return { kind, quarters: value === '' ? Number.NaN : Number(value) };
    case 'add-target-group':
    case 'remove-target-group':
      return { kind, group: value };
    case 'add-municipality':
    case 'remove-municipality':
      return { kind, ags: value };
    case 'horizon':
      return { kind, horizon: orNull as Horizon | null };
    case 'kind':
      return { kind, nodeKind: orNull as NodeKind | null };
    case 'weight':
      return { kind, weight: value === '' ? Number.NaN : Number(value.replace(',', '.')) };
  }
}
