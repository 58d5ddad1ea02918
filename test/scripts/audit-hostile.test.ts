import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { timelineHtml } from '../../scripts/audit/timeline-html.ts';

const SCRIPT = '<img src=x onerror=alert(1)>';
const AT = '2026-01-01T00:00:00.000Z';
const text = JSON.stringify({
  ...{ format: 'kinbridge-execution/1', workflow: SCRIPT, name: SCRIPT, status: 'FAILED' },
  ...{ startedAt: AT, stoppedAt: AT, redriveCount: 0, input: null, output: null },
  ...{ error: SCRIPT, cause: SCRIPT, definition: SCRIPT },
  events: [{ id: 1, previousEventId: 0, at: AT, type: SCRIPT, stateEnteredEventDetails: { name: SCRIPT } }],
});
const entry = {
  ...{ type: 'audit-entry', schema: 1, caseId: SCRIPT, seq: 1, at: AT, command: SCRIPT },
  actor: { id: SCRIPT, kind: 'platform' },
  facts: [{ act: 'case.opened', subject: SCRIPT, details: { [SCRIPT]: SCRIPT } }],
  ...{ prevHash: SCRIPT, hash: SCRIPT },
};
const bundle = {
  ...{ format: 'kinbridge-audit-bundle/1', owner: SCRIPT, at: SCRIPT, entries: [entry, { seq: 2 }] },
  histories: [{ executionId: SCRIPT, redriveCount: 0, entry: 1, gzip: gzipSync(text).toString('base64') }],
};

describe('the timeline of a bundle that somebody forged', () => {
  it('runs nothing that stands in the bundle, and loads nothing', () => {
    const page = timelineHtml(bundle as never, [SCRIPT]);
    expect(page).toContain('case.opened');
    expect(page).toContain('Failed');
    expect(page).not.toContain('<img');
    expect(page).toContain("default-src 'none'");
  });
});
