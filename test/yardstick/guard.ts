import { spawn } from 'node:child_process';

/**
 * Runs one command and ends it when the host is gone: the host holds the other end of standard input, which closes
 * however the host dies. It has a process group of its own, so that Ctrl-C in a terminal reaches the host alone.
 */
const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('Expected a command to run, received none.');

const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
child.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once('exit', (code) => process.exit(code ?? 0));
process.on('SIGINT', () => {});
process.stdin.once('error', () => child.kill('SIGKILL'));
process.stdin.once('end', () => child.kill('SIGKILL'));
process.stdin.once('data', () => child.kill('SIGTERM'));
process.stdin.resume();
