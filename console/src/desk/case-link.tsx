import Link from '@cloudscape-design/components/link';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { shortId } from './short-id.ts';

/** A link to a case by its number, for people who may see that. */
export function CaseLink({ caseId, number }: { caseId: string; number: string | null }) {
  const follow = useFollow();
  return (
    <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
      <bdi className="identifier">{number ?? shortId(caseId)}</bdi>
    </Link>
  );
}
