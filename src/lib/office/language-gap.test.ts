import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapQueue } from './language-gap.js';

function device() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

it('loses no tap and counts none twice, whatever the network does', async () => {
  // Per step: a tap, or an attempt that never arrives, arrives without an answer coming back, or arrives and is answered.
  const step = fc.constantFrom('tap', 'offline', 'no-answer', 'answered');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const server = new Map<string, number>();
      let how = 'offline';
      const queue = gapQueue({
        store: device(),
        key: 'k',
        send: (taps) => {
          if (how === 'offline') return Promise.resolve(null);
          for (const { clientId } of taps) server.set(clientId!, 1);
          return Promise.resolve(how === 'answered' ? { done: taps.map(({ clientId }) => clientId!), refused: [] } : null);
        },
      });
      let taps = 0;
      for (const one of steps) {
        if (one === 'tap') queue.add({ clientId: `t${(taps += 1)}` });
        else {
          how = one;
          await queue.flush();
        }
      }
      how = 'answered';
      while (queue.waiting() > 0) await queue.flush();
      expect([...server.keys()].sort()).toEqual(Array.from({ length: taps }, (_, index) => `t${index + 1}`).sort());
    }),
  );
});

it('keeps what is tapped while it sends, and drops what the server will never take', async () => {
  const queue = gapQueue({
    store: device(),
    key: 'k',
    send: async (taps) => {
      queue.add({ clientId: 'late' });
      await Promise.resolve();
      return { done: [], refused: taps.map(({ clientId }) => clientId!) };
    },
  });
  queue.add({ clientId: 'bad' });
  expect(await queue.flush()).toEqual({ sent: 0, refused: 1 });
  expect(queue.waiting()).toBe(1);
});
