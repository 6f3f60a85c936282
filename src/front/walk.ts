/** Pages wait for the database more than for anything else: so many are made side by side. */
const width = 6;

/** Visits everything that can be reached, each once; `visit` gives the ways on. */
export async function walk(input: {
  starts: readonly string[];
  visit: (address: string) => Promise<readonly string[]>;
}): Promise<void> {
  const wanted = [...new Set(input.starts)];
  const asked = new Set(wanted);
  const open = new Set<Promise<void>>();
  const go = async (address: string): Promise<void> => {
    for (const next of await input.visit(address)) {
      if (asked.has(next)) continue;
      asked.add(next);
      wanted.push(next);
    }
  };
  while (wanted.length > 0 || open.size > 0) {
    while (wanted.length > 0 && open.size < width) {
      const going = go(wanted.shift()!).finally(() => open.delete(going));
      open.add(going);
    }
    await Promise.race(open);
  }
}
