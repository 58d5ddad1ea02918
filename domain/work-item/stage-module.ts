import type { CaseFile, StageRules } from '../case/case-file.ts';
import type { DocumentKind } from '../kernel/document-kind.ts';
import type { Why } from '../kernel/why.ts';
import type { WorkItemKind } from './kind.ts';
import type { WorkItem } from './work-item.ts';

/** What is known of a journey by whoever works on it: papers by kind and last day, never by number. */
export interface ShownOfJourney {
  departureAt: string | null;
  departedAt: string | null;
  papers: { personId: string; kind: DocumentKind; validUntil: string }[];
  missing: { kinds: DocumentKind[]; personIds: string[]; until: string }[];
  legs: unknown[];
  needs: { personId: string; travel: string[] }[];
  boarding: { personId: string; boarding: string }[];
}

/** What the form of a stage's work is filled in from, besides the household. */
export interface ShownWithForm {
  /** The persons whom it is about, of work about a group. */
  readonly group?: string[];
  readonly topics?: string[];
  /** Fields that its policy asks for, although the form of the kind leaves them open. */
  readonly needed?: { decision: string; fields: string[] }[];
  /** Whom it scores, and in which dimensions; `household` for all of them. */
  readonly scored?: { whom: string; dimensions: string[] }[];
  /** Lines of the plan that it may settle. */
  readonly due?: { lineId: string; whom: string; service: string; dueAt: string }[];
  /** Other visits that this one may count for. */
  readonly visits?: string[];
  readonly travel?: ShownOfJourney;
}

/** A stage as its folder exports it: its name, its kinds of work, and its rules. */
export interface StageModule extends StageRules {
  readonly name: WorkItem['stage'];
  readonly kinds: readonly WorkItemKind[];
  /** Which rules opened or hold up a piece of its work, and what would have decided otherwise. */
  readonly explains?: (file: CaseFile, item: WorkItem, at: string) => readonly Why[];
  /** What the forms of its work need to show. */
  readonly shows?: (file: CaseFile, item: WorkItem, at: string) => ShownWithForm;
}
