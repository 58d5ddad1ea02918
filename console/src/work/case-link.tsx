import Link from '@cloudscape-design/components/link';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { shortId } from './queue.ts';

interface Props {
  readonly caseId: string;
  /** Missing for people who may not see it; part of the id is shown instead. */
  readonly caseNumber: string | null | undefined;
}

/** The number of a case, which leads to the case's page. */
export function CaseLink({ caseId, caseNumber }: Props) {
  const follow = useFollow();
  return (
    <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
      <span className="identifier">{caseNumber ?? shortId(caseId)}</span>
    </Link>
  );
}
