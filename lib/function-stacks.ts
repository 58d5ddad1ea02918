import type { FunctionContract } from '../contracts/function-contract.ts';
import { OVERSIGHT_FUNCTIONS } from '../contracts/routes.ts';

/** The stacks that have functions, each before those that are deployed after it. */
export const FUNCTION_STACKS = [
  'workflows',
  'api-functions',
  'oversight-functions',
  'page-functions',
] as const;
export type FunctionStack = (typeof FUNCTION_STACKS)[number];

/** Which stack a function is in: by its kind and, for one that serves the API, by the topic of its route. */
export function stackOf({ kind, name }: Pick<FunctionContract, 'kind' | 'name'>): FunctionStack {
  if (kind === 'page') return 'page-functions';
  if (kind !== 'api') return 'workflows';
  return OVERSIGHT_FUNCTIONS.has(name) ? 'oversight-functions' : 'api-functions';
}

/**
 * The folders of their logs. A log is kept when its function moves to another stack, which could not make one of the same
 * name.
 */
const LOGS: Readonly<Record<FunctionStack, string>> = {
  workflows: 'functions',
  'api-functions': 'functions',
  'oversight-functions': 'oversight',
  'page-functions': 'pages',
};

/** The log group of a function, by which other stacks refer to it. */
export const functionLogName = (prefix: string, contract: Pick<FunctionContract, 'kind' | 'name'>): string =>
  `/${prefix}/${LOGS[stackOf(contract)]}/${contract.name}`;
