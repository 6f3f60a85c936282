import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CitableDocument, PosterDocument } from '#kernel/document.ts';
import { adapterFolder, fontFamilies, readFonts } from './assets.ts';
import { coveredBy } from './coverage.ts';
import { createLegible } from './legible.ts';
import { prepare, type Prepared } from './prepare.ts';
import { preparePoster } from './prepare-poster.ts';
import { readPdfFile, writePdfFile } from './pdf-file.ts';
import { readRightToLeft } from './right-to-left.ts';
import { markRowHeaders } from './row-headers.ts';

/** The typesetter refused the document: a fault of the layout, since content cannot cause one. */
export class TypesettingError extends Error {
  override name = 'TypesettingError';
}

const LAYOUT = ['report.typ', 'handout.typ', 'poster.typ', 'theme.typ', 'frame.typ', 'inline.typ', 'blocks.typ', 'charts.typ'];

/** What is set, and how. */
export type Setting =
  { layout: 'report' | 'handout'; document: CitableDocument } | { layout: 'poster'; document: PosterDocument };

// A folder that need not exist: the compiler sees only what is mapped into it, never the machine's files.
const ROOM = join(process.platform === 'win32' ? 'C:\\' : '/', 'kreislotse-report');

/**
 * A typesetter on the calling thread (blocking: use it in a worker). `typeset` answers the bytes of a PDF/UA-1 file,
 * the same bytes for the same document.
 */
export const createTypesetter = ({ fontsDir }: { fontsDir?: string | undefined }) => {
  // The binding is CommonJS and named exports of it are not seen by the module loader of every bundler.
  const { NodeCompiler } = createRequire(import.meta.url)(
    '@myriaddreamin/typst-ts-node-compiler',
  ) as typeof import('@myriaddreamin/typst-ts-node-compiler');
  const scripts = readFonts({ fontsDir });
  const legible = createLegible({ fonts: scripts.map((faces) => commonTo(faces)) });
  const compiler = NodeCompiler.create({ workspace: ROOM, fontArgs: [{ fontBlobs: scripts.flat() }] });
  const data = join(ROOM, 'data.json');
  for (const name of LAYOUT) {
    compiler.addSource(join(ROOM, name), readFileSync(join(adapterFolder(), name), 'utf8'));
  }

  const prepared = (setting: Setting): Prepared =>
    setting.layout === 'poster'
      ? preparePoster({ poster: setting.document, legible, families: fontFamilies })
      : prepare({ document: setting.document, legible, families: fontFamilies });

  return (setting: Setting): Uint8Array => {
    const ready = prepared(setting);
    for (const { name, bytes } of ready.images) compiler.mapShadow(join(ROOM, name), bytes);
    compiler.mapShadow(data, Buffer.from(JSON.stringify(ready.data)));
    try {
      const compiled = compiler.compile({ mainFilePath: join(ROOM, `${setting.layout}.typ`) });
      if (compiled.hasError() || !compiled.result) {
        throw new TypesettingError(messages(compiled.takeError()?.shortDiagnostics));
      }
      // An unknown font is only a warning, and a report in a chance font is not the county's.
      const warnings = compiled.takeWarnings()?.shortDiagnostics ?? [];
      if (warnings.length > 0) throw new TypesettingError(messages(warnings));
      const pdf = exportPdf(() => compiler.pdf(compiled.result!, { pdfStandard: 'ua-1' }));
      const file = readPdfFile(pdf);
      markRowHeaders({ file, rowHeaders: ready.rowHeaders });
      readRightToLeft({ file });
      return writePdfFile(file);
    } finally {
      compiler.unmapShadow(data);
      for (const { name } of ready.images) compiler.unmapShadow(join(ROOM, name));
      compiler.evictCache(3);
    }
  };
};

// A cluster may be set in any weight or slope, so it counts as covered only where every face has it.
const commonTo = (faces: Buffer[]): Set<number> =>
  faces.map((font) => coveredBy({ font })).reduce((common, next) => common.intersection(next));

const exportPdf = (run: () => Buffer): Buffer => {
  try {
    return run();
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new TypesettingError(code ?? message);
  }
};

const messages = (diagnostics: unknown[] | undefined): string =>
  (diagnostics ?? []).map((entry) => (entry as { message?: string }).message ?? JSON.stringify(entry)).join('; ') ||
  'The typesetter gave no document and no reason';
