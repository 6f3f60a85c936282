/** A key of the catalogue of public services (LeiKa, in FIM): 14 digits, of which the first two name the catalogue. */
const pattern = /^99\d{12}$/;

/** The key as it is kept, without the spaces and points with which people write it; null where it is none. */
export function leikaKeyOf(text: string): string | null {
  const digits = text.replaceAll(/[\s.\-–/]/g, '');
  return pattern.test(digits) ? digits : null;
}
