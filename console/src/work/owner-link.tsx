import Link from '@cloudscape-design/components/link';
import { CaseLink } from '../app/case-link.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';

interface Props {
  readonly owner: {
    readonly caseId: string | null;
    readonly caseNumber?: string | null | undefined;
    readonly sponsor: { readonly sponsorId: string; readonly name: string | null } | null;
  };
}

/** What the work is about, as a link to its page: a case by its number, or a sponsor by its name. */
export function OwnerLink({ owner: { caseId, caseNumber, sponsor } }: Props) {
  const follow = useFollow();
  if (caseId !== null) return <CaseLink caseId={caseId} number={caseNumber} />;
  if (sponsor === null) return null;
  return (
    <Link href={hrefOf(`/sponsors/${sponsor.sponsorId}`)} onFollow={follow}>
      <bdi>{sponsor.name ?? shortId(sponsor.sponsorId)}</bdi>
    </Link>
  );
}
