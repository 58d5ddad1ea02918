import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { MAX_BATCH } from '../../../domain/staff/batch-size.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { RetryDialog } from './retry-dialog.tsx';
import { SheetsButton } from './sheets-button.tsx';
import { type Asked, useBegin } from './use-begin.ts';
import { colleagueIn, useColleagues } from './use-colleagues.ts';

export type CaseList = NonNullable<Asked['list']>;
type Act = 'claim' | 'release' | 'ask-after' | 'retry-stage';

interface Props {
  readonly chosen: ReadonlySet<string>;
  /** How many rows are loaded, and the list that has more of them. */
  readonly loaded: number;
  readonly list: CaseList | undefined;
  readonly whole: boolean;
  onChooseAll(): void;
  onChooseWhole(): void;
  onChooseNone(): void;
}

/** What can be done with the open work of the chosen cases together, and their sheets as one document. */
export default function CasesBar(props: Props) {
  const { chosen, loaded, list, onChooseAll, onChooseWhole, onChooseNone } = props;
  const say = useText();
  const { person } = useSession();
  const colleagues = useColleagues();
  const begin = useBegin();
  const cases = [...chosen];
  const count = cases.length;
  const whole = props.whole ? list : undefined;
  const what = whole ? { list: whole } : { cases };
  const [retrying, retry] = useState(false);
  const go = (act: Act) => begin.mutate({ act, ...what });
  const leads = person.roles.includes('supervisor');
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <span aria-live="polite">
          {whole ? say('batches.cases.whole', { most: MAX_BATCH }) : say('batches.cases.chosen', { count })}
        </span>
        <ButtonDropdown
          variant="primary"
          disabled={!whole && (count === 0 || count > MAX_BATCH)}
          loading={begin.isPending}
          items={[
            { id: 'claim', text: say('batches.cases.claim') },
            { id: 'release', text: say('batches.cases.release') },
            ...(leads
              ? [
                  { id: 'ask-after', text: say('batches.cases.ask-after') },
                  { id: 'retry-stage', text: say('batches.cases.retry-stage') },
                  { id: 'give', text: say('batches.cases.reassign'), items: colleagues },
                ]
              : []),
          ]}
          onItemClick={({ detail: { id } }) => {
            const assignee = colleagueIn(id);
            if (assignee !== undefined) begin.mutate({ act: 'reassign', assignee, ...what });
            else if (id === 'retry-stage') retry(true);
            else go(id as Act);
          }}
        >
          {say('batches.cases.do')}
        </ButtonDropdown>
        <SheetsButton count={count} to={`/cases/sheets?${cases.map((id) => `case=${id}`).join('&')}`} />
        {list && count >= loaded && !whole ? (
          <Button onClick={onChooseWhole}>{say('batches.cases.whole.choose', { most: MAX_BATCH })}</Button>
        ) : (
          <Button onClick={onChooseAll}>{say('batches.cases.all', { count: loaded })}</Button>
        )}
        <Button disabled={count === 0} onClick={onChooseNone}>
          {say('batches.none')}
        </Button>
      </SpaceBetween>
      {!whole && count > MAX_BATCH && (
        <span role="alert">{say('batches.cases.too-many', { most: MAX_BATCH })}</span>
      )}
      {retrying ? (
        <RetryDialog
          title={say('batches.cases.retry.title')}
          go={say('batches.cases.retry-stage')}
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
