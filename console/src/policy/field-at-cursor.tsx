import Box from '@cloudscape-design/components/box';
import { HelpText } from '../field-help/field-help.tsx';
import { useText } from '../i18n/use-text.ts';
import { helpKeyOf } from './help-key.ts';
import { pathInJson } from './path-in-json.ts';
import { useFieldName } from './use-field-name.ts';

interface Props {
  readonly text: string;
  /** Where the cursor stands in the text. */
  readonly cursor: number;
}

/** Beside the text of a policy: what the field means that the cursor is in, and whose rule it is. */
export function FieldAtCursor({ text, cursor }: Props) {
  const say = useText();
  const fieldName = useFieldName();
  const path = pathInJson(text, cursor);
  const key = helpKeyOf(path);
  return (
    <section className="policy-help" aria-label={say('policy.help')}>
      <Box variant="h3" tagOverride="h2">
        {key === undefined ? say('policy.help') : fieldName(key)}
      </Box>
      {key === undefined ? (
        <Box color="text-body-secondary">{say('policy.help.todo')}</Box>
      ) : (
        <>
          <div className="identifier">{path}</div>
          <HelpText stage="policy" kind="" field={key} />
        </>
      )}
    </section>
  );
}
