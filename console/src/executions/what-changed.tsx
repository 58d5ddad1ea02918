import './executions.css';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useText } from '../i18n/use-text.ts';
import { changesBetween } from './json-changes.ts';

const MOST = 50;

/** What a state made of its input, place by place. */
export function WhatChanged({ input, output }: { input: unknown; output: unknown }) {
  const say = useText();
  const changes = changesBetween(input, output);
  if (changes.length === 0) return <Box>{say('executions.changed.nothing')}</Box>;
  const side = (label: string, value: unknown) => (
    <div>
      {say(label)}{' '}
      {value === undefined ? (
        <Box display="inline" color="text-body-secondary">
          {say('executions.changed.absent')}
        </Box>
      ) : (
        <span className="identifier run-name">{JSON.stringify(value)}</span>
      )}
    </div>
  );
  return (
    <ExpandableSection headerText={say('executions.changed')} defaultExpanded>
      <ul className="changes">
        {changes.slice(0, MOST).map(({ path, before, after }) => (
          <li key={path}>
            {path === '' ? (
              <b>{say('executions.changed.whole')}</b>
            ) : (
              <b className="identifier run-name">{path}</b>
            )}
            {side('executions.changed.before', before)}
            {side('executions.changed.after', after)}
          </li>
        ))}
      </ul>
      {changes.length > MOST && <Box>{say('executions.changed.many', { count: changes.length - MOST })}</Box>}
    </ExpandableSection>
  );
}
