import { createHash } from 'node:crypto';
import type { MachineFailure, MachineService, MachineTerm } from '#kernel/machine-translation.ts';
import { ask, batches, failure } from './ask.ts';

/** Languages that the service translates by its newer models alone: no glossaries there. */
const beta = new Set(['fa', 'ps', 'ckb', 'kmr', 'sr']);
const targets: Record<string, string> = { en: 'EN-GB', pt: 'PT-PT' };
const targetOf = (language: string): string => targets[language] ?? language.toUpperCase();

export const takesGlossary = (language: string): boolean => !beta.has(language);

type Known = { service: MachineService; key: string; timeoutMs: number; glossaries: Map<string, string> };

const judge = (status: number, words: string): MachineFailure | null =>
  status === 456
    ? failure('quota', 'Das Kontingent bei DeepL ist verbraucht.')
    : status === 529
      ? failure('busy', 'DeepL hat gerade zu viel zu tun.')
      : status === 400 && /target_lang|source_lang|language/i.test(words)
        ? failure('unsupported', 'DeepL übersetzt nicht in diese Sprache.')
        : null;

const headersOf = (key: string): Record<string, string> => ({ authorization: `DeepL-Auth-Key ${key}` });

/** DeepL API, version 2. */
export async function translateByDeepl(
  input: Known & {
    from: string;
    language: string;
    format: 'text' | 'html';
    texts: readonly string[];
    terms: readonly MachineTerm[];
  },
): Promise<{ ok: true; texts: string[] } | MachineFailure> {
  const { service, key, from, language, format, timeoutMs } = input;
  const glossary = input.terms.length === 0 ? { ok: true as const, id: null } : await glossaryFor(input);
  if (!glossary.ok) return glossary;
  const texts: string[] = [];
  for (const batch of batches(input.texts, { texts: 50, letters: 60_000 })) {
    const asked = await ask({
      url: `${service.address}/v2/translate`,
      headers: headersOf(key),
      timeoutMs,
      judge,
      body: {
        text: batch,
        source_lang: from.toUpperCase(),
        target_lang: targetOf(language),
        ...(format === 'html' ? { tag_handling: 'html' } : {}),
        ...(service.formality === 'default' ? {} : { formality: `prefer_${service.formality}` }),
        ...(beta.has(language) ? { enable_beta_languages: true } : {}),
        ...(glossary.id === null ? {} : { glossary_id: glossary.id }),
      },
    });
    if (!asked.ok) return asked;
    const found = (asked.body as { translations?: { text?: unknown }[] } | null)?.translations;
    if (!Array.isArray(found) || found.length !== batch.length || found.some((one) => typeof one?.text !== 'string')) {
      return failure('garbage', 'DeepL antwortet nicht, wie es soll.');
    }
    texts.push(...found.map((one) => one.text as string));
  }
  return { ok: true, texts };
}

/** The glossary with just these terms: found again by its name, which follows from them, or made. */
async function glossaryFor(
  input: Known & { from: string; language: string; terms: readonly MachineTerm[] },
): Promise<{ ok: true; id: string } | MachineFailure> {
  const { service, key, from, language, terms, timeoutMs, glossaries } = input;
  const entries = terms
    .map(({ source, target }) => [source, target].map((word) => word.replace(/\s+/g, ' ').trim()).join('\t'))
    .join('\n');
  const name = `kreislotse-${createHash('sha256').update(`${from} ${language}\n${entries}`).digest('hex').slice(0, 24)}`;
  const place = `${service.address} ${createHash('sha256').update(key).digest('hex')} ${name}`;
  const known = glossaries.get(place);
  if (known !== undefined) return { ok: true, id: known };
  const request = { url: `${service.address}/v2/glossaries`, headers: headersOf(key), timeoutMs, judge };
  const listed = await ask({ ...request, method: 'GET' });
  if (!listed.ok) return listed;
  const there = (listed.body as { glossaries?: { glossary_id?: unknown; name?: unknown }[] }).glossaries?.find(
    (one) => one.name === name,
  );
  let id = there?.glossary_id;
  if (typeof id !== 'string') {
    const body = { name, source_lang: from, target_lang: language, entries, entries_format: 'tsv' };
    const made = await ask({ ...request, body });
    if (!made.ok) return made;
    id = (made.body as { glossary_id?: unknown }).glossary_id;
  }
  if (typeof id !== 'string') return failure('garbage', 'DeepL antwortet nicht, wie es soll.');
  glossaries.set(place, id);
  return { ok: true, id };
}
