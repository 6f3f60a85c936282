import { allowedAddress } from '#kernel/allowed-hosts.ts';
import type { MachineTranslation } from '#kernel/machine-translation.ts';
import type { Secrets } from '#kernel/secrets.ts';
import { failure } from './ask.ts';
import { takesGlossary, translateByDeepl } from './deepl.ts';
import { translateByLibreTranslate } from './libretranslate.ts';
import { protectTerms, restoreTerms } from './protect-terms.ts';

/** Bound to no row: keys were entered before there were places. */
const place = { purpose: 'translation services', boundTo: [] };

/**
 * Translation services by their own protocols.
 * @param hosts names of services, `.example` for all below a name; a whole origin (`http://127.0.0.1:1`) stands for itself
 */
export function createMachineTranslation(input: {
  secrets: Secrets;
  hosts: readonly string[];
  timeoutMs?: number;
}): MachineTranslation {
  const { secrets, hosts, timeoutMs = 20_000 } = input;
  const glossaries = new Map<string, string>();
  const accepts = (address: string): boolean => {
    const url = allowedAddress({ address, hosts });
    return url !== null && url.search === '' && url.hash === '';
  };
  return {
    accepts,
    seal: (text) => secrets.seal({ text, ...place }),
    translate: async ({ service, from, language, format, texts, terms }) => {
      if (!accepts(service.address))
        return failure('refused', 'Diese Installation ruft die Adresse des Übersetzungsdienstes nicht auf.');
      if (language.includes('-x-') || from.includes('-x-'))
        return failure('unsupported', 'Leichte Sprache übersetzt keine Maschine.');
      const key = service.sealedKey === null ? null : secrets.open({ sealed: service.sealedKey, ...place });
      if (service.sealedKey !== null && key === null) {
        return failure('refused', 'Der Schlüssel des Übersetzungsdienstes ist nicht mehr lesbar. Bitte tragen Sie ihn neu ein.');
      }
      const address = service.address.replace(/\/+$/, '');
      const common = { service: { ...service, address }, timeoutMs, from, language, format };
      if (service.provider === 'deepl' && key === null) return failure('refused', 'Für DeepL fehlt der Schlüssel.');
      const ask = (asked: readonly string[], own: typeof terms = []): ReturnType<MachineTranslation['translate']> =>
        service.provider === 'deepl'
          ? translateByDeepl({ ...common, key: key!, glossaries, texts: asked, terms: own })
          : translateByLibreTranslate({ ...common, key, texts: asked });
      if (terms.length === 0 || (service.provider === 'deepl' && takesGlossary(language))) return ask(texts, terms);
      const guarded = texts.map((text) => protectTerms({ text, terms }));
      const first = await ask(guarded.map(({ text }) => text));
      if (!first.ok) return first;
      const restored = first.texts.map((text, index) => restoreTerms({ text, used: guarded[index]!.used, terms }));
      const lost = restored.flatMap((text, index) => (text === null ? [index] : []));
      if (lost.length === 0) return { ok: true, texts: restored as string[] };
      // A machine that swallowed a token gets the text as it is: without the term rather than without the word.
      const again = await ask(lost.map((index) => texts[index]!));
      if (!again.ok) return again;
      return { ok: true, texts: restored.map((text, index) => text ?? again.texts[lost.indexOf(index)]!) };
    },
  };
}
