import { writeFile } from 'node:fs/promises';
import { cpus, totalmem, release } from 'node:os';
import { figures } from './figures.ts';
import type { Figure } from './measure.ts';

/**
 * `npm run bench [-- NAME…]`: measures each figure against its reference in the same run, prints a table and writes
 * bench/results.json. Exit code 1 when a figure does not hold.
 */
const asked = process.argv.slice(2);
const chosen = figures.filter((figure) => asked.length === 0 || asked.some((name) => figure.name.startsWith(name)));
if (chosen.length === 0) {
  console.error(`No such figure. There are: ${figures.map((figure) => figure.name).join(', ')}`);
  process.exit(2);
}
const results: Figure[] = [];
for (const figure of chosen) {
  process.stderr.write(`${figure.name} …\n`);
  results.push(...(await figure.measure()));
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}, Node ${process.versions.node}`;
await writeFile(
  new URL('./results.json', import.meta.url),
  `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, figures: results }, null, 2)}\n`,
);
const rows = results.map((figure) => [
  figure.name,
  `${show(figure.value)} ${figure.unit}`,
  `${show(figure.referenceValue)} ${figure.unit}`,
  figure.ratio.toFixed(2),
  `${figure.better === 'lower' ? '≤' : '≥'} ${figure.limit}`,
  figure.holds ? 'holds' : 'FAILS',
]);
const head = ['figure', 'value', 'reference', 'ratio', 'limit', ''];
const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
for (const row of [head, ...rows])
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
console.log(`\n${machine}`);
for (const figure of results) console.log(`${figure.name}: reference is ${figure.reference}`);
process.exit(results.every((figure) => figure.holds) ? 0 : 1);

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
}
