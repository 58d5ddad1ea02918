import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { DraftWaits } from '../../console/src/app/draft-waits.tsx';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { checkPolicy } from '../../console/src/policy/check-policy.ts';
import { placeInJson } from '../../console/src/policy/place-in-json.ts';
import { PolicyEditor } from '../../console/src/policy/policy-editor.tsx';
import { placeOfFault } from '../../console/src/policy/show-in.ts';
import type { Publishing } from '../../domain/policy/publishing.ts';
import { publishingOf } from '../../domain/policy/publishing.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const before = shippedPolicy('resettlement', 1)!;
const next = { ...before, version: 2, bestInterests: { ...before.bestInterests, panelSize: 7 } };
const written = (policy: object) => JSON.stringify(policy, null, 2);
const misspelt = written({
  ...next,
  stages: before.stages.map((stage) => (stage === 'health-assessment' ? 'healt-assesment' : stage)),
});
const plain = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"');

const editor = (text: string, publishing: Publishing, locale = 'en') =>
  rendered(
    createElement(PolicyEditor, {
      ...{ before, version: 2, text, publishing, checked: checkPolicy(text, 'resettlement', 2) },
      ...{ restored: false, draftedBy: undefined, busy: false, problem: null },
      ...{ onChange: () => {}, onStartOver: () => {}, onPublish: () => {} },
    }),
    locale,
  );

describe('a policy with a misspelt stage', () => {
  const index = before.stages.indexOf('health-assessment');

  it.each(LOCALES)('says what stands there and what may, in %s', (locale) => {
    const html = plain(editor(misspelt, 'drafted', locale));
    expect(html).toContain(`stages.${index}`);
    expect(html).toContain('"healt-assesment"');
    expect(html).toMatch(/state-decision, .*closure/);
  });

  it('leads to the place in the text', () => {
    const { faults } = checkPolicy(misspelt, 'resettlement', 2);
    const { from, to } = placeOfFault(misspelt, faults![0]!)!;
    expect(misspelt.slice(from, to)).toBe('"healt-assesment"');
    const broken = '{"version": 2, oops}';
    const [stopped] = checkPolicy(broken, 'resettlement', 2).faults!;
    expect(placeOfFault(broken, stopped!)?.from).toBe(broken.indexOf('oops'));
  });

  it('finds each value of a text by its path, and the part above one that is missing', () => {
    const text = '{ "a": [1, {"b.x": "}\\"", "c": {"d": [true, null]}}], "e": -2 }';
    const at = (path: string) => {
      const place = placeInJson(text, path);
      return place && text.slice(place.from, place.to);
    };
    expect(['a.0', 'a.1.c.d.1', 'a.1.c', 'e', 'f'].map(at)).toEqual([
      ...['1', 'null', '{"d": [true, null]}', '-2', undefined],
    ]);
    const missing = placeOfFault(text, { path: 'a.1.c.z', rule: 'x' })!;
    expect(text.slice(missing.from, missing.to)).toBe('{"d": [true, null]}');
  });
});

describe('sending a version', () => {
  it('is named for what it does: a draft of the first administrator, published by the second', () => {
    const texts = allTexts('en');
    expect(plain(editor(written(next), 'drafted'))).toContain(texts['policy.send-draft']);
    const second = plain(editor(written(next), 'published'));
    expect(second).toContain(texts['policy.publish']);
    expect(second).not.toContain(texts['policy.send-draft']);
    const draft = { policy: next, by: 'administrator', at: '2026-11-28T09:00:00.000Z' };
    expect(publishingOf(draft, true, 'administrator2')).toBe('published');
  });

  it.each(LOCALES)('leaves a sign for the second administrator on every page, in %s', (locale) => {
    const of = (by: string) =>
      rendered(createElement(DraftWaits), locale, {
        role: 'administrator',
        answers: [
          [['policies', 'resettlement'], { draft: { policy: next, by, at: '2026-11-28T09:00:00.000Z' } }],
          [['policies', 'family-reunification'], { draft: null }],
        ],
      });
    expect(plain(of('administrator2'))).toContain('administrator2');
    expect(of('administrator2')).toContain('/console/policy');
    expect(of('reader-1')).toBe('');
  });
});
