import type { DraftUnused, SourceLine } from '../../../draft.ts';
import type { Review, UnusedReason } from '../../../review.ts';
import { unusedLines } from '../reading/finish.ts';
import { sourcesOf } from './walk.ts';

export type UnusedPlace = DraftUnused & { reason: UnusedReason };

/** What no entry of the draft holds, in runs without a blank line between, each with what it seems to be. */
export function unusedPlaces(input: { review: Review; lines: readonly SourceLine[] }): UnusedPlace[] {
  const raw = new Map(input.lines.map((line) => [line.n, line.text]));
  return unusedLines(input.lines, sourcesOf(input.review)).map((range) => ({
    ...range,
    reason: reasonOf(raw.get(range.from) ?? range.text),
  }));
}

/** Tells by its look why a line was left out. */
export function reasonOf(raw: string): UnusedReason {
  const text = raw.trim();
  if (/^(?:!\[|<img|\[bild|abb(?:ildung|\.)\s)/i.test(text)) return 'picture';
  if (/^(?:<sup>|\[\^|[¹²³⁴-⁹])|^\d{1,2}\s+(?:vgl\.|siehe|ebd\.)/i.test(text) || /^vgl\. /i.test(text)) return 'footnote';
  if (/(?:\.\s?){4,}\d+$|…\s*\d+$|inhaltsverzeichnis/i.test(text)) return 'contents';
  if (/^(?:(?:seite|s\.|-|–)?\s*\d{1,4}\s*(?:-|–)?|seite \d+ von \d+|-{3,}|_{3,}|\*{3,})$/i.test(text)) return 'page';
  if (/^#{1,6}\s|^<h\d/i.test(text)) return 'heading';
  if (/\t/.test(raw.trim()) || /^\||^<t[rdh]|^<table/i.test(text)) return 'table';
  if (/^(?:[-–•*·▪◦]|\d{1,2}[.)])\s/.test(text)) return 'list';
  return text.length < 80 && !/[.!?:;,]["“”]?$/.test(text) ? 'heading' : 'running-text';
}
