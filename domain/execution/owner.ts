import type { ExecutionId } from './execution-id.ts';
import { caseInName } from './execution-id.ts';

const OWNER = /^(?:case|sponsor|client)-[0-9a-z]{20}$/;

/** The case, sponsor or partner system that an execution is about: from its name, or else from its input. */
export function ownerOfExecution({ name }: ExecutionId, input: unknown): string | undefined {
  const named = caseInName(name) ?? /sponsor-[0-9a-z]{20}/.exec(name)?.[0];
  if (named !== undefined) return named;
  const { caseId, sponsorId } = (input ?? {}) as { caseId?: unknown; sponsorId?: unknown };
  return [caseId, sponsorId].find((id): id is string => typeof id === 'string' && OWNER.test(id));
}
