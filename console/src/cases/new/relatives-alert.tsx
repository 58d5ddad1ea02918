import Alert from '@cloudscape-design/components/alert';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { SearchAlike } from '../../../../contracts/api/alike.ts';
import type { NewCase } from '../../../../domain/casework/register-case.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { EvidenceTable } from '../../tracing/evidence-table.tsx';
import { Band } from '../../tracing/status.tsx';

type Answer = z.infer<typeof SearchAlike.answer>;
type Match = Answer['sought'][number] | Answer['found'][number];

/** Whom of the household somebody is looking for, and whom it looks for that is registered; with the evidence. */
export function Relatives({
  sought,
  found,
  household: { members, tracing },
}: Pick<Answer, 'sought' | 'found'> & { household: NewCase }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  if (sought.length + found.length === 0) return null;
  return (
    <Alert type="info" header={say('cases.relatives')}>
      <p>{say('cases.relatives.what')}</p>
      <SpaceBetween size="m">
        {sought.map((one) => (
          <Matched
            key={`${one.index} ${one.requestId}`}
            one={one}
            to={`/tracing/${one.caseId}/${one.requestId}`}
          >
            {say('cases.relatives.sought', {
              name: members[one.index]?.name ?? '',
              seeker: one.seeker,
              relationship: words('words.value.relationship', one.relationship),
              number: one.number ?? '',
            })}
          </Matched>
        ))}
        {found.map((one) => (
          <Matched key={`${one.request} ${one.personId}`} one={one} to={`/cases/${one.caseId}`}>
            {say('cases.relatives.found', {
              relationship: words(
                'words.value.relationship',
                tracing[one.request]?.sought.relationship ?? 'other-relative',
              ),
              name: one.name,
              date: format.date(one.birthDate),
              number: one.number ?? '',
            })}
          </Matched>
        ))}
      </SpaceBetween>
    </Alert>
  );
}

/** One match, with how sure it is, and what speaks for and against it. */
function Matched({ one, to, children }: { one: Match; to: string; children: ReactNode }) {
  const say = useText();
  return (
    <div>
      {/* A page of its own: the draft stays as it is. */}
      <Link href={`/console${to}`} external target="_blank">
        {children}
      </Link>
      <div>
        <Band candidate={one} />
      </div>
      <ExpandableSection headerText={say('tracing.evidence')}>
        <EvidenceTable rows={one.evidence} />
      </ExpandableSection>
    </div>
  );
}
