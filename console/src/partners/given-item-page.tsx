import { FORMS } from 'virtual:work-item-forms';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import '../work/beside.css';
import { DecisionPanel } from '../work/decision-panel.tsx';
import { EarlierDecisions } from '../work/earlier-decisions.tsx';
import { formOf, withNeeded } from '../work/form-model.ts';
import { HeldAlert } from '../work/held-alert.tsx';
import { MissingDocuments } from '../work/missing-documents.tsx';
import type { ItemView } from '../work/use-item.ts';
import { GivenFacts } from './given-facts.tsx';
import { HandBackDialog } from './hand-back-dialog.tsx';
import { theirDecisions } from './their-decisions.ts';
import { useGivenItem } from './use-given-item.ts';

/** One appointment of a partner organisation: whom it is about, how to speak with them, and the form. */
export function GivenItemPage() {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const { workItemId = '' } = useParams();
  const itemQuery = useGivenItem();
  const item = useQuery(itemQuery(workItemId));
  const navigate = useNavigate();
  const [handing, setHanding] = useState(false);
  const back = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={hrefOf('/work')} onFollow={follow}>
        {say('partners.back')}
      </Button>
      {item.data && !item.data.held && (
        <Button onClick={() => setHanding(true)}>{say('partners.hand-back')}</Button>
      )}
    </SpaceBetween>
  );
  if (item.isPending) return <Loading />;
  return (
    <PageFrame
      title={item.data ? words('words.kind', item.data.kind) : say('partners.given.title')}
      fills
      actions={back}
    >
      <ProblemAlert problem={item.error} onAgain={() => void item.refetch()} />
      {item.data && <Given key={workItemId} item={item.data} onRefresh={() => item.refetch()} />}
      {handing && (
        <HandBackDialog
          of="task"
          id={workItemId}
          onDone={() => navigate('/work')}
          onClose={() => setHanding(false)}
        />
      )}
    </PageFrame>
  );
}

interface Props {
  readonly item: ItemView;
  onRefresh(): Promise<{ data: ItemView | undefined }>;
}

function Given({ item, onRefresh }: Props) {
  const say = useText();
  const names = new Map(item.matter?.household.map(({ personId, name }) => [personId, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const forms = withNeeded(formOf(FORMS[item.kind]?.form ?? {}), item.needed);
  const theirs = forms.filter(({ code }) => theirDecisions(item.kind).includes(code));
  const earlier = item.matter?.earlier ?? [];
  return (
    <SpaceBetween size="m">
      <HeldAlert item={item} nameOf={nameOf} />
      <div className="beside">
        <section className="beside-record" aria-label={say('work.beside')}>
          <SpaceBetween size="m">
            <Container header={<Header variant="h2">{say('partners.who')}</Header>}>
              <SpaceBetween size="m">
                <People item={item} />
                {item.given && <GivenFacts given={item.given} nameOf={nameOf} />}
              </SpaceBetween>
            </Container>
            {earlier.length > 0 && (
              <Container header={<Header variant="h2">{say('work.beside.earlier')}</Header>}>
                <EarlierDecisions earlier={earlier} nameOf={nameOf} who={() => ''} />
              </Container>
            )}
          </SpaceBetween>
        </section>
        <section className="beside-form" id="decision" aria-label={say('work.form')} tabIndex={-1}>
          <SpaceBetween size="m">
            <MissingDocuments missing={item.missing} nameOf={nameOf} />
            {!item.held && (
              <DecisionPanel item={item} forms={theirs} own={[]} nameOf={nameOf} onRefresh={onRefresh} />
            )}
          </SpaceBetween>
        </section>
      </div>
    </SpaceBetween>
  );
}

function People({ item }: { item: ItemView }) {
  const say = useText();
  const words = useWords();
  return (
    <ul className="beside-people">
      {item.matter?.household.map(({ personId, name, age, sex, needs }) => (
        <li key={personId}>
          <Box variant="span" fontWeight="bold">
            <bdi dir="auto">{name}</bdi>
          </Box>
          <div>
            {[
              ...(age === null ? [] : [say('work.matter.age', { age })]),
              ...(sex === null ? [] : [words('words.value.sex', sex)]),
              ...(needs ?? []).map((need) => words('words.value.need', need)),
            ].join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}
