import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { offersCommand, readOptions, sourceOf } from './offers.ts';

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

describe('offers import', () => {
  it('takes a county and a source', () => {
    const plain = {
      county: 'heidekreis',
      from: 'a.ndjson',
      source: 'a.ndjson',
      hideGone: false,
      topic: null,
      state: 'draft',
      dryRun: false,
    };
    expect(readOptions(['heidekreis', '--from', 'a.ndjson'])).toEqual(plain);
    expect(readOptions(['--dry-run', '--topic', 'work', 'heidekreis', '--public', '--from', 'a.ndjson'])).toEqual({
      ...plain,
      topic: 'work',
      state: 'public',
      dryRun: true,
    });
    expect(readOptions(['heidekreis', '--hide-gone', '--source', 'Nachbar', '--from', 'a.ndjson'])).toEqual({
      ...plain,
      hideGone: true,
      source: 'Nachbar',
    });
  });

  it.each([
    ['https://nachbar.example/api/hsds/kreis/services?profile=3.1', 'https://nachbar.example/api/hsds/kreis'],
    ['https://nachbar.example/api/hsds/kreis/', 'https://nachbar.example/api/hsds/kreis'],
    ['https://name:geheim@nachbar.example/hsds', 'https://nachbar.example/hsds'],
    ['ordner/verzeichnis.ndjson', 'verzeichnis.ndjson'],
  ])('names the source %s the same each time', (from, source) => {
    expect(sourceOf(from)).toBe(source);
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
