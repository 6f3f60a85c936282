import type { LineRange } from '#modules/strategy/draft.ts';
import type { ReviewPage } from '#modules/strategy/review.ts';

/** Addresses within the review: everything a person can open there is in the address, so it works by link alone. */
export const reviewLinks = (page: ReviewPage) => {
  const to = (parts: Record<string, string | number | null>, hash: string): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parts)) if (value !== null) query.set(name, String(value));
    return `?${query}#${hash}`;
  };
  const window = page.windowId;
  return {
    window: (id: string) => to({ fenster: id }, 'entwurf'),
    /** Chooses a place; the browser goes to its row in the draft. */
    place: (id: string) => to({ fenster: window, knoten: id }, 'gewaehlt'),
    /** Chooses a place in whatever window it lies. */
    anywhere: (id: string) => to({ knoten: id }, 'gewaehlt'),
    /** Chooses a place and goes to the line that it comes from. */
    source: (id: string, line: number) => to({ fenster: window, knoten: id }, `z${line}`),
    task: (id: string, task: string) => to({ fenster: window, knoten: id, tun: task }, 'gewaehlt'),
    lines: (from: number) => to({ fenster: window, knoten: page.chosen?.id ?? null, zeilen: from }, 'quelle'),
    use: (range: LineRange) =>
      to(
        {
          fenster: window,
          tun: 'verwenden',
          von: range.from,
          bis: range.to,
          zeilen: inside(page, range) ? null : Math.max(1, range.from - 10),
        },
        'verwenden',
      ),
    /** Where a form posts to; a refused one shows the same page again. */
    action: (name: 'review' | 'undo' | 'redo', task: string | null, range?: LineRange) =>
      to(
        {
          [`/${name}`]: '',
          fenster: window,
          knoten: page.chosen?.id ?? null,
          tun: task,
          von: range?.from ?? null,
          bis: range?.to ?? null,
        },
        'gewaehlt',
      ).replace(/=&/, '&'),
  };
};
export type ReviewLinks = ReturnType<typeof reviewLinks>;

const inside = (page: ReviewPage, range: LineRange): boolean => range.from >= page.shown.from && range.to <= page.shown.to;

/** `Zeile 609`, `Zeilen 582 bis 584`, several joined by commas. */
export function linesInWords(ranges: readonly LineRange[]): string {
  if (ranges.length === 0) return 'ohne Zeile';
  const words = ranges.map(({ from, to }) => (from === to ? String(from) : `${from} bis ${to}`));
  const several = ranges.length > 1 || ranges[0]!.from !== ranges[0]!.to;
  return `${several ? 'Zeilen' : 'Zeile'} ${words.join(', ')}`;
}

/** Look of a level: the deepest is outlined, so that grey print tells it apart; null is a text. */
export function toneOf(level: number | null, levels: number): string {
  if (level === null) return 'tone-text';
  if (level === levels - 1 && levels > 1) return 'tone-last';
  return ['tone-first', 'tone-second', 'tone-third', 'tone-fourth'][Math.min(level, 3)]!;
}
