import { nested, type State, type States } from './definition.ts';
import { checkShape, invalid } from './definition-shape.ts';
import { integrationOf, KNOWN_RESOURCES } from './integrations/resources.ts';
import { isObject, type Json, type JsonObject, longerThan, nesting } from './json.ts';
import { isExpression, parseExpression, sourceOf } from './jsonata.ts';
import { MAX_DEFINITION_BYTES, MAX_JSON_DEPTH } from './limits.ts';

const JSONPATH_FIELDS = [
  ...[
    'InputPath',
    'OutputPath',
    'ResultPath',
    'Parameters',
    'ResultSelector',
    'ItemsPath',
    'SecondsPath',
    'TimestampPath',
  ],
  ...['TimeoutSecondsPath', 'HeartbeatSecondsPath', 'ErrorPath', 'CausePath', 'MaxConcurrencyPath'],
  ...['ToleratedFailureCountPath', 'ToleratedFailurePercentagePath', 'Result'],
];
const CHOICE_JSONPATH_FIELDS = ['Variable', 'And', 'Or', 'Not'];
const DISTRIBUTED_FIELDS = ['ItemReader', 'ItemBatcher', 'ResultWriter'];
const VARIABLE_NAME = /^[A-Za-z_][\w]{0,79}$/;

/** Texts already found valid: a host creates its machines again at every start. */
const accepted = new Set<string>();
const MAX_ACCEPTED = 200;

/** Accepts a definition that the engine can run completely, or says what is wrong with it and where. */
export function checkDefinition(text: unknown): string {
  if (typeof text !== 'string' || longerThan(text, MAX_DEFINITION_BYTES)) {
    throw invalid(
      'INVALID_JSON_DESCRIPTION',
      `a JSON text of at most ${MAX_DEFINITION_BYTES} bytes is expected`,
    );
  }
  if (nesting(text) > MAX_JSON_DEPTH)
    throw invalid('INVALID_JSON_DESCRIPTION', `nested deeper than ${MAX_JSON_DEPTH} levels`);
  if (accepted.has(text)) return text;
  const definition = parse(text);
  if (!isObject(definition) || !isObject(definition.States)) {
    throw invalid('SCHEMA_VALIDATION_FAILED', 'a state machine with StartAt and States is expected');
  }
  checkLanguage(definition, definition.QueryLanguage, '');
  checkStates(checkShape(definition), '', new Set());
  if (accepted.size >= MAX_ACCEPTED) accepted.clear();
  accepted.add(text);
  return text;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw invalid('INVALID_JSON_DESCRIPTION', (error as Error).message);
  }
}

/** JSONPath, the older language, is refused by name before anything else is checked. */
function checkLanguage(states: JsonObject, inherited: Json | undefined, at: string): void {
  for (const [name, state] of Object.entries(isObject(states.States) ? states.States : {})) {
    const here = `${at}/States/${name}`;
    if (!isObject(state))
      throw invalid('SCHEMA_VALIDATION_FAILED', 'a state is expected to be an object', here);
    const language = state.QueryLanguage ?? inherited;
    if (language !== 'JSONata') {
      throw invalid(
        'SCHEMA_VALIDATION_FAILED',
        `QueryLanguage is expected to be JSONata, it is ${String(language ?? 'JSONPath')}`,
        here,
      );
    }
    const rules = Array.isArray(state.Choices) ? state.Choices.filter(isObject) : [];
    const field =
      JSONPATH_FIELDS.find((name) => Object.hasOwn(state, name)) ??
      CHOICE_JSONPATH_FIELDS.find((name) => rules.some((rule) => Object.hasOwn(rule, name)));
    if (field)
      throw invalid('SCHEMA_VALIDATION_FAILED', `the JSONPath field ${field} is not supported`, here);
    const inner = [...(Array.isArray(state.Branches) ? state.Branches : []), state.ItemProcessor].filter(
      isObject,
    );
    for (const one of inner) checkLanguage(one, inherited, here);
  }
}

function checkStates(states: States, at: string, outer: ReadonlySet<string>): void {
  const own = new Set<string>();
  for (const [name, state] of Object.entries(states.States)) {
    for (const variable of assignedIn(state)) own.add(variable);
    checkState(state, `${at}/States/${name}`);
  }
  for (const variable of own) {
    if (variable === 'states' || !VARIABLE_NAME.test(variable)) {
      throw invalid('SCHEMA_VALIDATION_FAILED', `${variable} cannot be the name of a variable`, at || '/');
    }
    if (outer.has(variable)) {
      throw invalid(
        'SCHEMA_VALIDATION_FAILED',
        `the variable ${variable} belongs to an outer scope and cannot be assigned here`,
        at,
      );
    }
  }
  const visible = new Set([...outer, ...own]);
  for (const [name, state] of Object.entries(states.States)) {
    for (const inner of nested(state)) checkStates(inner, `${at}/States/${name}`, visible);
  }
}

function assignedIn(state: State): string[] {
  const assigns = [
    'Assign' in state ? state.Assign : undefined,
    ...('Choices' in state ? state.Choices.map((rule) => rule.Assign) : []),
    ...('Catch' in state && state.Catch ? state.Catch.map((catcher) => catcher.Assign) : []),
  ];
  return assigns.flatMap((assign) => {
    if (assign !== undefined && !isObject(assign))
      throw invalid('SCHEMA_VALIDATION_FAILED', 'Assign is expected to be an object');
    return Object.keys(assign ?? {});
  });
}

function checkState(state: State, at: string): void {
  if (state.Type === 'Task') checkTask(state.Resource, state.Arguments, at);
  if (state.Type === 'Map') checkMap(state as unknown as JsonObject, at);
  if ('Retry' in state && state.Retry) checkWildcard(state.Retry, `${at}/Retry`);
  if ('Catch' in state && state.Catch) checkWildcard(state.Catch, `${at}/Catch`);
  for (const [field, value] of Object.entries(state)) {
    if (field !== 'Branches' && field !== 'ItemProcessor' && field !== 'Comment')
      checkExpressions(value as Json, `${at}/${field}`);
  }
}

function checkTask(resource: string, args: Json | undefined, at: string): void {
  const integration = integrationOf(resource);
  if (!integration) {
    throw invalid(
      'SCHEMA_VALIDATION_FAILED',
      `the resource ${resource} is not supported; expected a Lambda function's ARN or arn:aws:states:::X with X one of ${KNOWN_RESOURCES.join(', ')}`,
      `${at}/Resource`,
    );
  }
  if (isExpression(args)) return;
  const missing = integration.required.find((name) => !isObject(args) || args[name] === undefined);
  if (missing)
    throw invalid(
      'SCHEMA_VALIDATION_FAILED',
      `The field '${missing}' is required but was missing`,
      `${at}/Arguments`,
    );
}

function checkMap(state: JsonObject, at: string): void {
  const field = DISTRIBUTED_FIELDS.find((name) => Object.hasOwn(state, name));
  if (field)
    throw invalid('SCHEMA_VALIDATION_FAILED', `the field ${field} of a distributed Map is not supported`, at);
  const config = isObject(state.ItemProcessor) ? state.ItemProcessor.ProcessorConfig : undefined;
  const mode = isObject(config) ? config.Mode : undefined;
  if (mode !== undefined && mode !== 'INLINE') {
    throw invalid(
      'SCHEMA_VALIDATION_FAILED',
      `a Map of mode ${String(mode)} is not supported; expected INLINE`,
      at,
    );
  }
}

function checkWildcard(rules: { ErrorEquals: string[] }[], at: string): void {
  for (const [index, { ErrorEquals }] of rules.entries()) {
    if (ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < rules.length - 1)) {
      throw invalid(
        'SCHEMA_VALIDATION_FAILED',
        'States.ALL must appear alone and in the last of the list',
        `${at}[${index}]`,
      );
    }
  }
}

function checkExpressions(value: Json, at: string): void {
  if (isExpression(value)) {
    try {
      parseExpression(sourceOf(value));
    } catch (error) {
      throw invalid(
        'INVALID_JSONATA',
        `${(error as { message?: string }).message ?? 'not an expression'}`,
        at,
      );
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkExpressions(item, `${at}[${index}]`);
  } else if (isObject(value))
    for (const [key, item] of Object.entries(value)) checkExpressions(item, `${at}/${key}`);
}
