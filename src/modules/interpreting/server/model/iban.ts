import { invalid } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';

/** What follows country and check digits, by the registry of ISO 13616 (release 99): n digits, a letters, c either. */
const forms = `
AD n8 c12|AE n19|AL n8 c16|AT n16|AZ a4 c20|BA n16|BE n12|BG a4 n6 c8|BH a4 c14|BI n23|BR n23 a1 c1|BY c4 n4 c16|CH n5 c12|CR n18|CY n8 c16
CZ n20|DE n18|DJ n23|DK n14|DO c4 n20|EE n16|EG n25|ES n20|FI n14|FK a2 n12|FO n14|FR n10 c11 n2|GB a4 n14|GE a2 n16|GI a4 c15|GL n14
GR n7 c16|GT c24|HN a4 n20|HR n17|HU n24|IE a4 n14|IL n19|IQ a4 n15|IS n22|IT a1 n10 c12|JO a4 n4 c18|KW a4 c22|KZ n3 c13|LB n4 c20
LC a4 c24|LI n5 c12|LT n16|LU n3 c13|LV a4 c13|LY n21|MC n10 c11 n2|MD c20|ME n18|MK n3 c10 n2|MN n16|MR n23|MT a4 n5 c18|MU a4 n19 a3
NI a4 n20|NL a4 n10|NO n11|OM n3 c16|PK a4 c16|PL n24|PS a4 c21|PT n21|QA a4 c21|RO a4 c16|RS n18|RU n14 c15|SA n2 c18|SC a4 n20 a3
SD n14|SE n20|SI n15|SK n20|SM a1 n10 c12|SO n19|ST n21|SV a4 n20|TL n19|TN n20|TR n6 c16|UA n6 c19|VA n18|VG a4 n16|XK n16|YE a4 n4 c18`;

const letters: Record<string, string> = { n: '[0-9]', a: '[A-Z]', c: '[A-Z0-9]' };
const registry = new Map(
  forms
    .trim()
    .split(/[|\n]/)
    .map((entry) => {
      const [country, ...parts] = entry.split(' ');
      const form = parts.map((part) => `${letters[part[0]!]}{${part.slice(1)}}`).join('');
      const length = 4 + parts.reduce((sum, part) => sum + Number(part.slice(1)), 0);
      return [country!, { length, form: new RegExp(`^${country}[0-9]{2}${form}$`) }];
    }),
);
export const ibanCountries: readonly string[] = [...registry.keys()];

const eea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');
const otherSepa = 'AD AL CH GB GI MC MD ME MK RS SM VA'.split(' ');

const countryNames = new Intl.DisplayNames(['de'], { type: 'region' });
const bare = (text: string): string =>
  text
    .toUpperCase()
    .replace(/^\s*IBAN\b:?/, '')
    .replaceAll(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff-]/g, '');

/** The remainder by 97 of the number that an IBAN stands for (ISO 7064): 1 where its check digits are right. */
function remainder(iban: string): number {
  let rest = 0;
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The check digits that fit country and account. */
export const checkDigits = (country: string, account: string): string =>
  String(98 - remainder(`${country}00${account}`)).padStart(2, '0');

/** An IBAN as people write it, in the form in which it is kept; or in words what is wrong with it. */
export function checkIban(text: string): Result<string> {
  const iban = bare(text);
  if (iban === '') return invalid('iban-empty', 'Bitte geben Sie eine IBAN ein.');
  const strange = /[^A-Z0-9]/.exec(iban);
  if (strange) return invalid('iban-letters', `In einer IBAN stehen nur Buchstaben und Ziffern, kein „${strange[0]}“.`);
  if (/^[0-9]/.test(iban))
    return invalid(
      'iban-country',
      'Eine IBAN beginnt mit zwei Buchstaben für das Land, zum Beispiel DE. Die alte Kontonummer genügt nicht.',
    );
  const country = iban.slice(0, 2);
  const known = registry.get(country);
  if (known === undefined) return invalid('iban-country', `Mit „${country}“ beginnt keine IBAN. Deutsche beginnen mit DE.`);
  const missing = known.length - iban.length;
  if (missing !== 0) {
    const count = Math.abs(missing) === 1 ? 'eines' : Math.abs(missing);
    const fault =
      missing > 0
        ? `Es ${missing === 1 ? 'fehlt' : 'fehlen'} ${count}.`
        : `Es ${missing === -1 ? 'ist' : 'sind'} ${count} zu viel.`;
    return invalid('iban-length', `Eine IBAN mit ${country} hat ${known.length} Zeichen, diese hat ${iban.length}. ${fault}`);
  }
  if (!known.form.test(iban))
    return invalid(
      'iban-form',
      country === 'DE'
        ? 'In einer deutschen IBAN stehen nach DE nur Ziffern. Vielleicht steht ein Buchstabe O statt einer Null darin.'
        : `So ist eine IBAN mit ${country} nicht aufgebaut: Eine Ziffer steht, wo ein Buchstabe sein muss, oder umgekehrt.`,
    );
  const digits = Number(iban.slice(2, 4));
  if (digits < 2 || digits > 98 || remainder(iban) !== 1)
    return invalid(
      'iban-checksum',
      'Diese IBAN enthält einen Tippfehler: Ihre Prüfziffer passt nicht. Bitte vergleichen Sie Zeichen für Zeichen mit der Bankkarte.',
    );
  return ok(iban);
}

/** For people: groups of four. */
export const formatIban = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** What others than the cashier may see: country and the last four. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 2)} … ${iban.slice(-4)}`;

/** Bankleitzahl of a German IBAN. */
export const bankCodeOf = (iban: string): string | null => (iban.startsWith('DE') ? iban.slice(4, 12) : null);

/** Where a SEPA transfer goes: within the European Economic Area, to another country of the scheme, or nowhere. */
export function sepaReach(iban: string): 'eea' | 'other' | null {
  const country = iban.slice(0, 2);
  return eea.includes(country) ? 'eea' : otherSepa.includes(country) ? 'other' : null;
}

/** An IBAN to which a SEPA transfer can go. */
export function checkSepaIban(text: string): Result<string> {
  const checked = checkIban(text);
  if (!checked.ok || sepaReach(checked.value) !== null) return checked;
  const country = countryNames.of(checked.value.slice(0, 2)) ?? checked.value.slice(0, 2);
  return invalid('iban-not-sepa', `Auf Konten in diesem Land (${country}) kann nicht mit SEPA überwiesen werden.`);
}

const bicForm = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

/** The form of a BIC (ISO 9362); whether such a bank exists is not checked. */
export function checkBic(text: string): Result<string> {
  const bic = bare(text);
  if (bicForm.test(bic)) return ok(bic);
  return invalid(
    'bic-form',
    'Ein BIC hat 8 oder 11 Zeichen, zum Beispiel vier Buchstaben für die Bank und dann das Land: BANKDEFF.',
  );
}
