import { z } from 'zod';
import type { Ctx, Logger } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { ok, type Result } from '#kernel/result.ts';
import { concepts } from '#kernel/retrieval/concepts.ts';
import { createEngine, type Engine } from '#kernel/retrieval/engine.ts';
import { searchTwice, type ChanceResult } from '#kernel/retrieval/second-chance.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import { useCase } from '#kernel/use-case.ts';
import { readPublicSettings } from '#modules/tenancy/server/index.ts';
import { modules } from './registry.ts';

const policy = modules.flatMap((module) => module.policy);

/** Everything that the public can find in a language, from every module; `href` is the address below the county. */
export const readPublicDocuments = useCase({
  name: 'platform.read-public-documents',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: z.object({ language: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i) }),
  run: async ({ ctx, tx, input }) => {
    const documents: RetrievalDocument[] = [];
    for (const module of modules)
      documents.push(...((await module.publicDocuments?.({ ctx, tx, language: input.language })) ?? []));
    return ok(documents);
  },
});

export type PublicQuery = {
  language: string;
  query: string;
  kinds?: readonly string[];
  audience?: string;
  limit?: number;
  typing?: boolean;
};

export type PublicSearch = {
  search: (ctx: Ctx, asked: PublicQuery) => Promise<Result<ChanceResult>>;
  /** The county's texts have changed; of all counties where none is named. */
  forget: (slug: string | null) => void;
  /** Engines that are held, and the memory that they are thought to take. */
  size: () => { engines: number; bytes: number };
};

type Kept = {
  slug: string;
  engine: Engine;
  /** The county's own words of one meaning, which the engine was made with. */
  words: string;
  bytes: number;
  /** Events pass by themselves: an index is good for its day. */
  day: string;
  fresh: boolean;
  /** Raised by every change, so that one which comes while the index is made is not lost. */
  changes: number;
  updating: Promise<Result<null>> | null;
};

/** So many documents are taken in before others get their turn on the event loop: about ten milliseconds. */
const slice = 20;
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Keeps an engine for each county and language that was searched, up to a size; those not used for longest go first. A change
 * takes in and out only the documents that differ; whoever searches then waits for that and for no more.
 */
export function createPublicSearch(input: { maxBytes: number; log: Logger }): PublicSearch {
  const engines = new Map<string, Kept>();

  const makeRoom = (): void => {
    let bytes = [...engines.values()].reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [key, kept] of engines) {
      if (bytes <= input.maxBytes || engines.size === 1) return;
      if (kept.updating !== null) continue;
      engines.delete(key);
      bytes -= kept.bytes;
    }
  };

  const update = async (ctx: Ctx, kept: Kept, language: string): Promise<Result<null>> => {
    const { changes } = kept;
    const day = berlinDay(ctx.clock.now());
    const started = performance.now();
    const read = await readPublicDocuments(ctx, { language });
    if (!read.ok) return read;
    const wanted = new Map(read.value.map((document) => [document.id, document]));
    const settings = await readPublicSettings(ctx, {});
    if (!settings.ok) return settings;
    const words = JSON.stringify(settings.value.searchWords);
    if (words !== kept.words) {
      kept.engine = createEngine({ language, synonyms: [...concepts, ...settings.value.searchWords] });
      kept.words = words;
    }
    let worked = 0;
    const turn = async (): Promise<void> => {
      worked += 1;
      if (worked % slice === 0) await pause();
    };
    for (const id of kept.engine.ids()) {
      if (wanted.has(id)) continue;
      kept.engine.remove(id);
      await turn();
    }
    for (const document of wanted.values()) {
      if (JSON.stringify(kept.engine.get(document.id)) === JSON.stringify(document)) continue;
      kept.engine.add(document);
      await turn();
    }
    await pause();
    kept.engine.prepare();
    const size = kept.engine.size();
    kept.bytes = size.bytes;
    kept.day = day;
    kept.fresh = kept.changes === changes;
    input.log.debug(
      { county: kept.slug, language, changed: worked, ...size, milliseconds: Math.round(performance.now() - started) },
      'public search brought up to date',
    );
    makeRoom();
    return ok(null);
  };

  const engineFor = async (ctx: Ctx, language: string): Promise<Result<Engine>> => {
    const county = ctx.county;
    // Without a county the use case says so.
    const key = `${county?.id ?? ''} ${language}`;
    let kept = engines.get(key);
    if (kept === undefined) {
      const engine = createEngine({ language, synonyms: concepts });
      kept = { slug: county?.slug ?? '', engine, words: '[]', bytes: 0, day: '', fresh: false, changes: 0, updating: null };
    }
    engines.delete(key);
    engines.set(key, kept);
    if (!kept.fresh || kept.day !== berlinDay(ctx.clock.now())) {
      const own = kept;
      own.updating ??= update(ctx, own, language).finally(() => (own.updating = null));
      const updated = await own.updating;
      if (!updated.ok) {
        engines.delete(key);
        return updated;
      }
    }
    return ok(kept.engine);
  };

  return {
    search: async (ctx, { language, kinds = [], audience, ...asked }) => {
      const own = await engineFor(ctx, language);
      if (!own.ok) return own;
      const german = language === 'de' ? null : await engineFor(ctx, 'de');
      if (german !== null && !german.ok) return german;
      const filter = { kinds, ...(audience === undefined ? {} : { audience }) };
      return ok(searchTwice({ own: own.value, german: german?.value ?? null, asked: { ...asked, filter } }));
    },
    forget: (slug) => {
      for (const kept of engines.values()) {
        if (slug !== null && kept.slug !== slug) continue;
        kept.fresh = false;
        kept.changes += 1;
      }
    },
    size: () => ({ engines: engines.size, bytes: [...engines.values()].reduce((sum, kept) => sum + kept.bytes, 0) }),
  };
}
