/** Where to look up the labels of codes, by the name of the detail; others are in the usual places. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  kind: [
    ...['words.kind', 'words.value.flag', 'words.value.change-kind'],
    ...['documents.kind', 'appointments.kind'],
  ],
  class: ['cases.class'],
  channel: ['words.value.told'],
  primaryCategory: ['words.value.category'],
  secondaryCategory: ['words.value.category'],
  stage: ['words.stage'],
  fromStage: ['words.stage'],
  role: ['words.role'],
  roles: ['words.role'],
  office: ['words.office'],
  reasonCode: ['words.reason'],
  fields: ['cases.class', 'words.field', 'cases.field'],
  blocks: ['words.value.step'],
  to: ['words.value.vetting', 'words.value.status'],
};
const USUAL = ['words.reason', 'words.kind', 'words.stage', 'words.role', 'words.value.flag'];

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A code, as opposed to a number or an id, which contains digits. */
const CODE = /^[a-z][a-zA-Z-]*$/;

/** How texts, dates and numbers are said in a language; a text that is not there is undefined. */
export interface Sayings {
  text(id: string): string | undefined;
  instant(instant: string): string;
  date(date: string): string;
  number(value: number): string;
  list(values: readonly string[]): string;
}

export interface DetailWords {
  nameOf(detail: string): string;
  /** The value in words; a code without a label stays as it is. */
  valueOf(detail: string, value: unknown, details: Readonly<Record<string, unknown>>): string;
}

/** The details of a fact in readable form: names, codes and dates. */
export function detailWords({ text, instant, date, number, list }: Sayings): DetailWords {
  const first = (ids: readonly string[]): string | undefined => {
    for (const id of ids) {
      const found = text(id);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const code = (detail: string, value: string, kind: unknown): string => {
    const ours = [`words.decision.${kind}`, `words.value.${detail}`, `audit.value.${detail}`];
    const places = [...(PLACES[detail] ?? []), ...ours, ...USUAL];
    return first(places.map((place) => `${place}.${value}`)) ?? value;
  };
  const one = (detail: string, value: unknown, kind: unknown): string => {
    if (typeof value === 'boolean') return text(`policy.code.${value}`) ?? String(value);
    if (typeof value === 'number') return number(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    if (INSTANT.test(value)) return instant(value);
    if (DATE.test(value)) return date(value);
    return CODE.test(value) ? code(detail, value, kind) : value;
  };
  return {
    nameOf: (detail) => first([`audit.detail.${detail}`, `words.field.${detail}`]) ?? detail,
    valueOf: (detail, value, { kind }) =>
      Array.isArray(value) ? list(value.map((each) => one(detail, each, kind))) : one(detail, value, kind),
  };
}
