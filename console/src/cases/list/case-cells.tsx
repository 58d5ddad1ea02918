import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useIntl } from 'react-intl';
import { shortId } from '../../app/short-id.ts';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { needsReading } from '../../i18n/needs-reading.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { grouped, useWhere } from '../use-where.ts';
import type { CaseRow } from './use-cases.ts';

/** The principal applicant's name, or what may be shown instead. */
export function Who({ row }: { row: CaseRow }) {
  const { locale } = useIntl();
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const id = <span className="identifier">{shortId(row.caseId)}</span>;
  const name = row.erased ? say('cases.erased') : (row.name ?? row.number);
  return (
    <SpaceBetween size="xxxs">
      <Link href={hrefOf(`/cases/${row.caseId}`)} onFollow={follow}>
        {name === null ? id : <bdi>{name}</bdi>}
      </Link>
      {row.reading !== null && needsReading(locale, row.name) && <bdi lang="und-Latn">≈ {row.reading}</bdi>}
      {(row.name !== null || row.erased) && (
        <Box color="text-body-secondary" fontSize="body-s">
          {row.erased ? id : <span className="identifier">{row.number}</span>}
        </Box>
      )}
      {(row.restricted || row.flags.length > 0) && (
        <SpaceBetween direction="horizontal" size="xxs">
          {row.restricted && <Badge color="grey">{say('cases.restricted')}</Badge>}
          {row.flags.map((flag) => (
            <Badge key={flag} color="severity-medium">
              {words('words.value.flag', flag)}
            </Badge>
          ))}
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

export function Where({ row }: { row: CaseRow }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const where = useWhere();
  if (row.status === 'registered')
    return <StatusIndicator type="stopped">{words('words.value.status', 'registered')}</StatusIndicator>;
  if (row.status === 'closed')
    return (
      <StatusIndicator type="success">
        {row.outcome === null
          ? words('words.value.status', 'closed')
          : say('cases.closed-as', { outcome: words('words.value.outcome', row.outcome) })}
      </StatusIndicator>
    );
  const groups = grouped(row.waitsFor.map((wait) => ({ ...wait, kind: wait.stage })));
  if (groups.length === 0 && row.waitsUntil.length === 0)
    return <StatusIndicator type="in-progress">{say('cases.where.platform')}</StatusIndicator>;
  const late = groups.some(({ dueAt }) => Date.parse(dueAt) < Date.now());
  return (
    <SpaceBetween size="xxxs">
      {groups.slice(0, 3).map((group) => (
        <div key={`${group.kind} ${group.office}`}>
          {words('words.stage', group.kind)}
          <Box color="text-body-secondary" fontSize="body-s">
            {where.team(group.role, group.office)}
          </Box>
        </div>
      ))}
      {groups.length > 3 && (
        <Box fontSize="body-s">{say('cases.where.more', { count: groups.length - 3 })}</Box>
      )}
      {row.waitsUntil.map(({ stage, at }) => (
        <div key={stage}>
          {words('words.stage', stage)}
          <Box color="text-body-secondary" fontSize="body-s">
            {say('cases.stage.waits-until', { when: format.day(at) })}
          </Box>
        </div>
      ))}
      {late && <StatusIndicator type="warning">{say('cases.overdue')}</StatusIndicator>}
    </SpaceBetween>
  );
}
