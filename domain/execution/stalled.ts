import type { RelayAction } from '../casework/relay.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen, isSponsorId } from '../work-item/work-item.ts';

/** What stalled and why: a code, and the execution or consumer concerned. */
export interface Stall {
  readonly fault: string;
  readonly concerns: string;
}

const KIND = 'stalled-work';

/** A short digest of a text: 32 bits, in base 36. */
function shortened(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/**
 * Asks a supervisor about something that the platform cannot repair, once per fault: not while the question is open,
 * not after the answer that nothing is missing, and again if it recurs after a repair. These questions do not raise
 * further questions.
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
