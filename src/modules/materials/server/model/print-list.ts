import type { EditionStanding } from '../../contract.ts';
import type { PrintLine, PrintList } from '../../contract-kits.ts';

export type PrintPart = {
  materialId: string | null;
  /** Title of the material, or name of the thing. */
  name: string;
  perBag: number;
  /** Editions that there are. */
  editions: readonly { language: string; standing: EditionStanding }[];
};

/** How a stock is named: material and language, or the thing. */
export const stockKey = (of: { materialId: string | null; language: string | null; giveAway: string | null }): string =>
  of.materialId === null ? `sache ${of.giveAway}` : `${of.materialId} ${of.language}`;

/** Which language a part is given in: the asked one, or German where there is none. */
export function givenLanguage(part: Pick<PrintPart, 'editions'>, language: string): string | null {
  const has = (tag: string): boolean => part.editions.some((edition) => edition.language === tag);
  return has(language) ? language : has('de') ? 'de' : null;
}

/** What so many bags need, part by part and language by language, and what of it has to be printed or got. */
export function printList(input: {
  parts: readonly PrintPart[];
  bags: readonly { language: string; bags: number }[];
  stock: ReadonlyMap<string, number>;
}): PrintList {
  const { parts, bags, stock } = input;
  const total = bags.reduce((sum, entry) => sum + entry.bags, 0);
  const lines = parts.flatMap((part): PrintLine[] => {
    if (part.materialId === null) {
      const key = stockKey({ materialId: null, language: null, giveAway: part.name });
      const needed = total * part.perBag;
      const there = stock.get(key) ?? 0;
      return [
        { key, what: part.name, language: null, edition: 'thing', needed, stock: there, missing: Math.max(0, needed - there) },
      ];
    }
    // Several languages may be given the German one: it is printed once for all of them.
    const given = Map.groupBy(bags, ({ language }) => givenLanguage(part, language) ?? `ohne ${language}`);
    return [...given].map(([language, asked]): PrintLine => {
      const none = language.startsWith('ohne ');
      const key = none ? `${part.materialId} ${language}` : stockKey({ materialId: part.materialId, language, giveAway: null });
      const needed = asked.reduce((sum, entry) => sum + entry.bags, 0) * part.perBag;
      const there = none ? 0 : (stock.get(key) ?? 0);
      const standing = part.editions.find((edition) => edition.language === language)?.standing;
      const instead = language === 'de' && asked.some((entry) => entry.language !== 'de');
      return {
        key,
        what: part.name,
        language: none ? language.slice(5) : language,
        edition: none ? 'none' : instead ? 'german' : standing === 'outdated' ? 'outdated' : 'current',
        needed,
        stock: there,
        missing: none ? needed : Math.max(0, needed - there),
      };
    });
  });
  return { bags: total, languages: [...bags], lines };
}
