import { braced } from '#kernel/content/marks.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { ExchangeFile, ExchangeThing } from '#kernel/exchange.ts';
import type { ExchangeFormat } from '../contract-exchange.ts';
import { codedTranslation, loadWork, type LoadedText } from './load-work.ts';
import { encodeHtml } from './model/coded.ts';

export type ExportedFile = { name: string; type: string; body: Uint8Array };

/** Texts of one language for a translator outside; null where nothing is wanted. A file has one source language. */
export async function exportFile(input: {
  ctx: CountyCtx;
  tx: Tx;
  language: string;
  from: string;
  format: ExchangeFormat;
  subjectIds?: readonly string[];
  kind?: string | null;
  wanted: (one: LoadedText) => boolean;
}): Promise<ExportedFile | null> {
  const { ctx, tx, language, from, kind = null } = input;
  const named = input.subjectIds === undefined ? {} : { subjectIds: input.subjectIds };
  const { works } = await loadWork({ ctx, tx, language, from, ...named });
  const things = works.flatMap(({ thing, texts }): ExchangeThing[] => {
    if (kind !== null && thing.subjectType !== kind) return [];
    const units = texts
      .filter((one) => one.source.language === from && input.wanted(one))
      .map((one) => unitOf(thing.subjectId, one));
    return units.length === 0 ? [] : [{ subjectType: thing.subjectType, subjectId: thing.subjectId, title: thing.title, units }];
  });
  if (things.length === 0) return null;
  const file: ExchangeFile = { county: ctx.county.slug, from, language, things };
  const name = `uebersetzung-${ctx.county.slug}-${from}-${language}`;
  if (input.format === 'xliff') {
    return { name: `${name}.xlf`, type: 'application/xliff+xml', body: new TextEncoder().encode(ctx.exchange.writeXliff(file)) };
  }
  return {
    name: `${name}.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: ctx.exchange.writeWord(file),
  };
}

function unitOf(subjectId: string, one: LoadedText): ExchangeThing['units'][number] {
  const { text, source, row, state } = one;
  const html = text.format === 'html';
  const coded = html ? encodeHtml(source.text) : null;
  const target = row === null ? null : codedTranslation({ format: text.format, source: source.text, translated: row.text });
  return {
    ...{ subjectId, field: text.field, what: text.what, hash: source.hash, state },
    source: coded?.text ?? braced(source.text),
    target: target === null ? null : html ? target : braced(target),
    tags: coded?.tags ?? [],
  };
}
