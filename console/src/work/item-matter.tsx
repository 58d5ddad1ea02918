import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWho } from '../desk/use-who.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { EarlierDecisions } from './earlier-decisions.tsx';
import { PlainValue, saysNothing } from './plain-value.tsx';
import type { ItemView } from './use-item.ts';

interface Props {
  readonly item: ItemView;
  /** True if a panel of its own shows the context. */
  readonly hasOwnPanel: boolean;
  /** The parts of the context that are shown elsewhere. */
  readonly drawn: readonly string[];
}

/** What everyone deciding an item sees: what was written, whom it is about, warnings, and earlier decisions. */
export function ItemMatter({ item, hasOwnPanel, drawn }: Props) {
  const say = useText();
  const { matter, message, travel, group, sponsor } = item;
  const context = Object.entries(item.context ?? {}).filter(
    ([name, value]) => !drawn.includes(name) && !saysNothing(value),
  );
  const who = useWho(item.people);
  const atWork = new Set(item.people.map(({ id }) => id));
  const names = new Map(matter?.household.map(({ personId, name }) => [personId, name ?? undefined]));
  const nameOf = (id: string) => names.get(id) ?? (atWork.has(id) ? who(id) : undefined);
  return (
    <SpaceBetween size="l">
      {message && <Message message={message} />}
      {matter?.flags.map((flag) => (
        <Flag key={`${flag.kind} ${flag.instruction}`} flag={flag} />
      ))}
      {matter && matter.household.length > 0 && <Household household={matter.household} group={group} />}
      {sponsor && (
        <Container header={<Header variant="h2">{say('work.matter.vetting')}</Header>}>
          <PlainValue name="vetting" value={vettingOf(sponsor.vetting)} nameOf={nameOf} />
        </Container>
      )}
      {travel && (
        <Container header={<Header variant="h2">{say('work.matter.journey')}</Header>}>
          <ul>
            {(['departureAt', 'departedAt'] as const).map((name) => (
              <Named key={name} name={name} value={travel[name]} nameOf={nameOf} />
            ))}
          </ul>
        </Container>
      )}
      {!hasOwnPanel && context.length > 0 && (
        <Container header={<Header variant="h2">{say('work.matter.context')}</Header>}>
          <ul>
            {context.map(([name, value]) => (
              <Named key={name} name={name} value={value} nameOf={nameOf} />
            ))}
          </ul>
        </Container>
      )}
      {matter && matter.earlier.length > 0 && (
        <EarlierDecisions earlier={matter.earlier} nameOf={nameOf} who={who} />
      )}
    </SpaceBetween>
  );
}

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
  const format = useFormat();
  return (
    <Container header={<Header variant="h2">{say('work.matter.message')}</Header>}>
      <SpaceBetween size="s">
        <Box color="text-body-secondary">
          {format.instant(message.at)}
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

function Household({ household, group }: { household: Matter['household']; group: ItemView['group'] }) {
  const say = useText();
  const words = useWords();
  return (
    <Container header={<Header variant="h2">{say('work.matter.household')}</Header>}>
      <ul>
        {household.map(({ personId, name, relationship, age, sex, needs, separation, custody, status }) => (
          <li key={personId}>
            <Box variant="span" fontWeight="bold">
              <bdi>{name ?? words('words.value.relationship', relationship)}</bdi>
            </Box>
            {[
              words('words.value.relationship', relationship),
              ...(age === null ? [] : [say('work.matter.age', { age })]),
              ...(sex === null ? [] : [words('words.value.sex', sex)]),
              ...(custody === 'not-a-child'
                ? []
                : [words('words.value.separation', separation), words('words.value.custody', custody)]),
              ...(needs ?? []).map((need) => words('words.value.need', need)),
              ...(status === 'active' ? [] : [words('words.value.person-status', status)]),
              ...(group?.includes(personId) ? [say('work.matter.in-group')] : []),
            ].map((word) => (
              <span key={word}>
                {' · '}
                {word}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Container>
  );
}
