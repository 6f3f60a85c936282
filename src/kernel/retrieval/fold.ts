/** A word of a shown text and where it stands. */
export type Token = { start: number; end: number; word: string };

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/** The words of a text with their places, so that a hit in the folded text can be marked in the shown one. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(word)) {
    tokens.push({ start: match.index, end: match.index + match[0].length, word: match[0] });
  }
  return tokens;
}

/** Pairs `from` `to` of single letters, `from` alone for letters that are left out. */
const table = (pairs: string): Map<string, string> =>
  new Map(pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));

/**
 * What is one letter to a searching reader: what decomposition does not tell. Cyrillic letters of Ukrainian, Russian, Bulgarian and
 * Serbian that are taken for one another; letters of Arabic, Persian, Kurdish, Pashto with one shape or one sound.
 */
const letters = table(
  'ßss łl đd øo æa œo ıi ðd þth ħh ʼ ’ ' +
    'іи ыи ји єе эе ґг ь ъ ђд ћц љл њн џж ' +
    'ـ ء ٱا ىي یي ېي ۍي ێي ےي کك ڪك ةه ەه ھه ہه ۆو ۇو ۋو ڕر ڵل ګگ ټت ډد ړر ڼن ښش ږژ څس ځز ' +
    '\u200c \u200d ' +
    '٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9',
);

/** Short words that French, Italian and Catalan tie to the next one: `l'école`, `d'asile`, `qu'il`. */
const elision = /^(?:[cdjlmnst]|qu|lorsqu|jusqu|puisqu)['’](?=\p{L}{2})/u;
const plain = /^[a-z0-9]+$/;
/** Umlauts are written `ü`, `ue` and `u`; Vietnamese has these pairs as sounds of their own. */
const writtenOut = /[aou]e/g;

/**
 * A word as it is compared: small letters without marks, `ß` as `ss`, umlauts in each of their spellings as the plain vowel,
 * Cyrillic and Arabic letters that are taken for one another as one.
 */
export function fold(given: string, language: string): string {
  let text = given.toLowerCase();
  if (!plain.test(text)) {
    if (/['’ʼ]/.test(text)) {
      if (language === 'tr') text = text.replace(/['’].*$/u, '');
      else if (language === 'en') text = text.replace(/['’]s$/u, '');
      else text = text.replace(elision, '');
      text = text.replace(/['’ʼ]/g, '');
    }
    let folded = '';
    for (const letter of text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()) folded += letters.get(letter) ?? letter;
    text = folded;
  }
  return language === 'vi' || !text.includes('e', 1) ? text : text.replace(writtenOut, (pair) => pair[0]!);
}

export type Script = 'latin' | 'cyrillic' | 'arabic' | 'other';

export function scriptOf(folded: string): Script {
  const code = folded.charCodeAt(0);
  if (code < 0x250) return 'latin';
  if (code >= 0x400 && code < 0x530) return 'cyrillic';
  if (code >= 0x600 && code < 0x780) return 'arabic';
  return 'other';
}
