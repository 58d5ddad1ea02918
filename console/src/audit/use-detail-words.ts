import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useFormat } from '../i18n/use-format.ts';

/** Where to look up the labels of codes, by the name of the detail; others are in the usual places. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  kind: [
    ...['words.kind', 'words.value.flag', 'words.value.change-kind'],
    ...['documents.kind', 'appointments.kind'],
  ],
  class: ['cases.class'],
  scan: ['audit.value.scan'],
  refusal: ['audit.value.refusal'],
  primaryCategory: ['words.value.category'],
  secondaryCategory: ['words.value.category'],
  stage: ['words.stage'],
  fromStage: ['words.stage'],
  role: ['words.role'],
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

export interface DetailWords {
  nameOf(detail: string): string;
  /** The value in words; a code without a label stays as it is. */
  valueOf(detail: string, value: unknown, details: Readonly<Record<string, unknown>>): string;
}

/** The details of a fact in readable form: names, codes and dates. */
export function useDetailWords(): DetailWords {
  const intl = useIntl();
  const format = useFormat();
  return useMemo(() => {
    const first = (ids: readonly string[]): string | undefined => {
      const id = ids.find((each) => typeof intl.messages[each] === 'string');
      return id === undefined ? undefined : intl.formatMessage({ id });
    };
    const code = (detail: string, text: string, kind: unknown): string => {
      const places = [...(PLACES[detail] ?? []), `words.decision.${kind}`, `words.value.${detail}`, ...USUAL];
      return first(places.map((place) => `${place}.${text}`)) ?? text;
    };
    const one = (detail: string, value: unknown, kind: unknown): string => {
      if (typeof value === 'boolean') return intl.formatMessage({ id: `policy.code.${value}` });
      if (typeof value === 'number') return format.number(value);
      if (typeof value !== 'string') return JSON.stringify(value);
      if (INSTANT.test(value)) return format.instant(value);
      if (DATE.test(value)) return format.date(value);
      return CODE.test(value) ? code(detail, value, kind) : value;
    };
    return {
      nameOf: (detail) => first([`audit.detail.${detail}`, `words.field.${detail}`]) ?? detail,
      valueOf: (detail, value, { kind }) =>
        Array.isArray(value)
          ? value.map((each) => one(detail, each, kind)).join(', ')
          : one(detail, value, kind),
    };
  }, [intl, format]);
}
