import type { CostOption } from '../../contract.ts';

export type CostRead = { ok: true; value: CostOption[] } | { ok: false; message: string };

/** Prices as people write them, one a line: `Einzelkarte: 3,50 €`, `20 € im Monat`. */
export function readCosts(text: string): CostRead {
  const value: CostOption[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const found = /^(.*?)[:\s]*\b(\d{1,3}(?:\.\d{3})+|\d{1,6})(?:,(\d{1,2}))? ?(?:€|Euro)\s*(.*)$/i.exec(line);
    if (!found)
      return { ok: false, message: `Zeile ${index + 1}: Bitte einen Betrag nennen, zum Beispiel „Einzelkarte: 3,50 €“.` };
    const cents = Number(found[2]!.replaceAll('.', '')) * 100 + Number((found[3] ?? '').padEnd(2, '0') || 0);
    value.push({
      option:
        [found[1], found[4]]
          .map((part) => part!.trim())
          .filter(Boolean)
          .join(' ') || 'Preis',
      amount: cents,
    });
  }
  return value.length > 20 ? { ok: false, message: 'Höchstens 20 Preise.' } : { ok: true, value };
}

/** Prices as `readCosts` takes them again. */
export const writeCosts = (costs: readonly CostOption[]): string =>
  costs.map(({ option, amount }) => `${option}: ${euros(amount)} €`).join('\n');

const euros = (cents: number): string =>
  (cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
