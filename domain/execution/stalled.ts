import type { RelayAction } from '../casework/relay.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen, isSponsorId } from '../work-item/work-item.ts';

/** What came to a stop and why: a code, and the execution or consumer that it concerns. */
export interface Stall {
  readonly fault: string;
  readonly concerns: string;
}

const KIND = 'stalled-work';

/** A short name of a text: 32 bits, in base 36. */
function shortened(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/**
 * Asks a supervisor about what the platform cannot put right, once for each fault: not while the question is open, not
 * after the answer that nothing is missing, and again when it was put right and is there again. Of such a question
 * itself nothing is asked.
 */
export function askAboutStall(
  owner: string,
  workItems: readonly WorkItem[],
  { fault, concerns }: Stall,
): RelayAction | undefined {
  const subject = `${fault}/${concerns}`;
  const asked = workItems.filter((item) => item.kind === KIND && item.subject === subject);
  if (asked.some((item) => isOpen(item) || item.decision?.code === 'nothing-missing')) return undefined;
  const stage = isSponsorId(owner) ? 'sponsorship' : 'closure';
  return {
    kind: 'start',
    workflow: 'case-attention',
    execution: `${owner}-stalled-${shortened(subject)}-${asked.length + 1}`,
    input: { caseId: owner, stage, kind: KIND, subject, context: { fault, concerns } },
  };
}
