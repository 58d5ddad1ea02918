import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const DEMO_CASES = ['failed-stage', 'late-offer', 'cross-script-match', 'full-queue'] as const;

/** A case that a demonstration leaves open on purpose: what it shows, at whose desk, and the work that waits there. */
export interface DemoCaseNote {
  readonly what: (typeof DEMO_CASES)[number];
  readonly user: string;
  readonly workItemId: string;
}

const fileIn = (folder: string): string => join(folder, 'demo-cases.json');

export const keepDemoCases = (folder: string, notes: readonly DemoCaseNote[]): void =>
  writeFileSync(fileIn(folder), JSON.stringify(notes));

/** What was left open in this folder; nothing in one that was not filled for a demonstration. */
export function demoCasesOf(folder: string | undefined): readonly DemoCaseNote[] {
  const file = folder === undefined ? undefined : fileIn(folder);
  return file !== undefined && existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as DemoCaseNote[])
    : [];
}
