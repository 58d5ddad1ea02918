import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { AnchoringProgress } from '../../console/src/audit/anchoring-progress.tsx';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { beginAnchoring, stopped } from '../../domain/audit/anchoring.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const AT = '2026-03-10T10:00:00.000Z';
const looking = { ...beginAnchoring('anchoring-1', true, 1000, AT), looked: 250, ends: 40 };
const textOf = (anchoring: typeof looking | null, locale: string): string =>
  rendered(createElement(AnchoringProgress, { anchoring }), locale, {}).replaceAll(/<[^>]*>/g, ' ');

describe.each(LOCALES)('an anchoring under way, in %s', (locale) => {
  const texts = allTexts(locale);

  it('says how far it is, and that it goes on by itself', () => {
    const text = textOf(looking, locale);
    expect(text).toContain(texts['audit.anchoring.leave']);
    expect(text).toMatch(/250|٢٥٠/);
    expect(text).not.toContain(texts['audit.anchoring.stopped']);
    const noting = { ...looking, state: 'noting' as const, number: 7, noted: 10 };
    expect(textOf(noting, locale)).not.toMatch(/\{|audit\./);
  });

  it('says what stopped it and what to do', () => {
    for (const because of ['StoreFull', 'SomethingElse']) {
      const text = textOf(stopped(stopped(looking, because, AT), because, AT), locale);
      const why = because === 'StoreFull' ? 'audit.anchoring.why.StoreFull' : 'audit.anchoring.why.other';
      expect(text).toContain(texts[why]);
      expect(text).toContain(texts['audit.anchors.now']);
      expect(text).not.toMatch(/\{|audit\./);
    }
  });

  it('says nothing once it is made, or before there is one', () => {
    expect(textOf({ ...looking, state: 'made' }, locale).trim()).toBe('');
    expect(textOf(null, locale).trim()).toBe('');
  });
});
