/** Shortest password. Length is what counts; no signs are prescribed (NIST SP 800-63B, BSI ORP.4). */
export const shortestPassword = 12;
export const longestPassword = 128;

/** What people take when twelve characters are asked for, without digits and signs, in small letters. */
const common = new Set(
  [
    'passwort passwortpasswort password passwordpassword meinpasswort geheimespasswort geheim geheimgeheim',
    'qwertzuiop qwertzuiopasdfghjkl qwertyuiop qwertyuiopasdfghjkl asdfghjkl yxcvbnm zxcvbnm qwertz qwerty',
    'hallo hallohallo hallowelt willkommen willkommenzurueck ichliebedich iloveyou letmein welcome',
    'administrator admin adminadmin changeme bitteaendern standardpasswort integration landkreis kreisverwaltung',
    'kreislotse sommer winter fruehling herbst schalke borussia fussball sonnenschein schatz baby master superman',
    'abc abcdef abcdefgh abcdefghijkl test testtest testpasswort kennwort kennwortkennwort computer internet',
  ].flatMap((line) => line.split(' ')),
);

/**
 * What is wrong with a new password, in words; null when it may be taken.
 * @param about name and address of the person: a password made of them is none
 */
export function passwordFault(input: { password: string; about: readonly string[] }): string | null {
  const { password } = input;
  if ([...password].length < shortestPassword) return `Bitte mindestens ${shortestPassword} Zeichen.`;
  if (password.length > longestPassword) return `Bitte höchstens ${longestPassword} Zeichen.`;
  const plain = fold(password);
  const letters = plain.replace(/[^a-z]/g, '');
  const known =
    new Set(plain).size < 5 ||
    common.has(letters) ||
    /^(?:0?1234567890?)+/.test(plain) ||
    isRun(plain) ||
    (letters === '' && plain.length < 16);
  if (known)
    return 'Dieses Passwort ist leicht zu erraten. Nehmen Sie zum Beispiel vier Wörter, die nichts miteinander zu tun haben.';
  const own = input.about
    .flatMap((text) => fold(text).split(/[^a-z0-9]+/))
    .filter((part) => part.length >= 4)
    .reduce((rest, part) => rest.replaceAll(part, ''), plain);
  if ([...own].length < 8) return 'Dieses Passwort besteht fast nur aus Ihrem Namen oder Ihrer Adresse.';
  return null;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[@4]/g, (sign) => (sign === '@' ? 'a' : sign))
    .replace(/[$]/g, 's');

/** One step repeated all along: abcdefghijkl, 9876543210987. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, index) => sign.codePointAt(0)! - text.codePointAt(index)!);
  const regular = steps.filter((step) => step === 1 || step === -1).length;
  return regular >= steps.length * 0.8;
}
