import { figureLines, interpretingFigures } from './list-registers-interpreting-figures.ts';
import { loadInterpretingFigures } from './load-interpreting-figures.ts';
import { list, type OfficeList } from './office-list.ts';

/** Figures of interpreting as a table. */
export const interpretingFigureLists: readonly OfficeList[] = [
  list('sprachmittlung/zahlen', async ({ locals, url }) => ({
    register: interpretingFigures,
    rows: figureLines(await loadInterpretingFigures({ locals, url })),
    name: `sprachmittlung-${locals.county!.slug}`,
  })),
];
