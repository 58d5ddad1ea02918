import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import type { CaseView, Member } from './use-case.ts';
import { travelDay, type Validity, validities } from './validity.ts';
import { STANDING_LOOK } from './validity-lines.tsx';

interface Props {
  readonly view: CaseView;
  readonly member: Member;
  readonly today: string;
}

/** The last day of something, and what it means: it holds, ends soon, ends before the journey, or has ended. */
function LastDay({ of: { standing, until } }: { of: Validity }) {
  const say = useText();
  const format = useFormat();
  return (
    <StatusIndicator type={STANDING_LOOK[standing]} wrapText>
      {say(`cases.last-day.${standing}`, { day: format.date(until) })}
    </StatusIndicator>
  );
}

/** How far the health assessment of a member has come, and whether it holds until the journey. */
export function HealthStatus({ view, member, today }: Props) {
  const say = useText();
  const words = useWords();
  if (view.health === null) return <Box color="text-body-secondary">{say('cases.withheld.value')}</Box>;
  const record = view.health.find(({ personId }) => personId === member.id);
  if (!record) return <Box color="text-body-secondary">{say('cases.members.not-examined')}</Box>;
  const valid = validities(view, today).find(
    ({ about, personId }) => about === 'health' && personId === member.id,
  );
  return (
    <>
      {words('words.value.classification', record.classification)}
      {!record.cleared && (
        <StatusIndicator type="warning" wrapText>
          {say('cases.members.not-cleared')}
        </StatusIndicator>
      )}
      {valid && <LastDay of={valid} />}
    </>
  );
}

/** The papers of a member: how many, and the one that ends first. */
export function PapersStatus({ view, member, today }: Props) {
  const say = useText();
  const words = useWords();
  if (member.name === undefined) return <Box color="text-body-secondary">{say('cases.withheld.value')}</Box>;
  const papers = member.identityPapers ?? [];
  if (papers.length === 0)
    return travelDay(view) !== undefined && member.status === 'active' ? (
      <StatusIndicator type="warning" wrapText>
        {say('cases.members.no-papers')}
      </StatusIndicator>
    ) : (
      <Box color="text-body-secondary">{say('cases.members.no-papers')}</Box>
    );
  const first = validities(view, today).find(
    ({ about, personId }) => about === 'paper' && personId === member.id,
  );
  return (
    <>
      {first
        ? words('words.value.identity-paper', first.what ?? '')
        : say('cases.members.papers.count', { count: papers.length })}
      {first && <LastDay of={first} />}
      {first && papers.length > 1 && (
        <Box color="text-body-secondary">
          {say('cases.members.papers.more', { count: papers.length - 1 })}
        </Box>
      )}
    </>
  );
}
