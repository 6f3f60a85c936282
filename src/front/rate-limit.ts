/**
 * Counts requests by address in windows. One process counts for itself: it keeps a flood from the application;
 * attempts to log in are counted in the database, for all processes.
 */
export function createRateLimit(input: { windowMs: number; limit: number; now: () => number; maxKeys?: number }) {
  const counts = new Map<string, { start: number; count: number }>();
  const maxKeys = input.maxKeys ?? 50_000;
  return {
    /** Seconds to wait, or 0 when the request may pass. */
    take: (key: string): number => {
      const now = input.now();
      const known = counts.get(key);
      if (!known || now - known.start >= input.windowMs) {
        if (counts.size >= maxKeys) counts.clear();
        counts.set(key, { start: now, count: 1 });
        return 0;
      }
      known.count += 1;
      return known.count <= input.limit ? 0 : Math.max(1, Math.ceil((known.start + input.windowMs - now) / 1000));
    },
  };
}
