import { createRequire } from 'node:module';
import { ApiError } from './errors.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

interface Verdict {
  isValid: boolean;
  /** From its JSON schema (message, instancePath) or from its own checks (Message, Error code). */
  errors: { message?: string; instancePath?: string; Message?: string; 'Error code'?: string }[];
}

/** It has no types of its own. */
const aslValidator = createRequire(import.meta.url)('asl-validator') as (
  definition: unknown,
  options: object,
) => Verdict;

const DATA_FIELDS = ['Output', 'Arguments', 'Assign', 'ItemSelector'];

export function invalid(kind: string, what: string, at = ''): ApiError {
  const where = at === '' ? '' : ` at ${at}`;
  return new ApiError('InvalidDefinition', `Invalid State Machine Definition: '${kind}: ${what}${where}'`);
}

/** The shape of the whole, by asl-validator: fields, types, transitions, terminal states, names used twice. */
export function checkSchema(definition: JsonObject): void {
  let verdict: Verdict;
  try {
    verdict = aslValidator(withoutData(definition), { checkPaths: false, checkArn: false });
  } catch (error) {
    throw invalid('SCHEMA_VALIDATION_FAILED', (error as Error).message);
  }
  const first = verdict.errors[0];
  if (verdict.isValid || !first) return;
  const deepest = verdict.errors.reduce((a, b) =>
    (b.instancePath ?? '').length > (a.instancePath ?? '').length ? b : a,
  );
  const { message, Message, instancePath } = first.Message ? first : deepest;
  throw invalid(
    first['Error code'] ?? 'SCHEMA_VALIDATION_FAILED',
    Message ?? message ?? 'not valid',
    instancePath,
  );
}

/** Its schema is narrower than AWS about what data may be, so it is shown none. A copy, for it writes into what it gets. */
function withoutData(states: JsonObject): JsonObject {
  const named = Object.entries(isObject(states.States) ? states.States : {});
  return {
    ...states,
    States: Object.fromEntries(named.map(([name, state]) => [name, stateWithoutData(state)])),
  };
}

function stateWithoutData(state: Json): Json {
  if (!isObject(state)) return state;
  const kept = fieldsWithoutData(state);
  for (const field of ['Choices', 'Catch']) {
    const rules = kept[field];
    if (Array.isArray(rules))
      kept[field] = rules.map((rule) => (isObject(rule) ? fieldsWithoutData(rule) : rule));
  }
  if (Array.isArray(kept.Branches))
    kept.Branches = kept.Branches.map((branch) => (isObject(branch) ? withoutData(branch) : branch));
  if (isObject(kept.ItemProcessor)) kept.ItemProcessor = withoutData(kept.ItemProcessor);
  return kept;
}

function fieldsWithoutData(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !DATA_FIELDS.includes(field)));
}
