import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createReporter } from '#composition/integreat/report.ts';
import { linesOf, welcomeCommand } from './welcome.ts';

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
const run = (...args: string[]) => welcomeCommand({ args, stdout: nowhere, stderr: nowhere, help: '' });

describe('welcome', () => {
  it.each([
    [],
    ['import'],
    ['import', '--from', 'https://x.example'],
    ['import', '--from', 'https://x.example', '--region', 'a', 'b'],
    ['import', '--region'],
    ['import', '--from', 'https://x.example', '--region', 'a', '--quick'],
    ['export-integreat'],
    ['export-integreat', 'a', 'b'],
  ])('does not understand %j %j', async (...args) => {
    expect(await run(...args)).toBe(2);
  });

  it('prints what became of an import by what there is to do', () => {
    const reporter = createReporter({ source: 'https://x.example/muster', county: 'Musterkreis' });
    reporter.count('page', 'added');
    reporter.leftOut('event', 'Fest', 'it ends before it begins');
    reporter.kept('page', 'Wohnen');
    reporter.note('place', 'Rathaus', 'moved');
    expect(linesOf(reporter.report())).toEqual([
      'https://x.example/muster → Musterkreis',
      '',
      '               added   changed      same      kept  left out',
      'medium             0         0         0         0         0',
      'place              0         0         0         0         0',
      'contact            0         0         0         0         0',
      'page               1         0         0         1         0',
      'event              0         0         0         0         1',
      'news               0         0         0         0         0',
      'imprint            0         0         0         0         0',
      '',
      'Not taken over:',
      '  event: Fest: it ends before it begins',
      '',
      'Changed here, so left as it is:',
      '  page: Wohnen: was changed here after it was taken over, and stays as it is here',
      '',
      'To know:',
      '  place: Rathaus: moved',
    ]);
  });
});
