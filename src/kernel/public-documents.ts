import type { CountyCtx, Tx } from './context.ts';
import type { RetrievalDocument } from './retrieval/types.ts';

/**
 * What the public can find of a module in one language: texts that are written in it, or translated; what is not, is left out,
 * for readers are offered the German ones as a second chance. `href` is the address below the county, `/ar/orte/…`.
 */
export type PublicDocumentSource = (input: { ctx: CountyCtx; tx: Tx; language: string }) => Promise<RetrievalDocument[]>;
