import { useRule } from '../api/use-rule.ts';
import './policy.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { differences } from '../../../domain/policy/differences.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { useText } from '../i18n/use-text.ts';
import type { Checked } from './check-policy.ts';
import { DifferenceTable } from './difference-table.tsx';
import { PublishDialog } from './publish-dialog.tsx';

interface Props {
  readonly before: Policy;
  readonly version: number;
  readonly text: string;
  readonly restored: boolean;
  /** Who wrote the draft that stands here, when there is one. */
  readonly draftedBy: string | undefined;
  readonly checked: Checked;
  readonly busy: boolean;
  readonly problem: Error | null;
  onChange(text: string): void;
  onStartOver(): void;
  /** `done` is called when it was taken. */
  onPublish(done: () => void): void;
}

const MOST_FAULTS = 20;

/** The text of the next version, what is wrong with it or what it changes, and its publishing. */
export function PolicyEditor(props: Props) {
  const { before, version, text, checked, onChange } = props;
  const say = useText();
  const [asking, setAsking] = useState(false);
  const changes = checked.faults
    ? []
    : differences(before, checked.policy).filter(({ path }) => path !== 'version');
  return (
    <SpaceBetween size="l">
      {props.draftedBy !== undefined && (
        <Alert type="info">{say('policy.draft.of', { by: props.draftedBy })}</Alert>
      )}
      {props.restored && <Alert type="info">{say('policy.restored')}</Alert>}
      <FormField stretch label={say('policy.text', { version })} description={say('policy.text.hint')}>
        <div className="policy-text" dir="ltr">
          <Textarea
            value={text}
            rows={24}
            spellcheck={false}
            onChange={({ detail }) => onChange(detail.value)}
          />
        </div>
      </FormField>
      <div aria-live="polite">
        {checked.faults ? (
          <Faults faults={checked.faults} />
        ) : (
          <SpaceBetween size="s">
            <Header variant="h3">{say('policy.differences')}</Header>
            <DifferenceTable rows={changes} />
          </SpaceBetween>
        )}
      </div>
      <SpaceBetween size="xs" direction="horizontal">
        <Button
          variant="primary"
          disabled={checked.faults !== undefined || changes.length === 0}
          onClick={() => setAsking(true)}
        >
          {say('policy.publish')}
        </Button>
        <Button onClick={props.onStartOver}>{say('policy.start-over')}</Button>
      </SpaceBetween>
      {asking && checked.policy && (
        <PublishDialog
          policy={checked.policy}
          changes={changes.length}
          busy={props.busy}
          problem={props.problem}
          onDismiss={() => setAsking(false)}
          onPublish={() => props.onPublish(() => setAsking(false))}
        />
      )}
    </SpaceBetween>
  );
}

function Faults({ faults }: { faults: NonNullable<Checked['faults']> }) {
  const say = useText();
  const ruleOf = useRule();
  return (
    <Alert type="error" header={say('policy.faults', { count: faults.length })}>
      <ul>
        {faults.slice(0, MOST_FAULTS).map((fault) => (
          <li key={`${fault.path} ${fault.rule}`}>
            <span className="identifier">{fault.path || 'JSON'}</span>:{' '}
            <bdi {...(fault.code === undefined ? { lang: 'en' } : {})}>{ruleOf(fault)}</bdi>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
