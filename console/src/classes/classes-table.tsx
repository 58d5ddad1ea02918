import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { FittedTable } from '../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { useOrganisations } from '../partners/use-organisations.ts';
import { useSession } from '../session/use-session.ts';
import type { ClassView } from './use-classes.ts';
import { useGroupName } from './use-group-name.ts';

interface Props {
  readonly rows: readonly ClassView[];
  readonly loading: boolean;
  readonly acts: boolean;
  onCancel(one: ClassView): void;
}

const TYPES = { planned: 'pending', held: 'success', cancelled: 'stopped' } as const;

const emptyFor = (isPartner: boolean, plans: boolean): string =>
  `classes.empty.${isPartner ? 'partner' : plans ? 'plans' : 'others'}`;

/** Classes with day, age group, language, place and how many places are taken. */
export function ClassesTable({ rows, loading, acts, onCancel }: Props) {
  const say = useText();
  const languageName = useLanguageName();
  const groupName = useGroupName();
  const { roles } = useSession().person;
  const isPartner = roles.includes('partner-staff');
  const { nameOf: organisationOf } = useOrganisations(!isPartner);
  return (
    <FittedTable
      variant="container"
      trackBy="classId"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('classes.title') }}
      empty={<Nothing title={say('classes.empty')} todo={say(emptyFor(isPartner, acts))} />}
      columnDefinitions={[
        {
          id: 'when',
          header: say('classes.when'),
          isRowHeader: true,
          cell: ({ startsAt }) => <When at={startsAt} />,
        },
        { id: 'group', header: say('classes.group'), cell: ({ group }) => groupName(group) },
        { id: 'language', header: say('classes.language'), cell: ({ language }) => languageName(language) },
        { id: 'place', header: say('classes.place'), cell: ({ place }) => <bdi>{place}</bdi> },
        {
          id: 'taught',
          header: say('classes.taught'),
          cell: ({ organisation }) => organisation !== undefined && <bdi>{organisationOf(organisation)}</bdi>,
        },
        {
          id: 'places',
          header: say('classes.places'),
          cell: ({ taken, capacity }) => say('classes.taken', { taken, capacity }),
        },
        {
          id: 'status',
          header: say('classes.status'),
          minWidth: 140,
          cell: ({ status }) => (
            <StatusIndicator type={TYPES[status]}>{say(`classes.status.${status}`)}</StatusIndicator>
          ),
        },
        {
          id: 'actions',
          header: say('classes.actions'),
          minWidth: 160,
          cell: (one) =>
            acts || isPartner ? <Acts one={one} teachesOnly={isPartner} onCancel={onCancel} /> : null,
        },
      ]}
    />
  );
}

function Acts({
  one,
  teachesOnly,
  onCancel,
}: { one: ClassView; teachesOnly: boolean } & Pick<Props, 'onCancel'>) {
  const say = useText();
  const follow = useFollow();
  const sheet = `/work/class-list?${one.households.map(({ workItemId }) => `item=${workItemId}`).join('&')}`;
  return (
    <SpaceBetween direction="horizontal" size="s">
      {!teachesOnly && one.households.length > 0 && (
        <Link href={hrefOf(sheet)} onFollow={follow}>
          {say('classes.sheet')}
        </Link>
      )}
      {one.status === 'planned' && one.households.length > 0 && (
        <Link href={hrefOf(`/appointments?of=classes&class=${one.classId}`)} onFollow={follow}>
          {say('classes.attendance')}
        </Link>
      )}
      {one.status === 'planned' && (
        <Button variant="inline-link" onClick={() => onCancel(one)}>
          {say(teachesOnly ? 'partners.hand-back' : 'classes.cancel')}
        </Button>
      )}
    </SpaceBetween>
  );
}
