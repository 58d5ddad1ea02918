import type { DayAndTime, Entered, Fault, FormSubjects, Scored } from './form-entered.ts';
import type { DecisionForm, Field } from './form-model.ts';
import { rowFault, rowsBody } from './form-rows.ts';
import { lineOf, planFault, rowsOf } from './plan-rows.ts';

export const textIn = (entered: Entered, name: string): string => {
  const value = entered[name];
  return typeof value === 'string' ? value : '';
};
export const listIn = (entered: Entered, name: string): readonly string[] => {
  const value = entered[name];
  return Array.isArray(value) ? value.map(String) : [];
};
export const mapIn = (entered: Entered, name: string): Readonly<Record<string, string>> => {
  const value = entered[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, string>)
    : {};
};
export const dayAndTimeIn = (entered: Entered, name: string): DayAndTime => {
  const { day = '', time = '' } = mapIn(entered, name);
  return { day, time };
};
const linesIn = (entered: Entered, name: string): string[] =>
  textIn(entered, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const REASON = /^[a-z][a-z0-9-]{1,59}$/;

const isDay = (day: string): boolean => DAY.test(day) && !Number.isNaN(Date.parse(day));
/** The people whose presence an attendance list records. */
/** Those that a list of members may name: whose consent is missing, where that is asked; of age is no child. */
export function listedMembers(subjects: FormSubjects, field: string): readonly string[] {
  if (field === 'signedBy') return subjects.group ?? [];
  if (field !== 'consenting' && field !== 'childrenHeard') return subjects.members;
  const { matter, context } = subjects;
  const missing = Array.isArray(context?.missing) ? (context.missing as unknown[]) : undefined;
  const members = subjects.members.filter((id) => missing?.includes(id) ?? true);
  if (field === 'consenting') return members;
  const ages = new Map(matter?.household.map(({ personId, age }) => [personId, age]));
  return members.filter((id) => (ages.get(id) ?? 0) < MAJORITY);
}
const MAJORITY = 18;

export const attendees = ({ group, members }: FormSubjects): readonly string[] => group ?? members;

const OF_PRESENT = new Set(['knewBefore', 'learned']);
/** Whom a choice for each of several people is about: those who came to a class, or every member. */
export const eachOf = (field: Field, entered: Entered, subjects: FormSubjects): readonly string[] => {
  if (!OF_PRESENT.has(field.name)) return subjects.members;
  const away = new Set(listIn(entered, 'absent'));
  return field.required ? attendees(subjects).filter((id) => !away.has(id)) : [];
};

/** True of what need not be said, and of which nothing is said of anybody. */
const isLeftOut = ({ name, required }: Field, entered: Entered): boolean =>
  !required && Object.values(mapIn(entered, name)).every((given) => !given);

/** The rows of a plan: as entered, or else those that it begins with. */
export const rowsIn = (entered: Entered, name: string, subjects: FormSubjects) =>
  rowsOf(entered[name], subjects.support?.plan.lines ?? []);

function numberFault({ least, most }: Extract<Field, { kind: 'number' }>, text: string): Fault | undefined {
  if (text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most
    ? undefined
    : { id: 'work.bad-number', values: { least, most } };
}

/** What is wrong with each field of a form; empty if it can be sent. */
export function faultsOf(
  form: DecisionForm,
  entered: Entered,
  subjects: FormSubjects,
): Readonly<Record<string, Fault>> {
  const faults = form.fields.map((field) => [field.name, faultOf(field, entered, subjects)] as const);
  return Object.fromEntries(faults.filter((entry): entry is [string, Fault] => entry[1] !== undefined));
}

function faultOf(field: Field, entered: Entered, subjects: FormSubjects): Fault | undefined {
  const { name, required } = field;
  const text = textIn(entered, name);
  const missing = required && text.trim() === '' ? { id: 'work.required' } : undefined;
  switch (field.kind) {
    case 'choice':
    case 'language':
    case 'office':
    case 'member':
    case 'sponsor':
      return missing && { id: 'work.choose-one' };
    case 'choices':
    case 'topics': {
      const least = field.kind === 'topics' ? 1 : field.least;
      return required && listIn(entered, name).length < least ? { id: 'work.choose-some' } : undefined;
    }
    case 'date':
      return missing ?? (text !== '' && !isDay(text) ? { id: 'work.bad-date' } : undefined);
    case 'instant':
      return instantFault(dayAndTimeIn(entered, name), required);
    case 'reason':
      return missing ?? (text !== '' && !REASON.test(text) ? { id: 'work.other-reason.wrong' } : undefined);
    case 'text':
      return (
        missing ??
        (text.length > field.most ? { id: 'work.too-long', values: { most: field.most } } : undefined)
      );
    case 'number':
      return missing ?? numberFault(field, text);
    case 'plan':
      return planFault(rowsIn(entered, name, subjects));
    case 'lines':
      return required && linesIn(entered, name).length < field.least ? { id: 'work.required' } : undefined;
    case 'scores':
      return all(
        (subjects.scored ?? []).flatMap(({ whom, dimensions }) =>
          dimensions.map((one) => scoreKey(whom, one)),
        ),
        mapIn(entered, name),
      );
    case 'by-line':
      return required ? all(linesDue(subjects), mapIn(entered, name)) : undefined;
    case 'rows':
      return rowFault(field, entered, subjects, faultOf);
    case 'zone':
      return missing && { id: 'work.choose-one' };
    case 'local-time':
      return instantFault(dayAndTimeIn(entered, name), required);
    case 'by-member':
      return isLeftOut(field, entered)
        ? undefined
        : all(eachOf(field, entered, subjects), mapIn(entered, name));
    default:
      return undefined;
  }
}

const all = (keys: readonly string[], given: Readonly<Record<string, string>>): Fault | undefined =>
  keys.every((key) => given[key]) ? undefined : { id: 'work.choose-each' };

function instantFault({ day, time }: DayAndTime, required: boolean): Fault | undefined {
  if (day === '' && time === '') return required ? { id: 'work.required' } : undefined;
  if (!isDay(day)) return { id: 'work.bad-date' };
  return TIME.test(time) ? undefined : { id: 'work.bad-time' };
}

/** The body of the decision: only the fields of this decision, without empty ones. */
export function bodyOf(
  form: DecisionForm,
  entered: Entered,
  subjects: FormSubjects,
): { decision: string } & Record<string, unknown> {
  const pairs = form.fields.flatMap((field) => valuesOf(field, entered, subjects));
  return { decision: form.code, ...Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) };
}

function valuesOf(field: Field, entered: Entered, subjects: FormSubjects): [string, unknown][] {
  const { name } = field;
  switch (field.kind) {
    case 'fixed':
      return [[name, field.value]];
    case 'choices':
    case 'topics':
    case 'members':
      return [[name, listIn(entered, name)]];
    case 'yes-no':
      return [[name, entered[name] === true]];
    case 'instant':
      return [[name, instantOf(dayAndTimeIn(entered, name))]];
    case 'lines':
      return [[name, linesIn(entered, name)]];
    case 'number': {
      const text = textIn(entered, name).trim();
      return [[name, text === '' ? undefined : Number(text)]];
    }
    case 'plan':
      return [[name, rowsIn(entered, name, subjects).map(lineOf)]];
    case 'attendance': {
      const away = new Set(listIn(entered, 'absent'));
      const everyone = attendees(subjects);
      const present = everyone.filter((id) => !away.has(id));
      return [
        ['present', present],
        ['absent', everyone.filter((id) => away.has(id))],
      ];
    }
    case 'rows':
      return rowsBody(field, entered, subjects, valuesOf);
    case 'local-time': {
      const { day, time } = dayAndTimeIn(entered, name);
      return [[name, day === '' ? undefined : `${day}T${time}`]];
    }
    case 'scores':
      return [[name, scoresOf(subjects.scored ?? [], mapIn(entered, name))]];
    case 'by-line': {
      const given = mapIn(entered, name);
      const lines = linesDue(subjects).flatMap((lineId) =>
        given[lineId] ? [{ lineId, became: given[lineId] }] : [],
      );
      return lines.length === 0 && !field.required ? [] : [[name, lines]];
    }
    case 'visits': {
      const chosen = listIn(entered, name);
      return chosen.length === 0 ? [] : [[name, chosen]];
    }
    case 'by-member': {
      const given = mapIn(entered, name);
      const people = eachOf(field, entered, subjects);
      if ((people.length === 0 && !field.required) || isLeftOut(field, entered)) return [];
      return [[name, people.map((personId) => ({ personId, [field.property]: given[personId] }))]];
    }
    default: {
      const text = textIn(entered, name).trim();
      return [[name, text === '' ? undefined : text]];
    }
  }
}

const linesDue = ({ due }: FormSubjects): string[] => (due ?? []).map(({ lineId }) => lineId);

/** Where the score of somebody in a dimension is entered. */
export const scoreKey = (whom: string, dimension: string): string => `${whom} ${dimension}`;

const scoresOf = (scored: readonly Scored[], given: Readonly<Record<string, string>>) =>
  scored.map(({ whom, dimensions }) => ({
    whom,
    scores: Object.fromEntries(dimensions.map((one) => [one, Number(given[scoreKey(whom, one)])])),
  }));

/** The instant of a day and time on the person's clock. */
const instantOf = ({ day, time }: DayAndTime): string | undefined =>
  day === '' ? undefined : new Date(`${day}T${time}:00`).toISOString();
