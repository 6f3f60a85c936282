import { spawn } from 'node:child_process';

/** Runs one program and answers whether it ended well. Its output goes through, and is searched for warnings of our own tools when asked. */
export function runStep({ name, command, args, env = {}, noWarnings = false }) {
  return new Promise((resolve) => {
    const started = Date.now();
    console.log(`\n▶ ${name}`);
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const [stream, out] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (chunk) => {
        said += chunk;
        out.write(chunk);
      });
    }
    const stop = (signal) => child.kill(signal);
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    child.on('exit', (code) => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      const warned = noWarnings && /(^|\s|\[)warn(ing)?s?(\]|:|\s)/i.test(said.replace(/\b(0|no) warnings?/gi, ''));
      if (warned) console.error('There were warnings; those of our own tools are errors.');
      const good = code === 0 && !warned;
      console.log(`${good ? '✔' : '✘'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      resolve(good);
    });
  });
}
