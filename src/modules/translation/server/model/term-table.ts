import { withoutGuard } from '#kernel/csv.ts';

export type TermRow = { from: string; language: string; source: string; target: string; note: string | null };

export const termHeads = ['Aus', 'Sprache', 'Wort', 'Übersetzung', 'Anmerkung'] as const;

const most = 10_000;

/** Rows of a CSV file with semicolons, commas or tabs (RFC 4180). */
function rowsOf(text: string): string[][] {
  const [head = ''] = text.split('\n', 1);
  const mark = [';', '\t', ','].find((one) => head.includes(one)) ?? ';';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === mark || letter === '\n') {
      rows.at(-1)!.push(cell.replace(/\r$/, ''));
      cell = '';
      if (letter === '\n') rows.push([]);
    } else cell += letter;
  }
  rows.at(-1)!.push(cell.replace(/\r$/, ''));
  return rows;
}

/** A table of terms, or what is wrong with it, line by line. */
export function readTerms(input: {
  text: string;
  languages: readonly string[];
}): { ok: true; terms: TermRow[] } | { ok: false; faults: string[] } {
  const [head = [], ...rows] = rowsOf(input.text.replace(/^\uFEFF/, ''));
  const columns = termHeads.map((name) => head.findIndex((cell) => cell.trim().toLowerCase() === name.toLowerCase()));
  if (columns.slice(0, 4).some((at) => at < 0)) {
    return { ok: false, faults: [`Die erste Zeile muss die Spalten ${termHeads.slice(0, 4).join(', ')} nennen.`] };
  }
  const faults: string[] = [];
  const terms: TermRow[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const [from = '', language = '', source = '', target = '', note = ''] = columns.map((at) =>
      at < 0 ? '' : withoutGuard(row[at] ?? '').trim(),
    );
    if ([from, language, source, target].every((cell) => cell === '')) continue;
    const place = `Zeile ${index + 2}: `;
    if (source === '' || target === '' || source.length > 200 || target.length > 200) {
      faults.push(`${place}Wort und Übersetzung brauchen 1 bis 200 Zeichen.`);
    } else if (!input.languages.includes(from) || !input.languages.includes(language) || from === language) {
      faults.push(`${place}Aus „${from.slice(0, 20)}“ in „${language.slice(0, 20)}“ übersetzt der Landkreis nicht.`);
    } else if (seen.has(`${from} ${language} ${source}`)) faults.push(`${place}„${source}“ steht zweimal da.`);
    else terms.push({ from, language, source, target, note: note === '' ? null : note.slice(0, 300) });
    seen.add(`${from} ${language} ${source}`);
  }
  if (terms.length > most) faults.push(`Höchstens ${most} Wörter auf einmal.`);
  if (terms.length === 0 && faults.length === 0) faults.push('In der Datei steht kein Wort.');
  return faults.length > 0 ? { ok: false, faults } : { ok: true, terms };
}
