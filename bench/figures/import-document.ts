import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeText, textLines } from '#adapters/documents/decode-text.ts';
import { readDocument } from '#adapters/documents/read-document.ts';
import { readStrategy } from '#modules/strategy/server/model/reading/read-strategy.ts';
import { alternating, figure, timed, type Figure } from '../measure.ts';

/** Importing a document of 1 MB against reading its text alone: at most three times that, plus one second. */
export async function importDocument(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kreislotse-bench-'));
  const path = join(folder, 'konzept.txt');
  try {
    await writeFile(path, longDocument(1_000_000));
    const whole = (): Promise<number> =>
      timed(async () => {
        const read = await readDocument({ path, name: 'konzept.txt' });
        if (!read.ok) throw new Error(read.message);
        const draft = readStrategy({ lines: read.lines });
        if (draft.nodes.length === 0) throw new Error('nothing was recognised');
      });
    const textAlone = (): Promise<number> =>
      timed(async () => {
        const decoded = decodeText(await readFile(path));
        if (!decoded.ok || textLines(decoded.text).length === 0) throw new Error('no text');
      });
    const measured = await alternating({ rounds: 5, thing: whole, reference: textAlone });
    return [
      figure({
        name: 'import-document',
        value: measured.value,
        referenceValue: 3 * measured.referenceValue + 1_000,
        unit: 'ms',
        reference: `three times reading the text alone (${measured.referenceValue.toFixed(1)} ms) plus one second`,
        better: 'lower',
        limit: 1,
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A strategy in the manner of a county's document: fields, goals, measures, and prose between them. */
function longDocument(bytes: number): string {
  const parts: string[] = ['# Integrationskonzept Musterkreis\n'];
  let size = 0;
  for (let field = 1; size < bytes; field += 1) {
    const part = [
      `## Handlungsfeld ${field}: Thema ${field}\n`,
      ...Array.from({ length: 8 }, (_, goal) =>
        [
          `Der Musterkreis beschreibt hier, warum das Ziel ${goal + 1} wichtig ist und wen es betrifft. `.repeat(6),
          '',
          `### Ziel ${field}.${goal + 1}`,
          '',
          `Angebote im Bereich ${goal + 1} erweitern und besser bekannt machen`,
          '',
          '### Strategische Maßnahmen',
          '',
          ...Array.from(
            { length: 5 },
            (__, measure) => `${measure + 1}. Schritt ${measure + 1} mit den Beteiligten abstimmen und umsetzen`,
          ),
          '',
        ].join('\n'),
      ),
    ].join('\n');
    parts.push(part);
    size += part.length;
  }
  return parts.join('\n');
}
