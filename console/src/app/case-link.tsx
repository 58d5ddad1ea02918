import Link from '@cloudscape-design/components/link';
import { shortId } from './short-id.ts';
import { hrefOf, useFollow } from './use-follow.ts';

interface Props {
  readonly caseId: string;
  /** Missing for people who may not see it; part of the id is shown instead. */
  readonly number: string | null | undefined;
}

/** The number of a case as a link to the case's page. */
export function CaseLink({ caseId, number }: Props) {
  const follow = useFollow();
  return (
    <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
      <bdi className="identifier">{number ?? shortId(caseId)}</bdi>
    </Link>
  );
}
