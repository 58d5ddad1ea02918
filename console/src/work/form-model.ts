/** What a person has to enter, as the console draws it. */
export type Entry =
  | { kind: 'fixed'; value: string }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'choices'; options: readonly string[]; least: number }
  | { kind: 'yes-no' }
  | { kind: 'date' }
  | { kind: 'instant' }
  | { kind: 'reason' }
  | { kind: 'text'; most: number; long: boolean }
  | { kind: 'number'; least: number; most: number }
  | { kind: 'plan'; services: readonly string[]; by: readonly string[]; most: number }
  | { kind: 'lines'; least: number; most: number }
  | { kind: 'members' }
  | { kind: 'attendance' }
  | { kind: 'topics' }
  | { kind: 'scores'; least: number; most: number }
  | { kind: 'by-line'; options: readonly string[] }
  | { kind: 'visits' }
  | { kind: 'by-member'; property: string; options: readonly string[] }
  | { kind: 'sponsor' }
  | { kind: 'language' }
  | { kind: 'office' }
  | { kind: 'member' }
  /** A day and a time on the clock of a place, and the name of that clock. */
  | { kind: 'local-time' }
  | { kind: 'zone' }
  | { kind: 'rows'; columns: readonly Field[]; least: number; most: number };
export type Field = Entry & { readonly name: string; readonly required: boolean };

/** The fields of one decision of a kind of work item. */
export interface DecisionForm {
  readonly code: string;
  readonly fields: readonly Field[];
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

/** Lists of ids whose meaning a JSON Schema cannot express. */
const MEMBER_LISTS = new Set([
  'counselled',
  'personIds',
  'adultIds',
  'consenting',
  'dnaConsenting',
  'dnaCounselled',
  'toldInPerson',
  'childrenHeard',
  'samePersons',
  'unfitIds',
  'stayWith',
  'agreed',
  'presumptiveFor',
  'notHeard',
  'signedBy',
]);
const LONG_FROM = 500;
const MAX_LINES = 50;

/** The decisions of a kind with their fields, from the JSON Schema of its form. An unknown shape is an error. */
export function formOf(schema: object): DecisionForm[] {
  const { oneOf } = schema as Schema;
  return (oneOf ?? [schema as Schema]).map(decisionOf);
}

/** Fields that another one says with more, where it is asked for. */
const SAID_BY: Readonly<Record<string, string>> = { departureAt: 'legs' };

/** The forms with the fields that the policy of this case asks for, although the kind leaves them open. */
export const withNeeded = (
  forms: readonly DecisionForm[],
  needed: readonly { readonly decision: string; readonly fields: readonly string[] }[],
): DecisionForm[] =>
  forms.map(({ code, fields }) => {
    const asked = needed.find(({ decision }) => decision === code)?.fields ?? [];
    return {
      code,
      fields: fields
        .filter(({ name }) => !asked.includes(SAID_BY[name] ?? ''))
        .map((field) => (asked.includes(field.name) ? { ...field, required: true } : field)),
    };
  });

function decisionOf({ properties = {}, required = [] }: Schema): DecisionForm {
  const code = properties.decision?.const;
  if (typeof code !== 'string') throw new Error('Expected a form that names its decision.');
  const entered = Object.entries(properties).filter(([name]) => name !== 'decision');
  const names = entered.map(([name]) => name);
  const isAttendance = names.includes('present') && names.includes('absent');
  const fields = entered
    .filter(([name]) => !(isAttendance && name === 'absent'))
    .map(([name, property]): Field => {
      const isRequired = required.includes(name);
      if (isAttendance && name === 'present')
        return { name: 'attendance', kind: 'attendance', required: isRequired };
      return { name, required: isRequired, ...entryOf(name, property) };
    });
  return { code, fields: [...fields.filter(({ name }) => name !== 'note'), ...fields.filter(isNote)] };
}

const isNote = ({ name }: Field): boolean => name === 'note';

function entryOf(name: string, schema: Schema): Entry {
  if (typeof schema.const === 'string') return { kind: 'fixed', value: schema.const };
  if (schema.enum) return { kind: 'choice', options: schema.enum };
  if (schema.type === 'boolean') return { kind: 'yes-no' };
  if (schema.type === 'string') return textOf(name, schema);
  if (schema.type === 'integer')
    return { kind: 'number', least: schema.minimum ?? 0, most: schema.maximum ?? Number.MAX_SAFE_INTEGER };
  if (schema.type === 'array') return listOf(name, schema);
  throw new Error(
    `Expected a field that can be drawn, received ${name}: ${JSON.stringify(schema).slice(0, 200)}.`,
  );
}

function textOf(name: string, { format, pattern, maxLength }: Schema): Entry {
  if (format === 'date') return { kind: 'date' };
  if (format === 'date-time') return { kind: 'instant' };
  if (pattern?.startsWith('^sponsor-')) return { kind: 'sponsor' };
  if (pattern === '^[a-z]{2,3}$') return { kind: 'language' };
  if (name === 'reasonCode') return { kind: 'reason' };
  if (name === 'destinationOffice') return { kind: 'office' };
  if (name === 'newPrincipalId' || name === 'personId') return { kind: 'member' };
  if (name === 'fromZone' || name === 'toZone') return { kind: 'zone' };
  if (pattern?.startsWith('^\\d{4}-\\d{2}-\\d{2}T')) return { kind: 'local-time' };
  const most = maxLength ?? LONG_FROM;
  return { kind: 'text', most, long: most > LONG_FROM };
}

function listOf(name: string, { items = {}, minItems = 0, maxItems = MAX_LINES }: Schema): Entry {
  if (items.enum) return { kind: 'choices', options: items.enum, least: minItems };
  if (MEMBER_LISTS.has(name)) return { kind: 'members' };
  if (name === 'topics') return { kind: 'topics' };
  if (name === 'alsoFor') return { kind: 'visits' };
  if (items.type === 'string') return { kind: 'lines', least: minItems, most: maxItems };
  const { lineId, became, whom, scores } = items.properties ?? {};
  if (lineId && became?.enum) return { kind: 'by-line', options: became.enum };
  const score = scores?.additionalProperties;
  if (whom && typeof score === 'object')
    return { kind: 'scores', least: score.minimum ?? 1, most: score.maximum ?? 5 };
  const { service, by } = items.properties ?? {};
  if (service?.enum && by?.enum) return { kind: 'plan', services: service.enum, by: by.enum, most: maxItems };
  const others = Object.entries(items.properties ?? {}).filter(([property]) => property !== 'personId');
  const [property, choice] = others[0] ?? [];
  if (items.properties?.personId && others.length === 1 && property !== undefined && choice?.enum)
    return { kind: 'by-member', property, options: choice.enum };
  if (items.properties) return { kind: 'rows', columns: columnsOf(items), least: minItems, most: maxItems };
  throw new Error(`Expected a list that can be drawn, received ${name}.`);
}

const columnsOf = ({ properties = {}, required = [] }: Schema): Field[] =>
  Object.entries(properties).map(([name, property]) => ({
    ...{ name, required: required.includes(name) },
    ...entryOf(name, property),
  }));
