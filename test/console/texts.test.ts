import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { type Field, formOf } from '../../console/src/work/form-model.ts';
import { reasonsFor, valueWords } from '../../console/src/work/reasons.ts';
import { ERRORS } from '../../contracts/errors.ts';
import { workItemForms } from '../../contracts/work-items.ts';
import { RoleSchema } from '../../domain/kernel/actor.ts';
import { RULES } from '../../domain/kernel/rules.ts';
import { ANY_WORK_KINDS } from '../../registry/any-kind.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { allTexts, FOLDERS, ROOMS, textsOf } from '../fixtures/console-texts.ts';

const SRC = 'console/src';
const all = allTexts('en');

/** The names of the values that a text takes, wherever they stand in it. */
function valuesIn(text: string, locale: string): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    else if (typeof node === 'object' && node !== null) {
      const { type, value } = node as { type?: number; value?: unknown };
      if (type !== undefined && type !== 0 && type !== 7 && typeof value === 'string') found.add(value);
      for (const each of Object.values(node)) walk(each);
    }
  };
  walk(new IntlMessageFormat(text, locale).getAst());
  return [...found].sort();
}

describe.each([...ROOMS, ...FOLDERS])('the texts of %s', (room) => {
  const english = textsOf(room, 'en');

  test.each(LOCALES)('are complete in %s, each with the same values', (locale) => {
    const texts = textsOf(room, locale);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    const faults = Object.entries(texts).filter(
      ([id, text]) =>
        text.trim() === '' || valuesIn(text, locale).join() !== valuesIn(english[id] ?? '', 'en').join(),
    );
    expect(faults).toEqual([]);
    const isSentence = (text: string) =>
      (text.replace(/\{[^}]*\}/g, '').match(/\p{Ll}{2,}/gu) ?? []).length > 3;
    const untold = Object.entries(texts).filter(([id, text]) => isSentence(text) && text === english[id]);
    if (locale !== 'en') expect(untold).toEqual([]);
  });

  test('are named after their room and translated', () => {
    const isOurs = (id: string) => {
      if (room.includes('/')) return ROOMS.includes(id.split('.')[0]!);
      return room === 'codes' ? /^(words|api\.rule)\./.test(id) : id.startsWith(`${room}.`);
    };
    expect(Object.keys(english).filter((id) => !isOurs(id))).toEqual([]);
    const letters = (text: string) => text.replace(/\{[^}]*\}|[^\p{L}]/gu, '');
    const scripts = [
      ['ar', /\p{Script=Arabic}/u],
      ['uk', /\p{Script=Cyrillic}/u],
    ] as const;
    for (const [locale, script] of scripts) {
      const untold = Object.entries(textsOf(room, locale)).filter(
        ([, text]) => letters(text) !== '' && !script.test(text),
      );
      expect(untold).toEqual([]);
    }
  });
});

const choicesOf = (field: Field): string[] => {
  if (field.kind === 'choice' || field.kind === 'choices')
    return field.options.map((option) => `${valueWords(field.name)}.${option}`);
  return field.kind === 'by-member'
    ? field.options.map((option) => `${valueWords(field.property)}.${option}`)
    : [];
};

test('a field that has to be filled in is called required, in words that nothing else uses', () => {
  const required = {
    en: 'This field is required.',
    fr: 'Ce champ est requis.',
    ar: 'هذا الحقل مطلوب.',
    es: 'Este campo es obligatorio.',
    uk: 'Це поле є обов’язковим.',
  };
  for (const locale of LOCALES) expect(allTexts(locale)['work.required']).toBe(required[locale]);
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  const asked = files.flatMap((name) => readFileSync(join(SRC, name), 'utf8').match(/say\('[\w.-]+'/g) ?? []);
  const faults = readFileSync(join(SRC, 'work/form-values.ts'), 'utf8').match(/\bid: '[\w.-]+'/g) ?? [];
  const shared = faults.filter((fault) => asked.includes(fault.replace('id: ', 'say(')));
  expect([faults.length > 5, [...new Set(shared)]]).toEqual([true, ["id: 'work.choose-one'"]]);
});

test('no text is written twice', () => {
  const ids = [...ROOMS, ...FOLDERS].flatMap((room) => Object.keys(textsOf(room, 'en')));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every text that the console asks for is there', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const asked = files.flatMap((name) =>
    [...readFileSync(join(SRC, name), 'utf8').matchAll(/(?:\bsay\(|\bid: )'([\w-]+\.[\w.-]+)'/g)].map(
      (match) => match[1]!,
    ),
  );
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.filter((id) => all[id] === undefined)).toEqual([]);
});

describe('there are words for', () => {
  const missing = (ids: readonly string[]) => ids.filter((id) => all[id] === undefined);

  test('every role, every error and every kind of work item', () => {
    expect(missing(RoleSchema.options.map((role) => `words.role.${role}`))).toEqual([]);
    expect(missing(Object.keys(ERRORS).flatMap((name) => [`api.${name}.title`, `api.${name}.todo`]))).toEqual(
      [],
    );
    expect(missing(ANY_WORK_KINDS.map(({ kind }) => `words.kind.${kind}`))).toEqual([]);
    expect(missing(ANY_WORK_KINDS.map(({ stage }) => `words.stage.${stage}`))).toEqual([]);
  });

  test('every rule that an input can break', () => {
    expect(missing(Object.keys(RULES).map((code) => `api.rule.${code}`))).toEqual([]);
    const valuesOfRule = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
    const unknown = Object.entries(RULES).filter(([code, text]) =>
      valuesIn(all[`api.rule.${code}`]!, 'en').some((value) => !valuesOfRule(text).includes(value)),
    );
    expect(unknown).toEqual([]);
  });

  test('every decision, field, choice and offered reason of every kind of work item', () => {
    const asked = workItemForms().flatMap(({ kind, form }) =>
      formOf(form).flatMap(({ code, fields }) => [
        `words.decision.${kind}.${code}`,
        ...fields.map(({ name }) => `words.field.${name}`),
        ...fields.flatMap(choicesOf),
        ...reasonsFor(kind, code).map((reason) => `words.reason.${reason}`),
      ]),
    );
    expect(asked.length).toBeGreaterThan(200);
    expect(missing([...new Set(asked)])).toEqual([]);
  });

  test('every decision that asks for a reason offers one', () => {
    const without = workItemForms().flatMap(({ kind, form }) =>
      formOf(form)
        .filter(({ fields }) => fields.some((field) => field.kind === 'reason'))
        .filter(({ code }) => reasonsFor(kind, code).length === 0)
        .map(({ code }) => `${kind}.${code}`),
    );
    expect(without).toEqual([]);
  });

  test('the topics, dimensions and checks of every shipped policy', () => {
    for (const programme of ['resettlement', 'family-reunification'] as const) {
      const policy = shippedPolicy(programme, 1)!;
      expect(missing(policy.orientation.topics.map((topic) => `words.topic.${topic}`))).toEqual([]);
      expect(missing(policy.followUp.dimensions.map((each) => `words.dimension.${each}`))).toEqual([]);
      const checks = policy.followUp.visits.flatMap((visit) => visit.checks);
      expect(missing(checks.map((check) => `policy.code.${check}`))).toEqual([]);
    }
  });
});

/** Not the name of a control: the same thing told longer elsewhere. */
const NO_CONTROL = new Set(['tracing.request.of', 'placement.points.of']);

test.each(LOCALES)(
  'a control that is named longer for who hears it keeps the words that are seen: %s',
  (locale) => {
    const texts: Record<string, string> = Object.assign({}, ...ROOMS.map((room) => textsOf(room, locale)));
    const longer = Object.keys(texts).filter((id) => id.endsWith('.of') && !NO_CONTROL.has(id));
    const named = longer.filter((id) => texts[id.slice(0, -3)] !== undefined);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((id) => !texts[id]!.includes(texts[id.slice(0, -3)]!))).toEqual([]);
  },
);
