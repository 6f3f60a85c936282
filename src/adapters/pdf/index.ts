import { join } from 'node:path';
import type { CitableDocument, PosterDocument } from '#kernel/document.ts';
import { adapterFolder } from './assets.ts';
import { createWorkerPool } from './worker-pool.ts';

export interface Pdf {
  /**
   * The document as a tagged PDF/UA-1 file: the same document gives the same bytes. Content never makes it fail: a
   * character that no font holds is printed as a placeholder. Rejects with `WorkerPoolError` (`timeout`, `died`,
   * `closed`), with `DocumentShapeError` for a document that breaks its own rules and with `TypesettingError` for a
   * fault of the layout, a broken image of the arms included.
   */
  render: (input: { document: CitableDocument; layout?: 'report' | 'handout' }) => Promise<Uint8Array>;
  /** A poster on A3, likewise. */
  poster: (input: { poster: PosterDocument }) => Promise<Uint8Array>;
  close: () => Promise<void>;
}

/**
 * A typesetter in a worker thread of its own, so that a long report never stops the site.
 * @param fontsDir a folder with the same TTF files, where the npm packages of the fonts are not at hand
 * @param timeoutMs longest time for one document in milliseconds; 100 pages take about one second
 */
export const createPdf = ({ fontsDir, timeoutMs = 120_000 }: { fontsDir?: string; timeoutMs?: number } = {}): Pdf => {
  const pool = createWorkerPool({
    file: join(adapterFolder(), 'typst-worker.ts'),
    workerData: { fontsDir },
    timeoutMs,
  });
  return {
    render: async ({ document, layout = 'report' }) => (await pool.run({ layout, document })) as Uint8Array,
    poster: async ({ poster }) => (await pool.run({ layout: 'poster', document: poster })) as Uint8Array,
    close: () => pool.close(),
  };
};
