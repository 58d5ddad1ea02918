import type { CaseRules } from '../domain/case/case-file.ts';
import { refuseUndocumented } from '../domain/documents/required.ts';
import { STAGES } from './stages.ts';
import { kindNamed, WORK_ITEM_KINDS } from './work-item-kinds.ts';

/** The rules given to decisions with every case file. */
export const CASE_RULES: CaseRules = {
  stages: STAGES,
  kinds: WORK_ITEM_KINDS,
  kindNamed,
  refuseDecision: refuseUndocumented,
};
