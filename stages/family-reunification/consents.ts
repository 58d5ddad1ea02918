import type { CaseFile } from '../../domain/case/case-file.ts';
import type { ConsentPurpose } from '../../domain/case/consent.ts';
import type { AskingStage } from '../../domain/case/consent-uses.ts';
import { missingFor } from '../../domain/case/consent-work.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { nextStep } from './course.ts';

/**
 * Whose consent the stage asks for next, and how many members it still lacks: to the assessment, and before an
 * application, which tells the state, to what the decision of the state rests on too.
 */
export function consentNext(file: CaseFile, at: string): { asks: AskingStage; unconsented: number } {
  const assessed = missingFor(file, 'family-reunification', at).length;
  const applies = file.policy.reunification.application !== undefined && nextStep(file) === 'application';
  return assessed === 0 && applies
    ? { asks: 'state-decision', unconsented: missingFor(file, 'state-decision', at).length }
    : { asks: 'family-reunification', unconsented: assessed };
}

/** An application that is open when somebody's consent to telling the state ends waits until they are asked. */
export function askBeforeApplying(
  file: CaseFile,
  purpose: ConsentPurpose,
  command: Command,
): ReturnType<typeof interruptCase> | undefined {
  const isApplying = file.workItems.some((item) => item.kind === 'reunification-application' && isOpen(item));
  return purpose === 'disclosure-to-state' &&
    isApplying &&
    missingFor(file, 'state-decision', command.at).length > 0
    ? interruptCase(file, undefined, command)
    : undefined;
}
