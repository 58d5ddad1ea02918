import { parseArgs } from 'node:util';
import type { PlacementRequest } from '../../domain/placement/place.ts';

export const USAGE = `usage:
  placement --input FILE --mode batch|online [--objective placed-first|score] [--batch-days 7] [--seed N]
            [--period-days N] [--explain]
`;

export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly showUsage: boolean;

  constructor(message: string, showUsage = false) {
    super(message);
    this.showUsage = showUsage;
  }
}

const text = { type: 'string' } as const;
const OPTIONS = {
  input: text,
  mode: text,
  objective: text,
  'batch-days': text,
  'period-days': text,
  seed: text,
  explain: { type: 'boolean' },
} as const;

const LARGEST_SEED = 2_147_483_647;
const MAX_DAYS = 36_500;

export function readArguments(args: readonly string[]): {
  path: string;
  explain: boolean;
  request: PlacementRequest;
} {
  const values = parse(args);
  if (values.input === undefined) throw new UsageError('--input: expected a file, received nothing', true);
  const request: PlacementRequest = {
    mode: oneOf('mode', ['batch', 'online'] as const, values.mode),
    objective: oneOf('objective', ['placed-first', 'score'] as const, values.objective ?? 'placed-first'),
    batchDays: whole('batch-days', values['batch-days'] ?? '7', 1, MAX_DAYS),
    seed: whole('seed', values.seed ?? '1', 0, LARGEST_SEED),
  };
  const period = values['period-days'];
  return {
    path: values.input,
    explain: values.explain ?? false,
    request:
      period === undefined ? request : { ...request, periodDays: whole('period-days', period, 1, MAX_DAYS) },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), true);
  }
}

function oneOf<T extends string>(option: string, choices: readonly T[], value: string | undefined): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) {
    throw new UsageError(
      `--${option}: expected ${choices.join(' or ')}, received ${value ?? 'nothing'}`,
      true,
    );
  }
  return chosen;
}

function whole(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new UsageError(
      `--${option}: expected a whole number from ${least} to ${most}, received "${value}"`,
      true,
    );
  }
  return number;
}
