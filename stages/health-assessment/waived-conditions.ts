import type { HealthRecord } from './health-record.ts';
import type { ClassACondition } from './policy.ts';

type Waived = Pick<HealthRecord, 'classA' | 'waiver' | 'earlierWaivers'>;

/** The conditions that waivers cover; `all` by a waiver of before they named any. */
function waivedOf({ waiver, earlierWaivers = [] }: Waived): readonly ClassACondition[] | 'all' {
  const waivers = [...earlierWaivers, ...(waiver ? [waiver] : [])];
  return waivers.some(({ waivedConditions }) => waivedConditions === undefined)
    ? 'all'
    : waivers.flatMap(({ waivedConditions = [] }) => waivedConditions);
}

/** The conditions of class A that were found and that no waiver covers: they bar travel until they are treated. */
export function stillBars(record: Waived): ClassACondition[] {
  const waived = waivedOf(record);
  return waived === 'all' ? [] : (record.classA?.conditions ?? []).filter((one) => !waived.includes(one));
}

/** What of the waivers stays with an exam that goes on with treatment: until somebody is cleared, they cover what they name. */
export const waiversKept = (
  before: HealthRecord | undefined,
): Pick<HealthRecord, 'waiver' | 'earlierWaivers'> =>
  before === undefined || before.cleared || before.waiver === undefined
    ? {}
    : {
        waiver: before.waiver,
        ...(before.earlierWaivers ? { earlierWaivers: before.earlierWaivers } : {}),
      };
