import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { fontFamilies, readFonts } from '#adapters/pdf/assets.ts';
import { germanSample } from '#kernel/document-german.fixture.ts';
import { createPdf } from '#adapters/pdf/index.ts';
import { prepare } from '#adapters/pdf/prepare.ts';
import type { Block, CitableDocument } from '#kernel/document.ts';
import { alternating, figure, timed, type Figure } from '../measure.ts';

const leastPages = 40;

/**
 * A report of 40 pages or more from a warm worker, against the typesetter alone on the same source: what checking the
 * text, the way to the worker and back, and the marks for screen readers cost beside it.
 */
export async function reportPdf(): Promise<Figure[]> {
  const document = longReport();
  const pdf = createPdf();
  const alone = typesetterAlone(document);
  try {
    const pages = pagesOf(await pdf.render({ document }));
    if (pages < leastPages) throw new Error(`the sample has only ${pages} pages`);
    const measured = await alternating({
      rounds: 5,
      thing: () => timed(() => pdf.render({ document })),
      reference: () => timed(alone),
    });
    return [
      figure({
        name: 'report-pdf',
        ...measured,
        unit: 'ms',
        reference: `Typst alone on the same source of ${pages} pages`,
        better: 'lower',
        limit: 2,
      }),
    ];
  } finally {
    await pdf.close();
  }
}

function typesetterAlone(document: CitableDocument): () => void {
  const { NodeCompiler } = createRequire(import.meta.url)(
    '@myriaddreamin/typst-ts-node-compiler',
  ) as typeof import('@myriaddreamin/typst-ts-node-compiler');
  const folder = fileURLToPath(new URL('../../src/adapters/pdf', import.meta.url));
  const room = '/kreislotse-bench';
  const compiler = NodeCompiler.create({ workspace: room, fontArgs: [{ fontBlobs: readFonts().flat() }] });
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.typ')))
    compiler.addSource(join(room, name), readFileSync(join(folder, name), 'utf8'));
  const { data } = prepare({ document, legible: (text) => text, families: fontFamilies });
  const bytes = Buffer.from(JSON.stringify(data));
  return () => {
    compiler.mapShadow(join(room, 'data.json'), bytes);
    const compiled = compiler.compile({ mainFilePath: join(room, 'report.typ') });
    if (!compiled.result) throw new Error('the typesetter refused the sample');
    compiler.pdf(compiled.result, { pdfStandard: 'ua-1' });
    compiler.unmapShadow(join(room, 'data.json'));
    compiler.evictCache(3);
  };
}

/** The sample's blocks often enough for a long report; addresses inside it are made different each time. */
function longReport(): CitableDocument {
  const blocks: Block[] = Array.from({ length: 30 }, (_, copy) =>
    germanSample.blocks.map((block) =>
      'id' in block && typeof block.id === 'string' ? ({ ...block, id: `${block.id}-${copy}` } as Block) : block,
    ),
  ).flat();
  return { ...germanSample, blocks };
}

const pagesOf = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page[^s]/g) ?? []
  ).length;
