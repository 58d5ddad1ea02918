import { caseIdOf, NewCaseSchema, registerCase } from '../../domain/casework/register-case.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { openWorkItem } from '../../domain/work-item/open-work-item.ts';
import type { Store } from '../../lambdas/adapters/store.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { household } from '../case/household.ts';
import { personOf } from './people.ts';

const WORKER: Actor = { id: 'caseworker.amman', kind: 'staff', roles: ['caseworker'], office: 'amman' };
const KINDS = ['eligibility-review', 'eligibility-approval', 'state-decision'] as const;
const PRIORITIES = ['normal', 'normal', 'normal', 'urgent', 'emergency'] as const;
const AT_ONCE = 16;
const MINUTE = 60_000;

/** One case of an office that has all of them, with an open work item, registered a minute after the one before it. */
async function addCase(store: Store, index: number, from: number): Promise<void> {
  const at = new Date(from + index * MINUTE).toISOString();
  const command = { id: `bench-${index}`, actor: WORKER, at };
  const { start: _start, ...wanted } = household(index);
  const priority = PRIORITIES[index % PRIORITIES.length]!;
  const members = wanted.members.map((member, at) => ({ ...member, ...personOf(index, at, member) }));
  const newCase = NewCaseSchema.parse({ ...wanted, members, priority });
  const opened = registerCase(
    newCase,
    shippedPolicy('resettlement', 1)!,
    false,
    command,
    caseIdOf(await store.keyed(), newCase.programme, newCase.number),
  );
  const caseRecord = { ...opened.case, status: 'active' as const, run: 1 };
  await store.commitCase({ ...opened, case: caseRecord }, command);
  const request = {
    kind: KINDS[index % KINDS.length]!,
    ...{ round: 0, token: `token-${index}`, execution: `execution-${index}` },
  };
  await store.change(caseRecord.id, { ...command, id: `bench-${index}-item` }, (file) =>
    openWorkItem(file, request, command),
  );
}

/** Adds the cases from one number up to another. */
export async function addCases(store: Store, first: number, upTo: number, from: number): Promise<void> {
  let next = first;
  const worker = async () => {
    while (next < upTo) {
      const index = next;
      next += 1;
      await addCase(store, index, from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
