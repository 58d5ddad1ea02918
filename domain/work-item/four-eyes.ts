import type { CaseFile } from '../case/case-file.ts';
import type { Actor } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { Closed, FirstEyes } from './kind.ts';
import type { WorkItem } from './work-item.ts';

/** A case, or a sponsor, whose work never needs a second person. */
type Owner = CaseFile | { workItems: readonly WorkItem[] };

const kindIn = (file: CaseFile, { kind }: Pick<WorkItem, 'kind'>) =>
  file.rules.kinds.find((one) => one.kind === kind);

const firstEyesOf = (file: Owner, item: WorkItem): FirstEyes | undefined =>
  'rules' in file ? kindIn(file, item)?.first?.(file, item.subject) : undefined;

/** Who may not be given this work, because it reviews their own decision. */
export function notForOf(file: Owner, item: WorkItem): string[] {
  const first = firstEyesOf(file, item);
  return first?.again ? [first.by] : [];
}

/** What somebody cannot decide who made the decision that this work reviews. */
export function closedByFirst(first: FirstEyes | undefined, personId: string): Closed[] {
  const theirs = first?.by === personId ? first : undefined;
  const codes = theirs?.closes === 'all' ? [null] : (theirs?.closes ?? []);
  return codes.map((decision) => ({ decision, why: 'same-person' }));
}

/** What this person cannot decide here now, and why; if no decision is named, all of them. */
export function closedTo(file: CaseFile, item: WorkItem, personId: string): Closed[] {
  return [
    ...closedByFirst(firstEyesOf(file, item), personId),
    ...(kindIn(file, item)?.closed?.(file, item.subject) ?? []),
  ];
}

/** Refuses to let somebody take work in which they can decide nothing: it would keep it from those who can. */
export function refuseTakingOwn(file: Owner, item: WorkItem, actor: Actor): void {
  const first = firstEyesOf(file, item);
  if (first?.by === actor.id && first.closes === 'all')
    throw new CaseError(
      'FourEyes',
      'Expected another person than the one who made the decision that this work looks at again.',
    );
}
