import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countyShape, deliberationShape, networkShape, placesShape, strategyShape, successionShape } from './shape.ts';
import type { County, Deliberation, Strategy, StrategyNode, Succession } from './shape.ts';

const dataFolder = fileURLToPath(new URL('../../data/', import.meta.url));

export type Loaded = { county: County; deliberation: Deliberation | null; succession: Succession | null; strategies: { file: string; strategy: Strategy }[] };

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Every folder of `data/` that holds a county, parsed; throws with the path of the first wrong field. */
export function loadCounties(): Loaded[] {
  return readdirSync(dataFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${dataFolder}${entry.name}/county.json`))
    .map(({ name }) => ({
      county: countyShape.parse(readJson(`${dataFolder}${name}/county.json`)),
      deliberation: existsSync(`${dataFolder}${name}/deliberation.json`)
        ? deliberationShape.parse(readJson(`${dataFolder}${name}/deliberation.json`))
        : null,
      succession: existsSync(`${dataFolder}${name}/succession.json`)
        ? successionShape.parse(readJson(`${dataFolder}${name}/succession.json`))
        : null,
      strategies: readdirSync(`${dataFolder}${name}/strategies`).map((file) => ({
        file: `${name}/strategies/${file}`,
        strategy: strategyShape.parse(readJson(`${dataFolder}${name}/strategies/${file}`)),
      })),
    }));
}

/** The `network.json` of every county that has one, parsed. */
export const loadNetworks = () =>
  readdirSync(dataFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${dataFolder}${entry.name}/network.json`))
    .map(({ name }) => ({ slug: name, network: networkShape.parse(readJson(`${dataFolder}${name}/network.json`)) }));

/** The `places.json` of every county, parsed. */
export const loadPlaceFiles = () =>
  readdirSync(dataFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${dataFolder}${entry.name}/places.json`))
    .map(({ name }) => ({
      slug: name,
      file: placesShape.parse(readJson(`${dataFolder}${name}/places.json`)),
      outline: readJson(`${dataFolder}${name}/outline.json`) as { features: { properties: { ags: string }; geometry: unknown }[] },
    }));

/** The printed documents by file name, or null in a clone that does not have them. */
export function readDocuments(): Map<string, string> | null {
  const folder = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));
  if (!existsSync(folder)) {
    console.log(
      'tests/data: ../shared/seeds is not here, the comparison with the printed documents is skipped',
    );
    return null;
  }
  const files = readdirSync(folder).filter((file) => /^\d{3}_.*\.txt$/.test(file));
  return new Map(files.map((file) => [file.slice(0, 3), readFileSync(folder + file, 'utf8')]));
}

/** The words of the folder's own README, which are compared with the documents too. */
export function readReadme(): string {
  return readFileSync(`${dataFolder}README.md`, 'utf8');
}

/** A node and everything below it, with the parent of each. */
export function walk(
  nodes: StrategyNode[],
  parent: StrategyNode | null = null,
): { node: StrategyNode; parent: StrategyNode | null }[] {
  return nodes.flatMap((node) => [{ node, parent }, ...walk(node.children, node)]);
}

/** Every string in a JSON value, except the official keys of places, which look like numbers to dial. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value)
    .filter(([name]) => name !== 'ags' && name !== 'partOf')
    .flatMap(([, part]) => stringsOf(part));
}

/** Lower-case words and numbers, without marks and soft hyphens. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('\u00ad', '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** All runs of `length` words, joined by a space. */
export function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text);
  return words
    .slice(0, Math.max(0, words.length - length + 1))
    .map((_, at) => words.slice(at, at + length).join(' '));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two `#rrggbb` colours by WCAG 2.2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
