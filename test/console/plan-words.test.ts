import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { PLAN_SOURCES } from '../../domain/plan/service-plan.ts';
import { SERVICE_LISTS } from '../../domain/policy/service-lists.ts';
import { allTexts } from '../fixtures/console-texts.ts';

describe.each(LOCALES)('the plan, in %s', (locale) => {
  it('has words for every service of every list, and for where lines come from', () => {
    const texts = allTexts(locale);
    const codes = Object.values(SERVICE_LISTS).flatMap((list): readonly string[] => list.codes);
    const wanted = [
      ...codes.map((code) => `words.service.${code}`),
      ...PLAN_SOURCES.map((kind) => `words.value.plan-source.${kind}`),
    ];
    expect(wanted.filter((id) => texts[id] === undefined)).toEqual([]);
  });
});
