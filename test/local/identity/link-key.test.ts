import { mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLinkKey } from '../../../local/identity/link-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-link-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a key is made once, kept from others, and made anew when it is put aside', () => {
  const first = openLinkKey(folder);
  expect(first).toEqual({ current: expect.stringMatching(/^[\w-]{43}$/) });
  expect(openLinkKey(folder)).toEqual(first);
  expect(statSync(join(folder, 'link-key')).mode & 0o077).toBe(0);
  renameSync(join(folder, 'link-key'), join(folder, 'link-key.previous'));
  const second = openLinkKey(folder);
  expect(second.previous).toBe(first.current);
  expect(second.current).not.toBe(first.current);
  expect(readFileSync(join(folder, 'link-key'), 'utf8')).toBe(second.current);
});

test('a host without a folder has a key of its own each time', () => {
  expect(openLinkKey(undefined)).not.toEqual(openLinkKey(undefined));
});
