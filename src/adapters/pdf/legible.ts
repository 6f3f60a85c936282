/** Stands for what no font of the report can draw; it is in Fira Sans. */
export const PLACEHOLDER = '\u25af';

// Line and paragraph separators would break a line in the middle of data.
const BLANKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
// Controls, bidirectional overrides and isolates, byte order marks, noncharacters: they have no shape of their own,
// and a PDF must not carry them as text. Marks of direction (200E, 200F), joiners and soft hyphens stay.
const SHAPELESS =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u180e\u2060-\u206f\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\ufff0-\uffff\u{e0000}-\u{e0fff}]|\p{Noncharacter_Code_Point}/gu;
// In the fonts, yet unknown to the typesetter's shaper, whose Unicode data is older (Arabic additions since 14.0).
const UNSHAPED = /[\u02c9\u061d\u0870-\u089f\u08b5\u08bf-\u08d2\ufbc2\ufd40-\ufd4f\ufdcf\ufdfe\ufdff\u{10efd}-\u{10eff}]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Makes text that can always be set: whatever character no font holds becomes one visible placeholder, so that a
 * report with an emoji in a status note is printed and still shows that something is missing. Clusters (a letter with
 * its marks) must come from one font, since a shaper never mixes two in one cluster.
 */
export const createLegible = ({ fonts }: { fonts: Set<number>[] }): ((text: string) => string) => {
  const drawable = (cluster: string): boolean => {
    if (UNSHAPED.test(cluster)) return false;
    const codes = Array.from(cluster, (character) => character.codePointAt(0)!);
    return fonts.some((font) => codes.every((code) => font.has(code)));
  };
  const plain = /^[\u0020-\u007e\u00a0-\u017f]*$/u;
  return (text) => {
    if (plain.test(text)) return text;
    const clean = text.toWellFormed().normalize('NFC').replace(BLANKS, ' ').replace(SHAPELESS, '');
    if (plain.test(clean)) return clean;
    return Array.from(graphemes.segment(clean), ({ segment }) => (drawable(segment) ? segment : PLACEHOLDER)).join('');
  };
};
