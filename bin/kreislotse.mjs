#!/usr/bin/env node
// Runs the command line on the Node that the project brings along, whatever the machine has. Plain JavaScript for old Nodes.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ownNode } from '../scripts/own-node.mjs';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const loader = new URL('../scripts/strip-types.mjs', import.meta.url).href;
const child = spawn(
  ownNode(),
  ['--disable-warning=ExperimentalWarning', `--import=${loader}`, main, ...process.argv.slice(2)],
  // The channel tells the program at once when this process is gone, however it ended.
  { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
if (process.channel) process.once('disconnect', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)));
