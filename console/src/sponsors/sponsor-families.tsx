import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { FamilyDialog } from './family-dialog.tsx';
import type { Sponsor, Waits } from './use-sponsors.ts';

interface Props {
  readonly sponsor: Sponsor;
  readonly waitsFor: readonly Waits[];
}

/** The families that a sponsor named because it knows them, and what became of each; the sponsor learns none of it. */
export function SponsorFamilies({ sponsor, waitsFor }: Props) {
  const say = useText();
  const format = useFormat();
  const follow = useFollow();
  const [naming, setNaming] = useState(false);
  const families = (sponsor.families ?? []).toReversed();
  const { status } = sponsor.vetting;
  const mayName = status !== 'suspended' && status !== 'revoked';
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say('sponsors.families.what')}
          actions={mayName && <Button onClick={() => setNaming(true)}>{say('sponsors.family.do')}</Button>}
        >
          {say('sponsors.families')}
        </Header>
      }
    >
      {families.length === 0 && (
        <Nothing title={say('sponsors.families.none')} todo={say('sponsors.families.none.todo')} />
      )}
      <ul>
        {families.map(({ id, at, by, relation, state, caseId, endedAt }) => {
          const work = waitsFor.find(({ kind, subject }) => kind === 'known-family' && subject === id);
          const named = { day: format.day(at), relation: say(`words.relation.${relation}`) };
          return (
            <li key={id}>
              {say(`sponsors.family.by.${by}`, named)}{' '}
              {say(`sponsors.family.state.${state}`, { day: format.day(endedAt ?? at) })}{' '}
              {work && (
                <Link href={hrefOf(`/work/${work.workItemId}`)} onFollow={follow}>
                  {say('sponsors.family.work')}
                </Link>
              )}
              {caseId !== undefined && (
                <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
                  {say('sponsors.family.case')}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {naming && <FamilyDialog sponsor={sponsor} onClose={() => setNaming(false)} />}
    </Container>
  );
}
