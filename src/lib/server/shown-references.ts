import type { Result } from '#kernel/result.ts';
import type { PublicReference } from '#modules/network/contract-places.ts';
import type { PublicBlock } from '#modules/welcome/contract.ts';

/** Ids of what blocks of a kind refer to. */
export const refsOf = (blocks: readonly Pick<PublicBlock, 'kind' | 'ref'>[], kind: PublicBlock['kind']): string[] =>
  blocks.flatMap((block) => (block.kind === kind && block.ref !== null ? [block.ref] : []));

/** Places and contact cards that a text shows, as everybody may see them. */
export function shownReferences(input: {
  locals: App.Locals;
  language: string;
  blocks: readonly PublicBlock[];
}): Promise<Result<PublicReference[]>> {
  const { locals, language, blocks } = input;
  const [placeIds, contactIds] = [refsOf(blocks, 'place'), refsOf(blocks, 'contact')];
  return locals.app.network.readPublicReferences(locals.ctx, { language, placeIds, contactIds });
}
