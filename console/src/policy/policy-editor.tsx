import { useRule } from '../api/use-rule.ts';
import './policy.css';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { differences } from '../../../domain/policy/differences.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import type { Checked } from './check-policy.ts';
import { DifferenceTable } from './difference-table.tsx';

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
  onPublish(): void;
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
      <Modal
        visible={asking}
        onDismiss={() => setAsking(false)}
        header={say('policy.publish.title', { version })}
        footer={
          <Box float="right">
            <SpaceBetween size="xs" direction="horizontal">
              <Button variant="link" onClick={() => setAsking(false)}>
                {say('policy.cancel')}
              </Button>
              <Button variant="primary" loading={props.busy} onClick={props.onPublish}>
                {say('policy.publish')}
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <Box variant="p">{say('policy.publish.affected')}</Box>
          <Box variant="p">{say('policy.publish.four-eyes')}</Box>
          <Box variant="p">{say('policy.publish.for-good', { count: changes.length })}</Box>
          <ProblemAlert problem={props.problem} />
        </SpaceBetween>
      </Modal>
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
