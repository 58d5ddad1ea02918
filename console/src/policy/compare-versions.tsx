import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { differences } from '../../../domain/policy/differences.ts';
import type { Programme } from '../../../domain/policy/policy.ts';
import type { PublishedPolicy } from '../../../domain/policy/published.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { DifferenceTable } from './difference-table.tsx';
import { usePolicy } from './use-policy.ts';

interface Props {
  readonly programme: Programme;
  readonly versions: readonly PublishedPolicy[];
}

/** What differs between two versions. */
export function CompareVersions({ programme, versions }: Props) {
  const say = useText();
  const [before, setBefore] = useState(versions[1]?.version ?? versions[0]?.version);
  const [after, setAfter] = useState(versions[0]?.version);
  const [one, other] = [usePolicy(programme, before), usePolicy(programme, after)];
  const options = versions.map(({ version }) => ({
    value: String(version),
    label: say('policy.version', { version }),
  }));
  const select = (label: string, chosen: number | undefined, choose: (version: number) => void) => (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === String(chosen)) ?? null}
        onChange={({ detail }) => choose(Number(detail.selectedOption.value))}
      />
    </FormField>
  );
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={2}>
        {select(say('policy.before'), before, setBefore)}
        {select(say('policy.after'), after, setAfter)}
      </ColumnLayout>
      <ProblemAlert problem={one.error ?? other.error} />
      {one.data && other.data && (
        <DifferenceTable rows={differences(one.data, other.data).filter(({ path }) => path !== 'version')} />
      )}
    </SpaceBetween>
  );
}
