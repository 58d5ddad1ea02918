import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { TourPanel } from '../tour/tour-panel.tsx';
import { findTerms } from './find-terms.ts';
import { STEPS } from './steps.ts';
import { TERMS } from './terms.ts';
import { useSeenSteps } from './use-seen-steps.ts';

/** What to try first in one's role, and what the words of the field mean. */
export function HelpPage() {
  const say = useText();
  return (
    <PageFrame title={say('help.title')} description={say('help.lead')}>
      <TourPanel />
      <FirstSteps />
      <Glossary />
    </PageFrame>
  );
}

function FirstSteps() {
  const say = useText();
  const follow = useFollow();
  const { person } = useSession();
  const { seen, mark, again } = useSeenSteps(person.id);
  const steps = person.roles.flatMap((role) =>
    (STEPS[role] ?? []).map(({ id, path }) => ({ id: `${role}.${id}`, path })),
  );
  const done = steps.filter(({ id }) => seen.includes(id)).length;
  if (steps.length === 0) return null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${say('help.steps.count', { done, count: steps.length })})`}
          description={say('help.steps.lead')}
          actions={done > 0 && <Button onClick={again}>{say('help.steps.again')}</Button>}
        >
          {say('help.steps')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {steps.map(({ id, path }) => {
          const what = say(`help.step.${id}`);
          return (
            <div key={id}>
              <Checkbox checked={seen.includes(id)} onChange={({ detail }) => mark(id, detail.checked)}>
                {what}
              </Checkbox>
              <Link
                href={hrefOf(path)}
                ariaLabel={say('help.steps.go.of', { what })}
                onFollow={(event) => {
                  mark(id, true);
                  follow(event);
                }}
              >
                {say('help.steps.go')}
              </Link>
            </div>
          );
        })}
      </SpaceBetween>
    </Container>
  );
}

function Glossary() {
  const say = useText();
  const { locale } = useIntl();
  const [asked, ask] = useSearchParams();
  const typed = asked.get('word') ?? '';
  const one = TERMS.filter(({ id }) => id === asked.get('term'));
  const found =
    one.length > 0
      ? one
      : findTerms(TERMS, typed, ({ id }) => [say(`help.term.${id}`), say(`help.what.${id}`)]);
  return (
    <Container header={<Header variant="h2">{say('help.glossary')}</Header>}>
      <SpaceBetween size="m">
        <TextFilter
          filteringText={typed}
          filteringAriaLabel={say('help.find')}
          filteringPlaceholder={say('help.find')}
          countText={say('help.found', { count: found.length })}
          onChange={({ detail }) =>
            ask(detail.filteringText === '' ? {} : { word: detail.filteringText }, { replace: true })
          }
        />
        {one.length > 0 && <Button onClick={() => ask({}, { replace: true })}>{say('help.all')}</Button>}
        {found.length === 0 && <Box color="text-body-secondary">{say('help.none')}</Box>}
        <dl>
          {found.map(({ id, of, source }) => (
            <div key={id}>
              <Box variant="awsui-key-label" tagOverride="dt">
                {say(`help.term.${id}`)}
                {locale !== 'en' && (
                  <bdi lang="en" dir="ltr">
                    {' '}
                    ({of})
                  </bdi>
                )}
              </Box>
              <dd>
                {say(`help.what.${id}`)}
                <Box variant="small" display="block">
                  {say('help.source', { source })}
                </Box>
              </dd>
            </div>
          ))}
        </dl>
      </SpaceBetween>
    </Container>
  );
}
