import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** What failed, with the lines of its output that say why: an end of a long log that can be read alone. */
export const failures = [];
const telling = /\bFAIL\b|✘|×|\berror\b|\bwarn\b|Error:/i;

/**
 * Runs one program and answers whether it ended well. Its output goes through, or is held until it ends where several run at
 * once, and is searched for warnings of our own tools when asked.
 */
export function runStep({ name, command, args, env = {}, noWarnings = false, held = false }) {
  return new Promise((resolve) => {
    const started = Date.now();
    if (!held) console.log(`\n▶ ${name}`);
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const [stream, out] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (chunk) => {
        said += chunk;
        if (!held) out.write(chunk);
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
      if (held) process.stdout.write(`\n▶ ${name}\n${said}`);
      if (!good) failures.push({ name, lines: reasons(said) });
      console.log(`${good ? '✔' : '✘'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      resolve(good);
    });
  });
}

/** At most forty lines that name a fault, else the last twenty. */
function reasons(said) {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const found = lines.filter((line) => telling.test(line) && !line.trimStart().startsWith('✓'));
  return found.length > 0 ? found.slice(0, 40) : lines.slice(-20);
}
