import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';

/** The case ends: the relationship was not established, or a side does not want to be reunited. */
export const endsUnestablished = (file: CaseFile, command: Command, reasonCode: string): Change => {
  const closing = { outcome: 'relationship-not-established' as const, reasonCode };
  const stages = withStage(file.case.stages, 'family-reunification', 'completed', reasonCode, command.at);
  const facts = [{ act: 'reunification.refused', details: { reasonCode } }];
  return mergeChanges(interruptCase(file, closing, command), {
    patch: { stages },
    writes: [],
    facts,
    answer: {},
  });
};
