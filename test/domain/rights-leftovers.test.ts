import { expect, it } from 'vitest';
import { keptSince, placeOf } from '../../domain/intake/intake-upload.ts';
import { minus, startOf } from '../../domain/kernel/calendar.ts';
import { backupsUntil } from '../../domain/rights/ledger.ts';
import { leftoversOf } from '../../domain/rights/leftovers.ts';

const at = '2026-03-10T23:50:00.000Z';
const all = leftoversOf({ at, backupsUntil: backupsUntil(at) });
const untilOf = (wanted: string) => all.find(({ what }) => what === wanted)?.until ?? '';

it('names every copy that can outlive an erasure, backups the longest', () => {
  expect(all.map(({ what }) => what)).toEqual(['answers', 'messages', 'intake-files', 'backups']);
  expect(untilOf('backups')).toBe('2026-04-14');
  for (const { until } of all) expect(until <= untilOf('backups')).toBe(true);
});

it('names the day on which the intake files of that day are removed, and no earlier or later one', () => {
  const day = placeOf({ at, uploadId: 'upload-1' }).slice(0, 10);
  const isRemoved = (now: string) => day < keptSince(now);
  const until = startOf(untilOf('intake-files'));
  expect([isRemoved(minus(until, 'P1D')), isRemoved(until)]).toEqual([false, true]);
});
