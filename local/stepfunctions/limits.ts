/** Quotas of AWS Step Functions, standard workflows, and the budgets of our expression evaluator. */
export const MAX_PAYLOAD_BYTES = 262_144;
export const MAX_EVENTS = 25_000;
export const MAX_DEFINITION_BYTES = 1_048_576;
export const MAX_NAME_LENGTH = 80;
export const MAX_ERROR_LENGTH = 256;
export const MAX_CAUSE_LENGTH = 32_768;
export const MAX_TOKEN_LENGTH = 2_048;
export const MAX_INLINE_MAP_CONCURRENCY = 40;
export const MAX_PAGE = 1_000;
export const DEFAULT_PAGE = 100;
export const MAX_TIMEOUT_SECONDS = 99_999_999;
export const MAX_REDRIVES = 1_000;
export const REDRIVABLE_MS = 14 * 24 * 3_600_000;
/** Depth of inputs; depth of data produced by states. */
export const MAX_JSON_DEPTH = 500;
export const MAX_NESTING = 1_000;
export const MAX_VARIABLES_BYTES = 10 * 1_048_576;

export const EXPRESSION_MILLISECONDS = 500;
export const EXPRESSION_STACK = 300;
export const EXPRESSION_ITEMS = 1_000_000;
