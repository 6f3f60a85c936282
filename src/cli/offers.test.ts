import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { offersCommand, readOptions } from './offers.ts';

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

describe('offers import', () => {
  it('takes a county and a source', () => {
    const plain = { county: 'heidekreis', from: 'a.ndjson', topic: null, state: 'draft', dryRun: false };
    expect(readOptions(['heidekreis', '--from', 'a.ndjson'])).toEqual(plain);
    expect(readOptions(['--dry-run', '--topic', 'work', 'heidekreis', '--public', '--from', 'a.ndjson'])).toEqual({
      ...plain,
      topic: 'work',
      state: 'public',
      dryRun: true,
    });
  });
  it.each([
    [[]],
    [['import']],
    [['import', 'heidekreis']],
    [['import', 'heidekreis', '--from']],
    [['import', '--from', 'a.json']],
    [['import', 'heidekreis', 'nordkreis', '--from', 'a.json']],
    [['import', 'heidekreis', '--from', 'a.json', '--topic', 'fishing']],
    [['import', 'heidekreis', '--from', 'a.json', '--fast']],
    [['export', 'heidekreis', '--from', 'a.json']],
  ])('does not understand %j', async (args) => {
    expect(await offersCommand({ args, stdout: nowhere, stderr: nowhere, help: '' })).toBe(2);
  });
});
