import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommand } from './strategy-read.ts';

const FIXTURE = join(import.meta.dirname, '../modules/strategy/server/model/reading/fixtures/seekreis-tabelle.md');

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await readCommand({
    args,
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

describe('strategy read', () => {
  it('prints the JSON with exactly the documented keys and nothing else', async () => {
    const { code, out, err } = await run(FIXTURE, '--json');
    expect([code, err]).toEqual([0, '']);
    const printed = JSON.parse(out) as { nodes: { children: object[] }[]; unused: object[] };
    expect(Object.keys(printed)).toEqual(['title', 'levels', 'texts', 'nodes', 'unused']);
    const keys = 'level number title text kind responsible targetGroups horizon period steps status source children';
    expect(Object.keys(printed.nodes[0] as object).join(' ')).toBe(keys);
    expect(Object.keys(printed.nodes[0]?.children[0] as object).join(' ')).toBe(keys);
    expect(Object.keys(printed.unused[0] as object)).toEqual(['from', 'to', 'text']);
    expect(printed.nodes[0]?.children[0]).toMatchObject({
      level: 1,
      number: 'A.1',
      title: 'Wohnlotsen ausbilden',
      period: { from: '2026-01-01', to: '2027-09-30' },
      status: [{ date: '2026-03-31', text: 'In Vorbereitung (März 2026)' }],
      source: [{ from: 7, to: 7 }],
    });
  });

  it('prints an outline for people', async () => {
    const { code, out } = await run(FIXTURE);
    expect(code).toBe(0);
    expect(out).toContain('Ebenen: Handlungsfeld > Maßnahme');
    expect(out).toContain('Maßnahme A.1: Wohnlotsen ausbilden [Sozialamt · Familien · 2026-01-01 bis 2027-09-30] (Z. 7)');
  });

  it('reports errors on stderr: 1 for the file, 2 for the usage', async () => {
    expect(await run('missing.txt', '--json')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('not-found') as string,
    });
    expect(await run()).toMatchObject({ code: 2, out: '' });
    expect(await run(FIXTURE, '--xml')).toMatchObject({ code: 2, err: expect.stringContaining('--xml') as string });
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
  });
});
