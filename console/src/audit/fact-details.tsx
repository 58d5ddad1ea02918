import './audit.css';
import Link from '@cloudscape-design/components/link';
import type { Fact } from '../../../domain/audit/audit-entry.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { detailsOf, toldDetails } from './audit-entries.ts';
import { About, useKnown } from './audit-names.tsx';
import { useDetailWords } from './use-detail-words.ts';

/** More about a fact, in words with the codes available, and a link to the audit of the sponsor it is about. */
export function FactDetails({ fact }: { fact: Fact }) {
  const say = useText();
  const follow = useFollow();
  const words = useDetailWords();
  const known = useKnown();
  const format = useFormat();
  /** One or several ids by their names, if all are known. */
  const called = (value: unknown): string | undefined => {
    const names = [value].flat().map((one) => (typeof one === 'string' ? known(one)?.name : undefined));
    return names.length > 0 && names.every((name) => name !== undefined) ? format.list(names) : undefined;
  };
  const details = fact.details ?? {};
  const { sponsorId } = details;
  return (
    <>
      {fact.subject && (
        <div>
          <About id={fact.subject} />
        </div>
      )}
      <span className="fact-details" title={detailsOf(fact, format)}>
        {toldDetails(fact).map(([name, value], index) => (
          <span key={name}>
            {index > 0 && ' · '}
            {say('audit.detail', { name: words.nameOf(name) })}{' '}
            <bdi>{called(value) ?? words.valueOf(name, value, fact)}</bdi>
          </span>
        ))}
      </span>
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
