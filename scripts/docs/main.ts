import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { alarmTable } from './alarm-table.ts';
import { consentMatrix } from './consent-matrix.ts';
import { practiceTable } from './practice-table.ts';
import { readTable } from './read-table.ts';
import { routeTable } from './route-table.ts';
import { sponsorCopyTable } from './sponsor-copy-table.ts';
import { workItemTable } from './work-item-table.ts';
import { workflowDiagrams } from './workflow-diagrams.ts';

const FOLDER = 'docs/generated';
const PAGES: Record<string, () => string> = {
  'workflows.md': workflowDiagrams,
  'work-items.md': workItemTable,
  'routes.md': routeTable,
  'consent.md': consentMatrix,
  'practice.md': practiceTable,
  'reads.md': readTable,
  'alarms.md': alarmTable,
  'sponsor-copy.md': sponsorCopyTable,
};

const check = process.argv.includes('--check');
mkdirSync(FOLDER, { recursive: true });
const drifted = Object.entries(PAGES).filter(([page, make]) => {
  const path = `${FOLDER}/${page}`;
  const text = make();
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  if (!check) writeFileSync(path, text);
  return true;
});
if (check && drifted.length > 0) {
  console.error(
    `Generated pages differ from the code: ${drifted.map(([page]) => page).join(', ')}. Run npm run docs and commit.`,
  );
  process.exitCode = 1;
}
