import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepArchived } from '../../../local/archiving.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('looks at the archive each time that it is started, also if it never runs for a day, and every day', async () => {
  const asked: string[] = [];
  const functions = {
    invoke: async (name: string) => {
      asked.push(name);
      return { payload: '{"verified":[]}' };
    },
  };
  const options = {
    functions,
    listed: [{ name: 'CheckArchive' }],
    clock: { kind: 'real', now: Date.now },
    log() {},
  };
  const stop = keepArchived(options as never, { endedBefore: () => [] } as never);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toEqual(['CheckArchive']);
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(asked).toEqual(['CheckArchive', 'CheckArchive']);
  stop();
  await vi.advanceTimersByTimeAsync(10 * 86_400_000);
  expect(asked).toHaveLength(2);
});
