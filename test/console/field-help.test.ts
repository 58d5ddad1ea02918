import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadHelp } from '../../console/src/field-help/help-files.ts';
import { helpOf } from '../../console/src/field-help/help-of.ts';
import { SELF_EVIDENT } from '../../console/src/field-help/self-evident.ts';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { helpKeyOf } from '../../console/src/policy/help-key.ts';
import { pathInJson } from '../../console/src/policy/path-in-json.ts';
import { formOf } from '../../console/src/work/form-model.ts';
import { workItemForms } from '../../contracts/work-items.ts';
import { shippedPolicy } from '../../registry/shipped.ts';

const FOLDERS = globSync(['{stages/*,programmes/*/stages/*}/help', 'console/src/field-help/shared']);
/** Of forms that are no decisions. */
const CASE_FORMS = ['registration', 'household-change'] as const;
const read = (folder: string, name: string): Record<string, string> =>
  JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as Record<string, string>;

const fields = workItemForms().flatMap(({ kind, stage, form }) => {
  const drawn = formOf(form).flatMap((decision) => decision.fields.filter((field) => field.kind !== 'fixed'));
  return [...new Set(drawn.map(({ name }) => name))].map((field) => ({ kind, stage, field }));
});

describe('help beside the fields of a decision', () => {
  test.each(LOCALES)('is there for every field of every kind in %s, with its source', async (locale) => {
    expect(fields.length).toBeGreaterThan(100);
    const missing: string[] = [];
    for (const { kind, stage, field } of fields) {
      if (SELF_EVIDENT[field] !== undefined) continue;
      const { texts, sources } = await loadHelp(stage, locale);
      if (!helpOf(kind, field, texts) || !helpOf(kind, field, sources))
        missing.push(`${stage} ${kind} ${field}`);
    }
    expect(missing).toEqual([]);
  });

  test.each(LOCALES)('is translated into %s and says nothing of fields that no form has', (locale) => {
    for (const folder of FOLDERS) {
      const stage = folder.endsWith('shared') ? undefined : dirname(folder).split('/').at(-1);
      const asked = fields.filter((each) => stage === undefined || each.stage === stage);
      const known = new Set(asked.flatMap(({ kind, field }) => [field, `${kind}.${field}`]));
      const texts = read(folder, locale);
      expect(Object.keys(texts).toSorted(), folder).toEqual(Object.keys(read(folder, 'sources')).toSorted());
      expect(Object.keys(texts).filter((name) => !known.has(name))).toEqual([]);
      if (locale === 'ar')
        expect(Object.values(texts).filter((text) => !/\p{Script=Arabic}/u.test(text))).toEqual([]);
    }
  });

  test.each(CASE_FORMS)('stands beside what has a rule in a %s, in every language', (place) => {
    const files = globSync('console/src/cases/{new,change}/*.tsx').map((file) => readFileSync(file, 'utf8'));
    const uses = files.flatMap((file) => [...file.matchAll(/<CaseHelp\s[^>]*?\/>/gs)].map(([use]) => use));
    const asked = uses
      .filter((use) => use.includes(`place="${place}"`))
      .map((use) => /field="([^"]+)"/.exec(use)?.[1] ?? 'individualNumber');
    for (const name of ['sources', ...LOCALES])
      expect(Object.keys(read(`console/src/field-help/${place}`, name)).toSorted()).toEqual(
        [...new Set(asked)].toSorted(),
      );
  });

  test('is left out only of fields that forms have, for a reason', () => {
    const names = new Set(fields.map(({ field }) => field));
    for (const [field, reason] of Object.entries(SELF_EVIDENT)) {
      expect(names.has(field), field).toBe(true);
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});

/** Every field of the policies that are shipped: of a group each, of kinds of work each time once. */
const policyFields = (['resettlement', 'family-reunification', 'voluntary-return'] as const).flatMap(
  (programme) => {
    const pathsOf = (value: unknown, path: string): string[] =>
      typeof value === 'object' && value !== null && Object.keys(value).length > 0
        ? Object.entries(value).flatMap(([name, inside]) =>
            pathsOf(inside, path === '' ? name : `${path}.${name}`),
          )
        : [path];
    return pathsOf(shippedPolicy(programme, 1), '');
  },
);

describe('help beside the fields of a policy', () => {
  const asked = new Set(policyFields.map((path) => helpKeyOf(path)));

  test.each([...LOCALES, 'sources'])(
    'is there for every field that is shipped, and for no other: %s',
    (name) => {
      expect(asked.size).toBeGreaterThan(70);
      const told = {
        ...read('console/src/field-help/policy', name),
        ...read('programmes/voluntary-return/help', name),
      };
      expect(Object.keys(told).toSorted()).toEqual([...asked].toSorted());
      const isEmpty = ([, text]: [string, string]) => text.length < (name === 'sources' ? 5 : 20);
      expect(Object.entries(told).filter(isEmpty)).toEqual([]);
    },
  );

  test('is found wherever the cursor stands in a field, also while the text is unfinished', () => {
    const text = '{"health": {"validity": "P6M", "pregnancy": {"single": "P28D"}}, "stages": ["a", "b\\"", "';
    const at = (part: string) => pathInJson(text, text.indexOf(part) + 2);
    expect(['"P6M', '"single', '"P28D', '"a"', '"b'].map(at)).toEqual([
      ...['health.validity', 'health.pregnancy.single', 'health.pregnancy.single', 'stages.0', 'stages.1'],
    ]);
    expect(pathInJson(text, text.length)).toBe('stages.2');
    expect(
      ['health.pregnancy.single', 'stages.2', 'patience.arrival.due', 'health', ''].map(helpKeyOf),
    ).toEqual([...['health.pregnancy', 'stages', 'patience.due', undefined, undefined]]);
  });
});
