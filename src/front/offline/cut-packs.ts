/** Bytes of text in a pack: so that a changed page costs one file of some kilobytes, and texts still share their words. */
const least = 24 * 1024;
const most = 48 * 1024;

/**
 * Puts pages into packs. Where a pack ends is said by the names of its pages as long as it is neither small nor large, so a new page
 * or a longer text moves few borders.
 */
export function cutPacks<T extends { path: string; bytes: number }>(pages: readonly T[]): T[][] {
  const packs: T[][] = [];
  let open: T[] = [];
  let bytes = 0;
  for (const page of pages.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    if (open.length > 0 && bytes + page.bytes > most) {
      packs.push(open);
      open = [];
      bytes = 0;
    }
    open.push(page);
    bytes += page.bytes;
    if (bytes < least || !endsPack(page.path)) continue;
    packs.push(open);
    open = [];
    bytes = 0;
  }
  if (open.length > 0) packs.push(open);
  return packs;
}

/** Every fourth name, by FNV-1a: on every machine the same. */
function endsPack(path: string): boolean {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(path)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash >>> 8) % 4 === 0;
}
