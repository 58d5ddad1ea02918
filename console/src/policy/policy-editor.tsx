import { useRule } from '../api/use-rule.ts';
import './policy.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useRef, useState } from 'react';
import { differences } from '../../../domain/policy/differences.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { Publishing } from '../../../domain/policy/publishing.ts';
import { useText } from '../i18n/use-text.ts';
import type { Checked, Fault } from './check-policy.ts';
import { DifferenceTable } from './difference-table.tsx';
import { FieldAtCursor } from './field-at-cursor.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { showIn } from './show-in.ts';

interface Props {
  readonly before: Policy;
  readonly version: number;
  readonly text: string;
  readonly restored: boolean;
  /** Who wrote the current draft, if there is one. */
  readonly draftedBy: string | undefined;
  readonly checked: Checked;
  readonly busy: boolean;
  readonly problem: Error | null;
  onChange(text: string): void;
  onStartOver(): void;
  /** The effect of sending it: a draft for another administrator, or the version in force from then on. */
  readonly publishing: Publishing;
  /** `done` is called when it was accepted. */
  onPublish(done: () => void): void;
}

const MAX_FAULTS = 20;

/** The text of the next version, with its faults or its changes, and its publication. */
export function PolicyEditor(props: Props) {
  const { before, version, text, checked, onChange } = props;
  const say = useText();
  const [asking, setAsking] = useState(false);
  const [cursor, setCursor] = useState(0);
  const area = useRef<HTMLDivElement>(null);
  const show = (fault: Fault) => showIn(area.current?.querySelector('textarea'), text, fault);
  const changes = checked.faults
    ? []
    : differences(before, checked.policy).filter(({ path }) => path !== 'version');
  return (
    <SpaceBetween size="l">
      {props.draftedBy !== undefined && (
        <Alert type="info">{say('policy.draft.of', { by: props.draftedBy })}</Alert>
      )}
      {props.restored && <Alert type="info">{say('policy.restored')}</Alert>}
      <div>
        <div role="status" className="policy-faults">
          {checked.faults && <Faults faults={checked.faults} onShow={show} />}
        </div>
        <div className="policy-writing">
          <FormField stretch label={say('policy.text', { version })} description={say('policy.text.hint')}>
            <div
              className="policy-text"
              dir="ltr"
              ref={area}
              onSelect={({ target }) =>
                target instanceof HTMLTextAreaElement && setCursor(target.selectionStart)
              }
            >
              <Textarea
                value={text}
                rows={24}
                spellcheck={false}
                onChange={({ detail }) => onChange(detail.value)}
              />
            </div>
          </FormField>
          <FieldAtCursor text={text} cursor={cursor} />
        </div>
      </div>
      <div aria-live="polite">
        {!checked.faults && (
          <SpaceBetween size="s">
            <Header variant="h3" headingTagOverride="h2">
              {say('policy.differences')}
            </Header>
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
          {say(props.publishing === 'published' ? 'policy.publish' : 'policy.send-draft')}
        </Button>
        <Button onClick={props.onStartOver}>{say('policy.start-over')}</Button>
      </SpaceBetween>
      {asking && checked.policy && (
        <PublishDialog
          policy={checked.policy}
          publishing={props.publishing}
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

interface FaultsProps {
  readonly faults: readonly Fault[];
  onShow(fault: Fault): void;
}

/** The faults: where, with a link into the text, the received value, and the allowed ones. */
function Faults({ faults, onShow }: FaultsProps) {
  const say = useText();
  const ruleOf = useRule();
  return (
    <Alert type="error" header={say('policy.faults', { count: faults.length })}>
      <ul>
        {faults.slice(0, MAX_FAULTS).map((fault) => (
          <li key={`${fault.path} ${fault.rule}`}>
            <Link
              ariaLabel={say('policy.fault.show', { path: fault.path || 'JSON' })}
              onFollow={() => onShow(fault)}
            >
              <span className="identifier">{fault.path || 'JSON'}</span>
            </Link>{' '}
            <bdi {...(fault.code === undefined ? { lang: 'en' } : {})}>{ruleOf(fault)}</bdi>{' '}
            {fault.received !== undefined && say('policy.fault.received', { value: fault.received })}{' '}
            {fault.allowed !== undefined && say('policy.fault.allowed', { options: fault.allowed })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
