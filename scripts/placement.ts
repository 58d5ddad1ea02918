import { readFile } from 'node:fs/promises';
import { CaseError } from '../domain/kernel/errors.ts';
import type { PlacementInput } from '../domain/placement/model/placement-input.ts';
import { parsePlacementInput } from '../domain/placement/model/placement-input.ts';
import { place } from '../domain/placement/place.ts';
import { loadSolver, solverWork, withinWork } from '../lambdas/adapters/highs.ts';
import { readArguments, USAGE, UsageError } from './placement/arguments.ts';

/** Exit code for wrong use and wrong input; nothing is then written to stdout. */
const WRONG = 2;

const STOPPED =
  'The search was stopped by its emergency brake of wall time. The answer and its bound hold, but another run may find another answer.\n';

async function readInput(path: string): Promise<PlacementInput> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(
      `--input: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  if (text.trim() === '') throw new UsageError(`${path}: expected JSON, received an empty file`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: expected JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return parsePlacementInput(value);
}

async function run(args: readonly string[]): Promise<void> {
  const { path, explain, request } = readArguments(args);
  const input = await readInput(path);
  const solver = await loadSolver();
  let braked = false;
  const solve = withinWork(solver, solverWork(input.cases.length), () => {
    braked = true;
  });
  const start = process.hrtime.bigint();
  const { unplaced, ...answer } = place(input, request, solve);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (braked) process.stderr.write(STOPPED);
  if (explain) for (const { case: id, reason } of unplaced) process.stderr.write(`${id}: ${reason.text}\n`);
  process.stdout.write(`${JSON.stringify({ ...answer, seconds, ...(braked ? { braked } : {}) })}\n`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n${error.showUsage ? USAGE : ''}`);
  else if (error instanceof CaseError) process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = WRONG;
}
