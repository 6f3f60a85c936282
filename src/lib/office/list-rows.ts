import { hashOf } from '#kernel/canonical.ts';
import type { CostEntry, CostPlace } from '#modules/strategy/contract-money.ts';
import type { OfficeNode, OfficeStrategy } from '#modules/strategy/contract.ts';
import type { ResponsiblePersonView } from '#modules/tenancy/contract.ts';
import type { UnitKindKey } from './unit-words.ts';

/** A state of a row that keeps no count of its changes: another content has another one. Begins with a letter, so that no program reads a number. */
const versionOf = (content: object): string => `v${hashOf(content).slice(0, 12)}`;

type Unit = { id: string; key: string; name: string; kind: UnitKindKey; validFrom: string | null; validTo: string | null };
type Successor = { unitId: string; successorId: string; name: string; note: string | null };
export type UnitRow = Unit & { successors: { id: string; name: string }[]; note: string | null; version: string };

/** Units with those that follow them. */
export function unitRows(input: { units: readonly Unit[]; successors: readonly Successor[] }): UnitRow[] {
  return input.units.map(({ id, key, name, kind, validFrom, validTo }) => {
    const own = input.successors.filter((entry) => entry.unitId === id);
    const content = {
      key,
      name,
      kind,
      validFrom,
      validTo,
      successors: own.map((entry) => ({ id: entry.successorId, name: entry.name })),
      note: own.find((entry) => entry.note !== null)?.note ?? null,
    };
    return { id, ...content, version: versionOf(content) };
  });
}

export type ResponsibleRow = ResponsiblePersonView & { version: string };
export const responsibleRows = (persons: readonly ResponsiblePersonView[]): ResponsibleRow[] =>
  persons.map((person) => {
    const { name, mail, part, leftOn } = person;
    return { ...person, version: versionOf({ name, mail, part, leftOn }) };
  });

export type StepRow = {
  id: string;
  nodeId: string;
  path: string;
  measure: string;
  lead: string | null;
  title: string;
  due: string | null;
  doneOn: string | null;
  version: string;
};
/** The steps of a strategy in the order of its entries. */
export function stepRows(strategy: Pick<OfficeStrategy, 'nodes'>): StepRow[] {
  const rows = (node: OfficeNode): StepRow[] => [
    ...node.steps.map(({ id, title, due, doneOn }) => ({
      id,
      nodeId: node.id,
      path: node.path,
      measure: node.title,
      lead: node.lead?.name ?? null,
      title,
      due,
      doneOn,
      version: versionOf({ title, due, doneOn }),
    })),
    ...node.children.flatMap(rows),
  ];
  return strategy.nodes.flatMap(rows);
}

export type CostLine = { place: CostPlace; entry: CostEntry };
