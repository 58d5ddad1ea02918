import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useEffect } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { useTell } from '../app/notes.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { DeskLink } from './desk-link.tsx';
import { ItemBody } from './item-body.tsx';
import { isAllClosed } from './queue.ts';
import { Reassign } from './reassign.tsx';
import { TERM_OF_KIND } from './term-of-kind.ts';
import { useAssignment } from './use-assignment.ts';
import { type ItemView, useItem } from './use-item.ts';
import { useItemKeys } from './use-item-keys.ts';
import { useKeySheet } from './use-key-sheet.tsx';
import { useStaff } from './use-staff.ts';

const GiveToPartner = lazy(async () => ({
  default: (await import('../partners/give-to-partner.tsx')).GiveToPartner,
}));

/** A work item: what it is about, and the form of its decision. */
export function ItemPage() {
  const say = useText();
  const { workItemId = '' } = useParams();
  const item = useItem(workItemId);
  if (item.data) return <Opened key={workItemId} item={item.data} onRefresh={() => item.refetch()} />;
  if (item.isPending) return <Loading />;
  return (
    <PageFrame title={say('work.title')} actions={<Back />}>
      <ProblemAlert problem={item.error} onAgain={() => void item.refetch()} />
    </PageFrame>
  );
}

interface OpenedProps {
  readonly item: ItemView;
  onRefresh(): Promise<{ data: ItemView | undefined }>;
}

function Opened({ item, onRefresh }: OpenedProps) {
  const say = useText();
  const words = useWords();
  const tell = useTell();
  const { person } = useSession();
  const what = words('words.kind', item.kind);
  // The address changes before the page does, and a list that was open may still scroll what stands behind it.
  useEffect(() => {
    document.getElementById('page')?.scrollTo(0, 0);
  }, []);
  const { nameOf } = useStaff();
  const assignment = useAssignment((done) => {
    const who = done.act === 'reassign' ? nameOf(done.assignee) : '';
    const id = {
      ...{ claim: 'work.claimed', release: 'work.released', reassign: 'work.reassigned' },
      give: 'partners.done.given',
    }[done.act];
    tell({ type: 'success', text: say(id, { what, who }) });
  });
  const open = item.held === null && (item.status === 'open' || item.status === 'claimed');
  const supervisor = person.roles.includes('supervisor');
  const mine = item.assignee === person.id;
  const canDecide = !isAllClosed(item);
  const act = (name: 'claim' | 'release') => assignment.mutate({ act: name, workItemId: item.workItemId });
  const keys = useKeySheet();
  const given = Boolean(item.given);
  const claims = open && item.assignee === null && canDecide && !given;
  const releases = open && (given || (item.assignee !== null && (mine || supervisor)));
  const gives = open && !given && item.service !== null && (item.assignee === null || mine || supervisor);
  useItemKeys({
    item,
    onClaim() {
      if (claims) act('claim');
      else if (releases) act('release');
    },
    onSheet: keys.open,
  });
  return (
    <PageFrame
      title={what}
      term={TERM_OF_KIND[item.kind]}
      fills
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Back />
          <Button variant="icon" iconName="status-info" ariaLabel={say('work.keys')} onClick={keys.open} />
          <PrintLink item={item} />
          <DeskLink item={item} />
          {claims && (
            <Button loading={assignment.isPending} onClick={() => act('claim')}>
              {say('work.claim')}
            </Button>
          )}
          {releases && (
            <Button loading={assignment.isPending} onClick={() => act('release')}>
              {say(given ? 'partners.take-back' : 'work.release')}
            </Button>
          )}
          {gives && (
            <Suspense fallback={null}>
              <GiveToPartner
                item={item}
                busy={assignment.isPending}
                onChoose={(organisation) =>
                  assignment.mutate({ act: 'give', workItemId: item.workItemId, organisation })
                }
              />
            </Suspense>
          )}
          {open && supervisor && (
            <Reassign
              item={item}
              busy={assignment.isPending}
              onChoose={(assignee) =>
                assignment.mutate({ act: 'reassign', workItemId: item.workItemId, assignee })
              }
            />
          )}
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={assignment.error} />
      <ItemBody
        item={item}
        mayDecide={open && !given && (item.assignee === null || mine || supervisor)}
        own={assignment.own}
        onRefresh={onRefresh}
      />
      {keys.sheet}
    </PageFrame>
  );
}

function Back() {
  const say = useText();
  const follow = useFollow();
  return (
    <Button variant="link" href={hrefOf('/work')} onFollow={follow}>
      {say('work.back')}
    </Button>
  );
}

/** A class is held for several people at once: its sheet is a list to tick. */
function PrintLink({ item: { kind, workItemId } }: { item: ItemView }) {
  const say = useText();
  const follow = useFollow();
  const to =
    kind === 'orientation-session' ? `/work/class-list?item=${workItemId}` : `/work/${workItemId}/sheet`;
  return (
    <Button variant="link" href={hrefOf(to)} onFollow={follow}>
      {say('work.sheet')}
    </Button>
  );
}
