import { isIsoDate } from '#kernel/dates.ts';
import type { reorganisationKinds } from '#modules/tenancy/contract.ts';
import { unitKeyOf, unitKindWords, type UnitKindKey } from './unit-words.ts';

/** How many units can follow on the form. */
export const followerRows = 5;

export type ReorganiseKind = (typeof reorganisationKinds)[number];
export type Follower = { unitId: string; name: string; kind: UnitKindKey };
export type ReorganiseForm = {
  kind: ReorganiseKind | '';
  effectiveOn: string;
  from: string[];
  followers: Follower[];
  note: string;
};

const kinds: readonly string[] = ['rename', 'split', 'merge'];

/** The first step of the form, which stands in the address; so the second one can be gone back from, shared and reloaded. */
export function readReorganiseForm(params: URLSearchParams): ReorganiseForm {
  const text = (name: string): string => params.get(name)?.trim() ?? '';
  const kind = text('art');
  const kindOf = (name: string): UnitKindKey => (name in unitKindWords ? (name as UnitKindKey) : 'department');
  return {
    kind: kinds.includes(kind) ? (kind as ReorganiseKind) : '',
    effectiveOn: text('am'),
    from: params.getAll('von').filter(Boolean),
    followers: Array.from({ length: followerRows }, (_, index) => ({
      unitId: text(`stelle${index}`),
      name: text(`name${index}`),
      kind: kindOf(text(`kind${index}`)),
    })),
    note: text('vermerk'),
  };
}

export const filledFollowers = (form: ReorganiseForm): Follower[] =>
  form.followers.filter((entry) => entry.unitId !== '' || entry.name !== '');

/** What still keeps the first step from the second, by field. */
export function reorganiseFaults(form: ReorganiseForm): { id: string; message: string }[] {
  const several = form.kind === 'split';
  const followers = filledFollowers(form).length;
  return [
    ...(form.kind === '' ? [{ id: 'art', message: 'Bitte sagen, was geschieht.' }] : []),
    ...(form.kind === 'merge' && form.from.length < 2
      ? [{ id: 'von', message: 'Zusammenlegen: Bitte mindestens zwei Stellen wählen.' }]
      : []),
    ...(form.kind !== 'merge' && form.kind !== '' && form.from.length !== 1
      ? [{ id: 'von', message: 'Bitte genau eine Stelle wählen.' }]
      : []),
    ...(isIsoDate(form.effectiveOn) ? [] : [{ id: 'am', message: 'Bitte den Tag angeben, ab dem es gilt.' }]),
    ...(several && followers < 2 ? [{ id: 'name0', message: 'Aufteilen: Bitte mindestens zwei Nachfolgen angeben.' }] : []),
    ...(!several && form.kind !== '' && followers !== 1 ? [{ id: 'name0', message: 'Bitte genau eine Nachfolge angeben.' }] : []),
  ];
}

/** What the use case takes. `placed` names things and the place of their follower in the list. */
export function toReorganisation(input: { form: ReorganiseForm; placed: readonly (readonly [string, string])[] }) {
  const { form } = input;
  return {
    kind: form.kind as ReorganiseKind,
    effectiveOn: form.effectiveOn,
    fromUnitIds: form.from,
    successors: filledFollowers(form).map((entry) =>
      entry.unitId === '' ? { key: unitKeyOf(entry.name), name: entry.name, kind: entry.kind } : { unitId: entry.unitId },
    ),
    placement: Object.fromEntries(input.placed.map(([subject, place]) => [subject, Number(place)])),
    note: form.note === '' ? null : form.note,
  };
}
