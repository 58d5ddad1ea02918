import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { KeptMapping, Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { ProblemAlert } from '../../../api/problem-alert.tsx';
import { saveFile } from '../../../executions/save-file.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSession } from '../../../session/use-session.ts';
import { withName } from './mapping-edits.ts';
import { useSaveMapping } from './use-mappings.ts';

interface Props {
  readonly mapping: Mapping;
  readonly kept: readonly KeptMapping[];
  onChange(mapping: Mapping): void;
}

/** Keeps the mapping for everybody at the office, or saves it as a file for `npm run intake`. */
export function KeepMapping({ mapping, kept, onChange }: Props) {
  const say = useText();
  const { person } = useSession();
  const save = useSaveMapping(kept);
  const name = mapping.name.trim();
  return (
    <SpaceBetween size="s">
      <FormField label={say('cases.map.name')} description={say('cases.map.name.hint')}>
        <Input value={mapping.name} onChange={({ detail }) => onChange(withName(mapping, detail.value))} />
      </FormField>
      <SpaceBetween size="xs" direction="horizontal">
        {person.office !== undefined && (
          <Button
            loading={save.isPending}
            disabled={name === ''}
            onClick={() => save.mutate({ ...mapping, name })}
          >
            {say('cases.map.keep')}
          </Button>
        )}
        <Button
          iconName="download"
          disabled={name === ''}
          onClick={() =>
            saveFile(`${name}.mapping.json`, 'application/json', JSON.stringify(mapping, null, 2))
          }
        >
          {say('cases.map.file')}
        </Button>
      </SpaceBetween>
      <ProblemAlert problem={save.error} />
      {save.isSuccess && <Alert type="success">{say('cases.map.kept')}</Alert>}
    </SpaceBetween>
  );
}
