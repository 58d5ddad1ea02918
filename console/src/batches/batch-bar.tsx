import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { BeginBatch } from '../../../contracts/api/batches.ts';
import { MAX_BATCH } from '../../../domain/staff/batch-size.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { useAbsences } from '../supervision/use-absences.ts';
import type { QueueRow } from '../work/queue.ts';
import { useStaff } from '../work/use-staff.ts';

interface Props {
  /** The rows that were chosen, as they were when they were last read. */
  readonly rows: readonly QueueRow[];
  /** How many rows are loaded, and whether there are others in this view. */
  readonly loaded: number;
  readonly more: boolean;
  onChooseAll(): void;
  onChooseNone(): void;
}

type Act = 'claim' | 'release' | 'reassign' | 'retry-stage';
const FAILED = 'failed-stage';
const CLASS = 'orientation-session';
const TO = 'to ';

/** What can be done with the chosen items together. */
export default function BatchBar({ rows, loaded, more, onChooseAll, onChooseNone }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const navigate = useNavigate();
  const { person } = useSession();
  const format = useFormat();
  const { staff } = useStaff();
  const { away } = useAbsences();
  const [retrying, retry] = useState(false);
  const { current: key } = useRef(oneShotKey());
  const count = rows.length;
  const leads = person.roles.includes('supervisor');
  const begin = useMutation({
    mutationFn: ({ act, assignee }: { act: Act; assignee?: string }) => {
      const items = rows.map(({ workItemId, version }) => ({ workItemId, version }));
      const body = { act, items, ...(assignee ? { assignee } : {}) };
      return call(BeginBatch, { body, key: key.key });
    },
    onSuccess: ({ batchId }) => {
      key.clear();
      navigate(`/work/batches/${batchId}`);
    },
    onError: () => key.renewKey(),
  });
  const unlessAway = (id: string) => {
    const absence = away.get(id);
    if (!absence) return {};
    return { disabled: true, disabledReason: say('batches.away', { until: format.date(absence.until) }) };
  };
  const colleagues = staff.map(({ id, name, roles }) => ({
    id: `${TO}${id}`,
    text: name ?? id,
    ...unlessAway(id),
    secondaryText: roles.map((role) => words('words.role', role)).join(' · '),
  }));
  const items = [
    { id: 'claim', text: say('batches.claim') },
    { id: 'release', text: say('batches.release') },
    ...(leads && rows.every(({ kind }) => kind === FAILED)
      ? [{ id: 'retry-stage', text: say('batches.retry-stage') }]
      : []),
    ...(leads ? [{ id: 'give', text: say('batches.reassign'), items: colleagues }] : []),
  ];
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <span aria-live="polite">{say('batches.chosen', { count })}</span>
        <ButtonDropdown
          variant="primary"
          disabled={count === 0 || count > MAX_BATCH}
          loading={begin.isPending}
          items={items}
          onItemClick={({ detail: { id } }) => {
            if (id === 'retry-stage') retry(true);
            else if (id.startsWith(TO)) begin.mutate({ act: 'reassign', assignee: id.slice(TO.length) });
            else begin.mutate({ act: id as Act });
          }}
        >
          {say('batches.do')}
        </ButtonDropdown>
        <Button onClick={onChooseAll}>
          {say(more ? 'batches.all.more' : 'batches.all', { count: loaded, most: MAX_BATCH })}
        </Button>
        <Button onClick={onChooseNone}>{say('batches.none')}</Button>
        {count > 0 && rows.every(({ kind }) => kind === CLASS) && (
          <Button
            onClick={() =>
              navigate(`/work/class-list?${rows.map(({ workItemId }) => `item=${workItemId}`).join('&')}`)
            }
          >
            {say('batches.class-list')}
          </Button>
        )}
        <Button onClick={() => print()}>{say('batches.print')}</Button>
      </SpaceBetween>
      {count > MAX_BATCH && <span role="alert">{say('batches.too-many', { most: MAX_BATCH })}</span>}
      {retrying ? (
        <Dialog
          title={say('batches.retry.title', { count: new Set(rows.map(({ caseId }) => caseId)).size })}
          go={say('batches.retry.go', { count })}
          busy={begin.isPending}
          problem={begin.error}
          onGo={() => begin.mutate({ act: 'retry-stage' })}
          onClose={() => retry(false)}
        >
          <Box variant="p">{say('batches.retry.meaning')}</Box>
        </Dialog>
      ) : (
        <ProblemAlert problem={begin.error} />
      )}
    </SpaceBetween>
  );
}
