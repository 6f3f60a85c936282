/** The letters that every bank of the scheme must take (EPC217-08): Latin without marks, digits, a few signs. */
export const isSepaText = (text: string): boolean => /^[A-Za-z0-9/\-?:().,'+ ]*$/.test(text);

const spelled: Record<string, string> = {
  ...{ Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ẞ: 'SS' },
  ...{ Æ: 'AE', æ: 'ae', Œ: 'OE', œ: 'oe', Ø: 'O', ø: 'o', Ð: 'D', ð: 'd', Þ: 'Th', þ: 'th', Đ: 'D', đ: 'd', Ħ: 'H', ħ: 'h' },
  ...{ Ł: 'L', ł: 'l', ı: 'i', Ŋ: 'N', ŋ: 'n', Ŧ: 'T', ŧ: 't', Ə: 'A', ə: 'a', ʼ: "'", ʻ: "'" },
  ...{ '‘': "'", '’': "'", '‚': "'", '`': "'", '´': "'", '“': "'", '”': "'", '„': "'", '"': "'", '«': "'", '»': "'" },
  ...{ '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', _: '-', '~': '-', '&': '+', '@': '(at)', '€': 'EUR', '§': 'Par.' },
  ...{
    '[': '(',
    ']': ')',
    '{': '(',
    '}': ')',
    '<': '(',
    '>': ')',
    '|': '/',
    '\\': '/',
    ';': ',',
    '…': '...',
    '№': 'No',
    '!': '.',
  },
};

const cyrillic: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i' },
  ...{
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ў: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
  },
  ...{ ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', ђ: 'd', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz' },
};
const greek: Record<string, string> = {
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x' },
  ...{ ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
};

function latin(letter: string): string | null {
  const known = spelled[letter];
  if (known !== undefined) return known;
  const small = letter.toLowerCase();
  const other = cyrillic[small] ?? greek[small];
  if (other === undefined) return null;
  return small === letter ? other : other.slice(0, 1).toUpperCase() + other.slice(1);
}

/**
 * A text in the letters that all banks take, cut to a length. What has no Latin spelling becomes a point, as the guideline asks; runs of
 * blanks become one.
 */
export function sepaText(text: string, most: number): string {
  const spelledOut = [...text.normalize('NFC')]
    .map((letter) => {
      if (/\s/.test(letter)) return ' ';
      // A sign without width is nothing to print.
      if (/^\p{C}$/u.test(letter)) return '';
      if (isSepaText(letter)) return letter;
      const known = latin(letter);
      if (known !== null) return known;
      const plain = [...letter.normalize('NFKD').replaceAll(/\p{M}/gu, '')].map((part) =>
        isSepaText(part) ? part : latin(part),
      );
      return plain.some((part) => part === null) ? '.' : plain.join('');
    })
    .join('');
  return spelledOut.replaceAll(/ +/g, ' ').trim().slice(0, most).trim();
}

/** Whether a bank could read anything of it. */
export const saysSomething = (text: string): boolean => /[A-Za-z0-9]/.test(text);

/** What banks take as a reference: their letters, 35 at most, no slash at either end and no two in a row. */
export const isSepaReference = (text: string): boolean =>
  /^[A-Za-z0-9/\-?:().,'+ ]{1,35}$/.test(text) && text.trim() === text && !/^\/|\/$|\/\//.test(text);
