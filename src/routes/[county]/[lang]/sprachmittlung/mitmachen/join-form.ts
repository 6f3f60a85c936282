import type { InterpreterLevel } from '#modules/interpreting/contract.ts';

/** So many languages fit the form; the pool enters more. */
export const joinRows = [0, 1, 2] as const;
const single = ['poolId', 'name', 'mail', 'phone', 'germanLevel', 'municipalityId', 'times', 'remark', 'accepted'] as const;
/** Names of the controls, in the order of the page. */
export const joinControls: readonly string[] = [...single, ...joinRows.flatMap((row) => [`language.${row}`, `level.${row}`])];

/** What was typed as the use case takes it, and the control of a fault: rows without a language are left out. */
export function joinOf(typed: Readonly<Record<string, string>>) {
  const word = (name: string): string => typed[name] ?? '';
  const filled = joinRows.filter((row) => word(`language.${row}`) !== '');
  const input = {
    ...(Object.fromEntries(single.map((name) => [name, word(name)])) as Record<(typeof single)[number], string>),
    germanLevel: word('germanLevel') as InterpreterLevel,
    languages: filled.map((row) => ({ tag: word(`language.${row}`), level: word(`level.${row}`) as InterpreterLevel })),
    accepted: (word('accepted') !== '') as true,
  };
  const rowOf = (id: string): string => {
    const [kind = '', index] = id.split('.');
    return kind === 'language' || kind === 'level' ? `${kind}.${filled[Number(index)] ?? 0}` : id;
  };
  return { input, rowOf };
}
