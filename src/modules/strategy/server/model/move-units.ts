import type { Reorganisation } from '#modules/tenancy/contract.ts';

/** Lead and partners of a node after a reorganisation of units; null when it concerns neither. */
export function moveUnits(input: {
  nodeId: string;
  leadUnitId: string | null;
  partnerUnitIds: readonly string[];
  change: Pick<Reorganisation, 'fromUnitIds' | 'toUnitIds' | 'placement'>;
}): { leadUnitId: string | null; partnerUnitIds: string[] } | null {
  const { leadUnitId, partnerUnitIds, change } = input;
  const gone = new Set(change.fromUnitIds);
  const concerned = (leadUnitId !== null && gone.has(leadUnitId)) || partnerUnitIds.some((id) => gone.has(id));
  if (!concerned) return null;
  const next = change.placement[`node:${input.nodeId}`] ?? change.toUnitIds[0]!;
  const lead = leadUnitId !== null && gone.has(leadUnitId) ? next : leadUnitId;
  const partners = partnerUnitIds.map((id) => (gone.has(id) ? next : id));
  // A partner that becomes the lead, or that follows two partners, is named once.
  return { leadUnitId: lead, partnerUnitIds: [...new Set(partners)].filter((id) => id !== lead) };
}
