import { expect, it } from 'vitest';
import { noteRuns } from './goals.ts';
import { noteOf } from './period.fixture.ts';

it('a note tells its figure between its words and what comes next', () => {
  const note = noteOf({
    nodeId: 'n',
    date: '2026-02-10',
    state: 'running',
    text: 'Die Kurse laufen.',
    figure: { value: 1042, label: 'Teilnehmende' },
    nextStep: 'Auswertung',
  });
  const said = noteRuns(note, { mixed: false }).map((run) => run.text);
  expect(said.join('')).toBe(
    '10. Februar 2026, läuft: Die Kurse laufen. Kennzahl: 1.042 Teilnehmende. Nächster Schritt: Auswertung',
  );
  expect(noteRuns({ ...note, figure: null }, { mixed: false }).map((run) => run.text)).not.toContain(' Kennzahl: ');
});
