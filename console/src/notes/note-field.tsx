import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { Colleague } from './mentions.ts';
import { completed, isMentionBegun, offered } from './mentions.ts';

interface Props {
  readonly value: string;
  readonly staff: readonly Colleague[];
  readonly fault: string | false;
  onChange(text: string): void;
}

/** The text of a note; after an `@` it offers colleagues to mention. */
export function NoteField({ value, staff, fault, onChange }: Props) {
  const say = useText();
  const field = useRef<{ focus(): void }>(null);
  const offers = offered(value, staff);
  return (
    <SpaceBetween size="xs">
      <FormField label={say('notes.text')} constraintText={say('notes.text.hint')} errorText={fault}>
        <Textarea ref={field} value={value} rows={3} onChange={({ detail }) => onChange(detail.value)} />
      </FormField>
      <LiveRegion hidden>{offers.length > 0 && say('notes.offered', { count: offers.length })}</LiveRegion>
      <LiveRegion>
        {staff.length === 0 && isMentionBegun(value) && (
          <Box color="text-body-secondary" fontSize="body-s">
            {say('notes.offered.none')}
          </Box>
        )}
      </LiveRegion>
      {offers.length > 0 && (
        <SpaceBetween direction="horizontal" size="xs">
          {offers.map((one) => (
            <Button
              key={one.id}
              onClick={() => {
                onChange(completed(value, one));
                field.current?.focus();
              }}
            >
              @{one.name}
            </Button>
          ))}
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
