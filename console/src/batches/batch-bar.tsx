import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { MAX_BATCH } from '../../../domain/staff/batch-size.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import type { QueueRow } from '../work/queue.ts';
import { RetryDialog } from './retry-dialog.tsx';
import { SheetsButton } from './sheets-button.tsx';
import { type Asked, useBegin } from './use-begin.ts';
import { colleagueIn, useColleagues } from './use-colleagues.ts';

interface Props {
  /** The rows that were chosen, as they were when they were last read. */
  readonly rows: readonly QueueRow[];
  /** How many rows are loaded, and whether there are others in this view. */
  readonly loaded: number;
  readonly more: boolean;
  /** All of the view, where the server knows how many that is: what it shows when it is asked, and not what is loaded. */
  readonly view: WholeView | undefined;
  readonly whole: boolean;
  onChooseAll(): void;
  onChooseWhole(): void;
  onChooseNone(): void;
}

export interface WholeView {
  readonly count: number;
  readonly query: NonNullable<Asked['view']>;
}

type Act = 'claim' | 'release' | 'reassign' | 'ask-after' | 'retry-stage';
const FAILED = 'failed-stage';
const CLASS = 'orientation-session';

/** What can be done with the chosen items together. */
export default function BatchBar(props: Props) {
  const { rows, loaded, more, view, onChooseAll, onChooseWhole, onChooseNone } = props;
  const whole = props.whole ? view : undefined;
  const say = useText();
  const navigate = useNavigate();
  const { person } = useSession();
  const colleagues = useColleagues();
  const begin = useBegin();
  const [retrying, retry] = useState(false);
  const count = whole ? Math.min(MAX_BATCH, whole.count) : rows.length;
  const leads = person.roles.includes('supervisor');
  const go = (act: Act, assignee?: string) => {
    const items = rows.map(({ workItemId, version }) => ({ workItemId, version }));
    const what = whole ? { view: whole.query } : { items };
    begin.mutate({ act, ...what, ...(assignee ? { assignee } : {}) });
  };
  const all = (kind: string) => !whole && rows.every((row) => row.kind === kind);
  const addresses = rows.map(({ workItemId }) => `item=${workItemId}`).join('&');
  const items = [
    { id: 'claim', text: say('batches.claim') },
    { id: 'release', text: say('batches.release') },
    ...(leads && all(FAILED) ? [{ id: 'retry-stage', text: say('batches.retry-stage') }] : []),
    ...(leads
      ? [
          { id: 'ask-after', text: say('batches.ask-after') },
          { id: 'give', text: say('batches.reassign'), items: colleagues },
        ]
      : []),
  ];
  const chosenText = () => {
    if (!whole) return say('batches.chosen', { count });
    if (whole.count <= MAX_BATCH) return say('batches.whole', { count });
    return say('batches.whole.more', { count: whole.count, most: MAX_BATCH });
  };
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <span aria-live="polite">{chosenText()}</span>
        <ButtonDropdown
          variant="primary"
          disabled={count === 0 || count > MAX_BATCH}
          loading={begin.isPending}
          items={items}
          onItemClick={({ detail: { id } }) => {
            const assignee = colleagueIn(id);
            if (id === 'retry-stage') retry(true);
            else if (assignee !== undefined) go('reassign', assignee);
            else go(id as Act);
          }}
        >
          {say('batches.do')}
        </ButtonDropdown>
        {more && view ? (
          <Button onClick={onChooseWhole}>{say('batches.whole.choose', { count: view.count })}</Button>
        ) : (
          <Button onClick={onChooseAll}>
            {say(more ? 'batches.all.more' : 'batches.all', { count: loaded, most: MAX_BATCH })}
          </Button>
        )}
        <Button onClick={onChooseNone}>{say('batches.none')}</Button>
        {count > 0 && all(CLASS) && (
          <Button onClick={() => navigate(`/work/class-list?${addresses}`)}>
            {say('batches.class-list')}
          </Button>
        )}
        <SheetsButton count={rows.length} to={`/work/sheets?${addresses}`} />
      </SpaceBetween>
      {count > MAX_BATCH && <span role="alert">{say('batches.too-many', { most: MAX_BATCH })}</span>}
      {retrying ? (
        <RetryDialog
          title={say('batches.retry.title', { count: new Set(rows.map(({ caseId }) => caseId)).size })}
          go={say('batches.retry.go', { count })}
          busy={begin.isPending}
          problem={begin.error}
          onGo={() => go('retry-stage')}
          onClose={() => retry(false)}
        />
      ) : (
        <ProblemAlert problem={begin.error} />
      )}
    </SpaceBetween>
  );
}
