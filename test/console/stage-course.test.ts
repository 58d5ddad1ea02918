import { expect, it } from 'vitest';
import { stagesOnPath } from '../../console/src/cases/case/stage-course.ts';
import type { CaseView } from '../../console/src/cases/case/use-case.ts';

const NOW = Date.parse('2026-11-30T08:00:00.000Z');
const waiting = (stage: string, kind: string) => ({
  ...{ workItemId: `item-${kind}`, stage, kind, role: 'supervisor', office: 'nairobi' },
  ...{ openedAt: '2026-11-01T08:00:00.000Z', dueAt: '2026-11-20T08:00:00.000Z' },
});
const pathOf = (waitsFor: object[]) =>
  stagesOnPath(
    {
      case: { programme: 'resettlement', stages: {} },
      ...{ waitsFor, waitsUntil: [], underWay: ['health-assessment'] },
    } as unknown as CaseView,
    NOW,
  );
const progressOf = (stage: string, waitsFor: object[]) =>
  pathOf(waitsFor).find((one) => one.stage === stage)?.progress;

it('shows no closure under way while only work of no stage waits', () => {
  for (const kind of ['rights-request', 'household-change', 'expiring-paper', 'access-review'])
    expect(progressOf('closure', [waiting('closure', kind)]), kind).toBe('ahead');
  expect(progressOf('health-assessment', [waiting('closure', 'household-change')])).toBe('now');
  expect(progressOf('closure', [waiting('closure', 'closure-approval')])).toBe('late');
});
