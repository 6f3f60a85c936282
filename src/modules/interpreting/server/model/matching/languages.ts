import type { LanguageFit } from '../../../contract-matching.ts';

/** Languages that are one name for several, as ISO 639-3 has them: who asks for the name is served by each of them. */
const membersOf: Readonly<Record<string, readonly string[]>> = {
  ar: ['arb', 'apc', 'ajp', 'arz', 'ary', 'arq', 'aeb', 'acm', 'ayl', 'apd', 'afb', 'ayh'],
  ku: ['kmr', 'ckb', 'sdh'],
  zh: ['cmn', 'yue', 'wuu', 'nan'],
  ps: ['pbt', 'pbu', 'pst'],
  sq: ['als', 'aln'],
  rom: ['rmy', 'rmn', 'rmc', 'rmo'],
  az: ['azj', 'azb'],
};
/** Two names of one thing. */
const sameAs: Readonly<Record<string, string>> = { pes: 'fa', 'fa-ir': 'fa', 'fa-af': 'prs', pus: 'ps', 'zh-cn': 'cmn' };
/** Near, but not the same, whatever a county says. */
const alwaysNear: readonly (readonly [string, string])[] = [['fa', 'prs']];
/** No decision of a county makes these understand each other. */
const neverNear: readonly (readonly [string, string])[] = [['kmr', 'ckb']];

type Parts = { base: string; region: string | null; script: string | null };

/** Tags are few and asked for again and again; strange ones do not pile up. */
const read = new Map<string, Parts>();
function partsOf(tag: string): Parts {
  const known = read.get(tag);
  if (known) return known;
  if (read.size >= 500) read.clear();
  const parts = readTag(tag);
  read.set(tag, parts);
  return parts;
}

function readTag(tag: string): Parts {
  const [first = '', ...rest] = tag.split('-');
  const script = rest.find((part) => /^[a-z]{4}$/i.test(part));
  const region = rest.find((part) => /^([a-z]{2}|\d{3})$/i.test(part))?.toLowerCase() ?? null;
  const base = first.toLowerCase();
  const [same, sameRegion] = (sameAs[region ? `${base}-${region}` : base] ?? '').split('-');
  return {
    base: same || (sameAs[base] ?? base),
    region: same ? (sameRegion ?? null) : region,
    script: script ? script[0]!.toUpperCase() + script.slice(1).toLowerCase() : null,
  };
}

/** The script that a tag asks for: `kmr-Latn` gives `Latn`. */
export const scriptOf = (tag: string): string | null => partsOf(tag).script;

const isPair = (pairs: readonly (readonly [string, string])[], one: string, other: string): boolean =>
  pairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one));

/**
 * How a spoken language serves one that is asked for; null where it does not.
 * `exact` is the same, `variety` a form of what was asked in general (`ar` by `ar-SY`), `general` the other way round,
 * `near` what is understood without being the same. The script plays no part here: it counts where something is read.
 */
export function fitOf(given: {
  asked: string;
  offered: string;
  nearLanguages: readonly { asked: string; offered: string }[];
}): LanguageFit | null {
  const asked = partsOf(given.asked);
  const offered = partsOf(given.offered);
  if (asked.base === offered.base) {
    if (asked.region === offered.region) return 'exact';
    if (asked.region === null) return 'variety';
    if (offered.region === null) return 'general';
  } else {
    if (membersOf[asked.base]?.includes(offered.base) && asked.region === null) return 'variety';
    if (membersOf[offered.base]?.includes(asked.base) && offered.region === null) return 'general';
    if (isPair(neverNear, asked.base, offered.base)) return null;
    if (isPair(alwaysNear, asked.base, offered.base)) return 'near';
  }
  const byCounty = given.nearLanguages.some((pair) => sameTag(pair.asked, asked) && sameTag(pair.offered, offered));
  return byCounty ? 'near' : null;
}

function sameTag(tag: string, parts: Parts): boolean {
  const { base, region } = partsOf(tag);
  return base === parts.base && region === parts.region;
}

/** Whether both belong to one language, though one does not serve the other: then the variety is what is missing. */
export function areRelated(one: string, other: string): boolean {
  const [a, b] = [partsOf(one).base, partsOf(other).base];
  return a === b || Object.entries(membersOf).some(([name, all]) => [name, ...all].includes(a) && [name, ...all].includes(b));
}

export type FitOfTag = (offered: string) => { fit: LanguageFit | null; isRelated: boolean };

/** The same for one language asked of many people: what was reckoned for a tag is kept. */
export function fitsFor(given: { asked: string; nearLanguages: readonly { asked: string; offered: string }[] }): FitOfTag {
  const known = new Map<string, ReturnType<FitOfTag>>();
  return (offered) => {
    let found = known.get(offered);
    if (!found) {
      found = { fit: fitOf({ ...given, offered }), isRelated: areRelated(given.asked, offered) };
      known.set(offered, found);
    }
    return found;
  };
}
