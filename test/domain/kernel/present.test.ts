import { describe, expect, it } from 'vitest';
import { present } from '../../../domain/kernel/present.ts';

describe('present', () => {
  it.each([0, '', false])('gives a value that is there: %j', (value) => {
    expect(present(value, 'a value')).toBe(value);
  });

  it.each([undefined, null])('says what was expected instead of %j', (value) => {
    expect(() => present(value, 'a row of the header')).toThrow(
      'Expected a row of the header, received nothing.',
    );
  });
});
