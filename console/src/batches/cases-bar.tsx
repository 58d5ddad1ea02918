import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useNavigate } from 'react-router';
import { MAX_BATCH } from '../../../domain/staff/batch-size.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { MOST_SHEETS } from '../sheets/most.ts';
import { useBegin } from './use-begin.ts';
import { colleagueIn, useColleagues } from './use-colleagues.ts';

interface Props {
  readonly chosen: ReadonlySet<string>;
  /** How many rows are loaded. */
  readonly loaded: number;
  onChooseAll(): void;
  onChooseNone(): void;
}

/** What can be done with the open work of the chosen cases together, and their sheets as one document. */
export default function CasesBar({ chosen, loaded, onChooseAll, onChooseNone }: Props) {
  const say = useText();
  const navigate = useNavigate();
  const { person } = useSession();
  const colleagues = useColleagues();
  const begin = useBegin();
  const cases = [...chosen];
  const count = cases.length;
  const leads = person.roles.includes('supervisor');
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <span aria-live="polite">{say('batches.cases.chosen', { count })}</span>
        <ButtonDropdown
          variant="primary"
          disabled={count === 0 || count > MAX_BATCH}
          loading={begin.isPending}
          items={[
            { id: 'claim', text: say('batches.cases.claim') },
            { id: 'release', text: say('batches.cases.release') },
            ...(leads ? [{ id: 'give', text: say('batches.cases.reassign'), items: colleagues }] : []),
          ]}
          onItemClick={({ detail: { id } }) => {
            const assignee = colleagueIn(id);
            if (assignee !== undefined) begin.mutate({ act: 'reassign', assignee, cases });
            else begin.mutate({ act: id === 'claim' ? 'claim' : 'release', cases });
          }}
        >
          {say('batches.cases.do')}
        </ButtonDropdown>
        <Button
          disabled={count === 0 || count > MOST_SHEETS}
          {...(count > MOST_SHEETS
            ? { disabledReason: say('batches.sheets.most', { most: MOST_SHEETS }) }
            : {})}
          onClick={() => navigate(`/cases/sheets?${cases.map((id) => `case=${id}`).join('&')}`)}
        >
          {say('batches.sheets')}
        </Button>
        <Button onClick={onChooseAll}>{say('batches.cases.all', { count: loaded })}</Button>
        <Button disabled={count === 0} onClick={onChooseNone}>
          {say('batches.none')}
        </Button>
      </SpaceBetween>
      {count > MAX_BATCH && <span role="alert">{say('batches.cases.too-many', { most: MAX_BATCH })}</span>}
      <ProblemAlert problem={begin.error} />
    </SpaceBetween>
  );
}
