import { commands, type Command } from './commands.ts';

/**
 * Entry of the command line. Exit codes: 0 done, 1 failed, 2 not understood. Results go to standard output,
 * everything else to standard error.
 */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    process.stderr.write(`There is no command "${name}".\n\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(helpOf(command));
    return 0;
  }
  try {
    return await (
      await command.load()
    )({ args: rest, stdout: process.stdout, stderr: process.stderr, help: helpOf(command) });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env['KREISLOTSE_LOG_LEVEL'] === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return 1;
  }
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return `kreislotse - the platform for a county's integration work

Usage: kreislotse COMMAND [options]

Commands:
${commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n')}

"kreislotse COMMAND --help" explains one command, with examples.
`;
}

const helpOf = (command: Command): string => `${command.summary}

Usage:
${command.usage.map((line) => `  kreislotse ${line}`).join('\n')}

${command.explanation}

Examples:
${command.examples.map((line) => `  kreislotse ${line}`).join('\n')}
`;

// Whoever reads our output may stop in the middle (`| head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));
