import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { useWho } from '../desk/use-who.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { askedOf } from './consent-facts.tsx';
import { drawnOf } from './kind-facts.tsx';
import { PlainValue, saysNothing } from './plain-value.tsx';
import { isProposal } from './proposal-facts.tsx';
import type { ItemView } from './use-item.ts';

const JourneyFacts = lazy(async () => ({
  default: (await import('../travel/journey-facts.tsx')).JourneyFacts,
}));

/** Whether a panel of its own shows what the item is about. */
const hasOwnPanel = (item: ItemView): boolean =>
  askedOf(item) !== undefined || isProposal(item) || Boolean(item.householdChange ?? item.expiringPapers);

/** What the work is about first of all: warnings, what was written, and what opened it. */
export function ItemMatter({ item }: { readonly item: ItemView }) {
  const say = useText();
  const { matter, message, travel, sponsor } = item;
  const drawn = drawnOf(item);
  const context = Object.entries(item.context ?? {}).filter(
    ([name, value]) => !drawn.includes(name) && !saysNothing(value),
  );
  const who = useWho(item.people);
  const atWork = new Set(item.people.map(({ id }) => id));
  const names = new Map(matter?.household.map(({ personId, name }) => [personId, name ?? undefined]));
  const nameOf = (id: string) => names.get(id) ?? (atWork.has(id) ? who(id) : undefined);
  return (
    <>
      {message && <Message message={message} />}
      {matter?.flags.map((flag) => (
        <Flag key={`${flag.kind} ${flag.instruction}`} flag={flag} />
      ))}
      {sponsor && (
        <Container header={<Header variant="h2">{say('work.matter.vetting')}</Header>}>
          <PlainValue name="vetting" value={vettingOf(sponsor.vetting)} nameOf={nameOf} />
        </Container>
      )}
      {travel && (
        <Container header={<Header variant="h2">{say('work.matter.journey')}</Header>}>
          {DEPARTURES.every((name) => travel[name] === null) && <p>{say('words.journey.not-booked')}</p>}
          <ul>
            {DEPARTURES.filter((name) => travel[name] !== null).map((name) => (
              <Named key={name} name={name} value={travel[name]} nameOf={nameOf} />
            ))}
          </ul>
          <Suspense fallback={null}>
            <JourneyFacts journey={travel} nameOf={nameOf} />
          </Suspense>
        </Container>
      )}
      {!hasOwnPanel(item) && context.length > 0 && (
        <Container header={<Header variant="h2">{say('work.matter.context')}</Header>}>
          <ul>
            {context.map(([name, value]) => (
              <Named key={name} name={name} value={value} nameOf={nameOf} />
            ))}
          </ul>
        </Container>
      )}
    </>
  );
}

const DEPARTURES = ['departureAt', 'departedAt'] as const;

function Named(props: Parameters<typeof PlainValue>[0]) {
  const words = useWords();
  return (
    <li>
      {words('words.field', props.name)}
      {': '}
      <PlainValue {...props} />
    </li>
  );
}

/** The standing of a sponsor under the name that has words for it. */
const vettingOf = ({ status, ...rest }: NonNullable<ItemView['sponsor']>['vetting']) => ({
  vetting: status,
  ...rest,
});

function Message({ message }: { message: NonNullable<ItemView['message']> }) {
  const say = useText();
  const words = useWords();
  return (
    <Container header={<Header variant="h2">{say('work.matter.message')}</Header>}>
      <SpaceBetween size="s">
        <Box color="text-body-secondary">
          <When at={message.at} />
          {message.topic !== null && <> · {words('words.topic-of-worry', message.topic)}</>}
        </Box>
        <p dir="auto" className="as-written">
          {message.text}
        </p>
      </SpaceBetween>
    </Container>
  );
}

type Matter = NonNullable<ItemView['matter']>;

function Flag({ flag: { kind, instruction, blocks } }: { flag: Matter['flags'][number] }) {
  const say = useText();
  const words = useWords();
  return (
    <Alert type="warning" header={say('work.matter.flag', { kind: words('words.value.flag', kind) })}>
      {instruction !== null && (
        <p dir="auto" className="as-written">
          {instruction}
        </p>
      )}
      {blocks.length > 0 &&
        say('work.matter.blocks', {
          steps: blocks.map((step) => words('words.value.step', step)).join(' · '),
        })}
    </Alert>
  );
}
