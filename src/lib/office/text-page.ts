import { error } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { textOf, valueOrError } from '#lib/server/answers.ts';
import { textKinds, textKindWords, type OfficeStrategy, type OfficeText } from '#modules/strategy/contract.ts';
import { oneOf } from './address.ts';

/** What the form of an adopted text holds, as it was typed. */
export type TextForm = { kind: string; title: string; items: string; nodeId: string; reason: string };

/** The strategy of a page about its texts, for those who may change them. */
export async function strategyOfTexts(input: { locals: App.Locals; key: string; coordinate: boolean }): Promise<OfficeStrategy> {
  if (!input.coordinate) error(403, 'Die Texte ändert die Koordination.');
  return valueOrError(await input.locals.app.strategy.readOfficeStrategy(input.locals.ctx, { key: input.key }));
}

export function textOrError(strategy: OfficeStrategy, textId: string): OfficeText {
  return strategy.texts.find((text) => text.id === textId) ?? error(404, 'Diesen Text gibt es nicht.');
}

export const textName = (text: Pick<OfficeText, 'kind' | 'title'>): string => text.title || textKindWords[text.kind];

/** The way back from a page below the texts. */
export const textCrumbs = (input: { county: string; strategy: Pick<OfficeStrategy, 'key' | 'title'>; list: boolean }) => {
  const paths = officePaths(input.county);
  return [
    { label: 'Strategien', href: paths.strategies },
    { label: input.strategy.title, href: paths.strategy(input.strategy.key) },
    { label: 'Angaben', href: paths.strategyEdit(input.strategy.key) },
    ...(input.list ? [{ label: 'Texte', href: paths.strategyTexts(input.strategy.key) }] : []),
  ];
};

/** What a text may belong to: the entries of the first level, and the one that it belongs to already. */
export function fieldChoices(strategy: OfficeStrategy, text: OfficeText | null): { value: string; label: string }[] {
  const below = (nodes: OfficeStrategy['nodes']): OfficeStrategy['nodes'] =>
    nodes.flatMap((node) => [node, ...below(node.children)]);
  return below(strategy.nodes)
    .filter((node) => node.parentId === null || node.id === text?.nodeId)
    .map((node) => ({ value: node.id, label: [node.path, node.title].filter(Boolean).join(' ') }));
}

export const emptyText = (url: URL): TextForm => ({
  kind: oneOf(url, 'art', textKinds) ?? 'situation',
  title: '',
  items: '',
  nodeId: '',
  reason: '',
});

export const storedText = (text: OfficeText): TextForm => ({
  kind: text.kind,
  title: text.title,
  items: text.items.join('\n\n'),
  nodeId: text.nodeId ?? '',
  reason: '',
});

export const readText = (form: FormData): TextForm => ({
  kind: textOf(form, 'kind') ?? '',
  title: textOf(form, 'title') ?? '',
  items: textOf(form, 'items') ?? '',
  nodeId: textOf(form, 'nodeId') ?? '',
  reason: textOf(form, 'reason') ?? '',
});

/** The form as the use cases want it: an empty line parts paragraphs. */
export const textInput = (form: TextForm) => ({
  kind: form.kind as OfficeText['kind'],
  title: form.title,
  items: form.items
    .split(/\r?\n\s*\n/)
    .map((item) => item.trim())
    .filter((item) => item !== ''),
  nodeId: form.nodeId || null,
  reason: form.reason || null,
});
