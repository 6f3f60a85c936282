import { afterEach, describe, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

// Counts how many workers were started, over all threads.
const started = new Int32Array(new SharedArrayBuffer(4));

const workerFile = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData, threadId } from 'node:worker_threads';
    Atomics.add(workerData, 0, 1);
    parentPort.on('message', ({ id, payload }) => {
      if (payload === 'die') process.exit(3);
      if (payload === 'die once' && Atomics.load(workerData, 0) === 1) process.exit(3);
      if (payload === 'throw') throw new Error('out of order');
      if (payload === 'hang') for (;;) {}
      if (payload === 'refuse') return parentPort.postMessage({ id, ok: false, name: 'Refusal', message: 'no' });
      parentPort.postMessage({ id, ok: true, result: [payload, threadId] });
    });
  `)}`,
);

let pool: WorkerPool;
const open = (timeoutMs = 60_000): WorkerPool => {
  Atomics.store(started, 0, 0);
  pool = createWorkerPool({ file: workerFile, workerData: started, timeoutMs });
  return pool;
};
afterEach(() => pool.close());

describe('createWorkerPool', () => {
  it('answers in order from one warm worker', async () => {
    open();
    const answers = await Promise.all(['a', 'b', 'c'].map((payload) => pool.run(payload)));
    expect(answers.map((answer) => (answer as string[])[0])).toEqual(['a', 'b', 'c']);
    expect(new Set(answers.map((answer) => (answer as string[])[1])).size).toBe(1);
    expect(started[0]).toBe(1);
  });

  it('passes an error of the work on and keeps the worker', async () => {
    open();
    await expect(pool.run('refuse')).rejects.toMatchObject({ name: 'Refusal', message: 'no' });
    await expect(pool.run('a')).resolves.toHaveLength(2);
    expect(started[0]).toBe(1);
  });

  it('tries once more when the worker dies', async () => {
    open();
    await expect(pool.run('die once')).resolves.toHaveLength(2);
    expect(started[0]).toBe(2);
  });

  it.each(['die', 'throw'])('gives up on a task that kills two workers (%s) and does the next', async (payload) => {
    open();
    const [lost, next] = await Promise.allSettled([pool.run(payload), pool.run('a')]);
    expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'died' } });
    expect(next.status).toBe('fulfilled');
    expect(started[0]).toBe(3);
  });

  it('ends a worker that gives no answer and starts another for the next task', async () => {
    open(200);
    await expect(pool.run('hang')).rejects.toMatchObject({ code: 'timeout' });
    await pool.close();
    open();
    await expect(pool.run('a')).resolves.toHaveLength(2);
  });

  it('refuses what waits and what comes once it is closed', async () => {
    open();
    const waiting = Promise.allSettled([pool.run('hang'), pool.run('a')]);
    await pool.close();
    for (const outcome of await waiting) expect(outcome).toMatchObject({ reason: { code: 'closed' } });
    await expect(pool.run('a')).rejects.toMatchObject({ code: 'closed' });
  });
});
