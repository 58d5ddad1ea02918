import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openHistories } from '../../scripts/audit/open-histories.ts';

it('unpacks a history, and none that is made to fill the memory', () => {
  const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024)).toString('base64');
  const history = (executionId: string, gzip: string | null) => ({ executionId, redriveCount: 0, gzip });
  const whole = gzipSync('[]').toString('base64');
  const histories = [history('bomb', bomb), history('whole', whole), history('none', null)];
  expect(openHistories({ histories } as Parameters<typeof openHistories>[0])).toEqual([
    { executionId: 'bomb', redriveCount: 0, text: undefined },
    { executionId: 'whole', redriveCount: 0, text: '[]' },
  ]);
});
