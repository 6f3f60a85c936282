/** The page numbers to offer: first, last and the neighbours of the current one; null marks a gap. */
export const pageWindow = ({ page, pages }: { page: number; pages: number }): (number | null)[] => {
  const shown = [1, page - 1, page, page + 1, pages].filter((entry) => entry >= 1 && entry <= pages);
  const sorted = [...new Set(shown)].sort((a, b) => a - b);
  return sorted.flatMap((entry, index) => {
    const before = sorted[index - 1];
    if (before === undefined || entry - before === 1) return [entry];
    // A gap of one page is narrower as its number.
    return entry - before === 2 ? [entry - 1, entry] : [null, entry];
  });
};
