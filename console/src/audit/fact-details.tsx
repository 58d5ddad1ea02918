import './audit.css';
import Link from '@cloudscape-design/components/link';
import type { Fact } from '../../../domain/audit/audit-entry.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import { detailsOf } from './audit-entries.ts';

/** The codes that say more of a fact, and the way to the audit of a sponsor that it is about. */
export function FactDetails({ fact }: { fact: Fact }) {
  const say = useText();
  const follow = useFollow();
  const { sponsorId } = fact.details ?? {};
  return (
    <>
      <span className="identifier fact-details">{detailsOf(fact)}</span>
      {typeof sponsorId === 'string' && (
        <>
          {' '}
          <Link href={hrefOf(`/audit/sponsors/${sponsorId}`)} onFollow={follow} fontSize="body-s">
            {say('audit.of-sponsor')}
          </Link>
        </>
      )}
    </>
  );
}
