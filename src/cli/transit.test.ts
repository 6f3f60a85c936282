import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readOptions, transitCommand } from './transit.ts';

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

describe('transit', () => {
  it('takes a file and a county', () => {
    expect(readOptions(['vbn.zip', '--county', 'heidekreis'])).toEqual({ file: 'vbn.zip', county: 'heidekreis' });
  });
  it.each([
    [[]],
    [['import']],
    [['import', 'a.zip']],
    [['import', 'a.zip', 'b.zip', '--county', 'x']],
    [['import', 'a.zip', '--county']],
    [['import', '--fast', 'a.zip', '--county', 'x']],
    [['export', 'a.zip', '--county', 'x']],
  ])('does not understand %j', async (args) => {
    expect(await transitCommand({ args, stdout: nowhere, stderr: nowhere, help: '' })).toBe(2);
  });
});
