import './executions.css';
import FormField from '@cloudscape-design/components/form-field';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams, useSearchParams } from 'react-router';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useExecutions } from '../audit/use-executions.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { nameInId, workflowInId } from './names.ts';
import { TwoRuns } from './two-runs.tsx';

type Workflow = NonNullable<Parameters<typeof useExecutions>[0]['workflow']>;

/** Two runs of one workflow beside each other: how long each was in which state. */
export function ComparePage() {
  const { executionId = '' } = useParams();
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const [asked, ask] = useSearchParams();
  const workflow = workflowInId(executionId);
  const others = useExecutions({ workflow: workflow as Workflow }, 100);
  const options = (others.data?.pages ?? [])
    .flatMap(({ executions }) => executions)
    .filter((each) => each.executionId !== executionId)
    .map((each) => ({
      value: each.executionId,
      label: format.instant(each.startedAt),
      labelTag: say(`executions.status.${each.status}`),
      description: nameInId(each.executionId),
    }));
  const other = asked.get('with') ?? '';
  return (
    <PageFrame
      title={say('executions.compare.title', { workflow: words('executions.workflow', workflow) })}
      description={
        <Link href={hrefOf(`/executions/${executionId}`)} onFollow={follow}>
          <span className="identifier run-name">{nameInId(executionId)}</span>
        </Link>
      }
    >
      <SpaceBetween size="l">
        <FormField
          label={say('executions.compare.with')}
          constraintText={
            !others.isPending &&
            options.length === 0 &&
            `${say('executions.compare.none')} ${say('executions.compare.none.todo')}`
          }
        >
          <Select
            options={options}
            selectedOption={
              options.find(({ value }) => value === other) ??
              (other === '' ? null : { value: other, label: nameInId(other) })
            }
            placeholder={say('executions.compare.choose')}
            empty={say('executions.compare.none')}
            filteringType="auto"
            filteringAriaLabel={say('executions.compare.with')}
            statusType={others.isPending ? 'loading' : 'finished'}
            loadingText={say('executions.compare.choose')}
            onChange={({ detail }) => ask({ with: detail.selectedOption.value ?? '' }, { replace: true })}
          />
        </FormField>
        {other !== '' && <TwoRuns one={executionId} other={other} />}
      </SpaceBetween>
    </PageFrame>
  );
}
