import type { MaterialView } from '../../contract.ts';
import type { DemandView, GapCell, GapRow } from '../../contract-orders.ts';

type Demand = { language: string; residents: number; year: number; source: string };

/**
 * Languages with who speaks them and what there is, the most needed first; and each material with what it lacks. Those of
 * whom there are fewer than the smallest cell are shown without their number, in no order that would tell it.
 */
export function gapsOf(input: {
  demand: readonly Demand[];
  smallestCell: number;
  materials: readonly Pick<MaterialView, 'id' | 'title' | 'editions'>[];
  ordered: readonly { materialId: string; language: string }[];
}): { languages: DemandView[]; rows: GapRow[] } {
  const { demand, smallestCell, materials } = input;
  const ordered = new Set(input.ordered.map(({ materialId, language }) => `${materialId} ${language}`));
  const known = new Map(demand.map((entry) => [entry.language, entry]));
  const tags = new Set([
    ...known.keys(),
    ...input.ordered.map(({ language }) => language),
    ...materials.flatMap(({ editions }) => editions.map(({ language }) => language)).filter((language) => language !== 'de'),
  ]);
  tags.delete('de');
  const cellOf = (material: (typeof materials)[number], language: string): GapCell => {
    const edition = material.editions.find((entry) => entry.language === language);
    const standing = edition?.standing ?? 'missing';
    if (standing === 'current' || standing === 'source') return 'current';
    return ordered.has(`${material.id} ${language}`) ? 'ordered' : standing;
  };
  const languages = [...tags].map((language): DemandView => {
    const entry = known.get(language);
    const few = entry !== undefined && entry.residents < smallestCell;
    const cells = materials.map((material) => cellOf(material, language));
    const count = (...which: GapCell[]): number => cells.filter((cell) => which.includes(cell)).length;
    return {
      language,
      residents: entry === undefined || few ? null : entry.residents,
      fewerThan: few ? smallestCell : null,
      year: entry?.year ?? null,
      source: entry?.source ?? null,
      current: count('current'),
      outdated: count('outdated', 'unbound'),
      ordered: count('ordered'),
      missing: count('missing'),
    };
  });
  const sorted = languages.toSorted(
    (one, other) => (other.residents ?? -1) - (one.residents ?? -1) || (one.language < other.language ? -1 : 1),
  );
  const spoken = new Set(
    sorted.filter(({ residents, fewerThan }) => residents !== null || fewerThan !== null).map((entry) => entry.language),
  );
  return {
    languages: sorted,
    rows: materials
      .map((material): GapRow => {
        const cells = Object.fromEntries(sorted.map(({ language }) => [language, cellOf(material, language)]));
        const missing = Object.entries(cells).filter(([language, cell]) => cell === 'missing' && spoken.has(language)).length;
        return { id: material.id, title: material.title, missing, cells };
      })
      .toSorted((one, other) => other.missing - one.missing || one.title.localeCompare(other.title, 'de')),
  };
}
