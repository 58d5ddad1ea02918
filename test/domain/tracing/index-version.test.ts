import { describe, expect, it } from 'vitest';
import groups from '../../../domain/tracing/data/name-groups.json' with { type: 'json' };
import places from '../../../domain/tracing/data/places.json' with { type: 'json' };
import { indexVersion, versionOf } from '../../../domain/tracing/index/index-version.ts';

describe('the version of an index', () => {
  it('is that of the data that are shipped, whoever asks', () => {
    expect(indexVersion()).toMatch(/^[0-9a-f]{16}$/);
    expect(versionOf([...groups], [...places])).toBe(indexVersion());
  });

  it('is another one after any change of the lexicon or the gazetteer', () => {
    const [first, second, ...others] = groups;
    const changed = [
      versionOf([`${first} mohamedoo`, second!, ...others], places),
      versionOf([second!, first!, ...others], places),
      versionOf(groups.slice(0, -1), places),
      versionOf(groups, [...places, 'SYR/aleppo/newtown newtown']),
      versionOf([...groups, places[0]!], places.slice(1)),
    ];
    expect(new Set([indexVersion(), ...changed]).size).toBe(changed.length + 1);
  });
});
