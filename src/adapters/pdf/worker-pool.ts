import { Worker } from 'node:worker_threads';
import type { Answer } from './worker-protocol.ts';

/** The work could not be finished: it took too long, the worker died twice, or the pool is closed. */
export class WorkerPoolError extends Error {
  override name = 'WorkerPoolError';
  readonly code: 'timeout' | 'died' | 'closed';
  constructor(code: 'timeout' | 'died' | 'closed', message: string) {
    super(message);
    this.code = code;
  }
}

interface Task {
  payload: unknown;
  attempts: number;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

export interface WorkerPool {
  /** The worker's answer to `payload`. Tasks run one after the other, in the order in which they came. */
  run: (payload: unknown) => Promise<unknown>;
  /** Ends the worker; whatever still waits is refused. */
  close: () => Promise<void>;
}

/**
 * One warm worker thread. It is started by the first task, started again after it died (the task it was busy with
 * gets a second try) and ended when a task takes longer than `timeoutMs`. An idle worker keeps no process alive.
 */
export const createWorkerPool = ({
  file,
  workerData,
  timeoutMs,
}: {
  file: URL | string;
  workerData: unknown;
  timeoutMs: number;
}): WorkerPool => {
  const waiting: Task[] = [];
  let busy: Task | undefined;
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let order = 0;

  const settle = (): Task | undefined => {
    clearTimeout(timer);
    const task = busy;
    busy = undefined;
    return task;
  };

  const lose = (lost: Worker, reason: string): void => {
    if (worker !== lost) return;
    worker = undefined;
    const task = settle();
    if (task && !closed && task.attempts < 2) waiting.unshift(task);
    else task?.reject(new WorkerPoolError(closed ? 'closed' : 'died', reason));
    next();
  };

  const start = (): Worker => {
    const started = new Worker(file, { workerData });
    started.on('message', (answer: Answer) => {
      if (worker !== started || answer.id !== order) return;
      started.unref();
      const task = settle();
      if (answer.ok) task?.resolve(answer.result);
      else task?.reject(Object.assign(new Error(answer.message), { name: answer.name }));
      next();
    });
    started.on('error', (error) => lose(started, `The worker failed: ${error.message}`));
    started.on('exit', (code) => lose(started, `The worker ended with code ${code}`));
    return started;
  };

  const expire = (late: Worker): void => {
    worker = undefined;
    settle()?.reject(new WorkerPoolError('timeout', `The worker gave no answer within ${timeoutMs} ms`));
    void late.terminate();
    next();
  };

  const next = (): void => {
    if (busy || closed) return;
    busy = waiting.shift();
    if (!busy) return;
    busy.attempts += 1;
    order += 1;
    const current = (worker ??= start());
    current.ref();
    timer = setTimeout(expire, timeoutMs, current);
    current.postMessage({ id: order, payload: busy.payload });
  };

  return {
    run: (payload) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new WorkerPoolError('closed', 'The worker pool is closed'));
        waiting.push({ payload, attempts: 0, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      const last = worker;
      worker = undefined;
      for (const task of [settle(), ...waiting.splice(0)]) {
        task?.reject(new WorkerPoolError('closed', 'The worker pool was closed'));
      }
      await last?.terminate();
    },
  };
};
