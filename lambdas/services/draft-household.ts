import type { Case } from '../../domain/case/case.ts';
import type { ConsentFile } from '../../domain/case/consent-question.ts';
import type { NewCase } from '../../domain/casework/register-case.ts';
import { registerCase } from '../../domain/casework/register-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';

/** A household as it would be registered: what it consents to, and whom it looks for. */
export interface DraftHousehold extends ConsentFile {
  readonly requests: readonly TracingRequest[];
}

type Told = Pick<NewCase, 'programme' | 'office' | 'members' | 'consents' | 'tracing'>;

/** The household that these answers would become; nothing of it is stored. */
export function draftHousehold(told: Told, policy: Policy, command: Command): DraftHousehold {
  const wanted = { ...told, number: 'new', priority: 'normal' as const, preferences: [] };
  const { case: opened, writes } = registerCase(wanted, policy, false, command, 'new');
  return {
    case: opened as Case,
    policy,
    rights: [],
    persons: writes.filter((one) => one.type === 'person'),
    consents: writes.filter((one) => one.type === 'consent'),
    requests: writes.filter((one) => one.type === 'tracing-request'),
  };
}
