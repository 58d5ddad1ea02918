import type { StageRules } from '../case/case-file.ts';
import type { WorkItemKind } from './kind.ts';
import type { WorkItem } from './work-item.ts';

/** A stage as its folder exports it: its name, its kinds of work, and its rules. */
export interface StageModule extends StageRules {
  readonly name: WorkItem['stage'];
  readonly kinds: readonly WorkItemKind[];
}
