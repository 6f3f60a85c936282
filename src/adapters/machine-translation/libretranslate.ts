import type { MachineFailure, MachineService } from '#kernel/machine-translation.ts';
import { ask, batches, failure } from './ask.ts';

const codes: Record<string, string> = { kmr: 'ku' };
const codeOf = (language: string): string => codes[language] ?? language;

/** LibreTranslate, as its version 1 answers. It knows no glossaries. */
export async function translateByLibreTranslate(input: {
  service: MachineService;
  key: string | null;
  timeoutMs: number;
  from: string;
  language: string;
  format: 'text' | 'html';
  texts: readonly string[];
}): Promise<{ ok: true; texts: string[] } | MachineFailure> {
  const { service, key, from, language, format, timeoutMs } = input;
  const texts: string[] = [];
  for (const batch of batches(input.texts, { texts: 20, letters: 20_000 })) {
    const asked = await ask({
      url: `${service.address}/translate`,
      timeoutMs,
      judge: (status, words) =>
        status === 400 && /not supported|invalid/i.test(words)
          ? failure('unsupported', 'Der Übersetzungsdienst übersetzt nicht in diese Sprache.')
          : null,
      body: { q: batch, source: codeOf(from), target: codeOf(language), format, ...(key === null ? {} : { api_key: key }) },
    });
    if (!asked.ok) return asked;
    const found = (asked.body as { translatedText?: unknown } | null)?.translatedText;
    if (!Array.isArray(found) || found.length !== batch.length || found.some((text) => typeof text !== 'string')) {
      return failure('garbage', 'Der Übersetzungsdienst antwortet nicht, wie er soll.');
    }
    texts.push(...(found as string[]));
  }
  return { ok: true, texts };
}
