import Box from '@cloudscape-design/components/box';
import DateInput from '@cloudscape-design/components/date-input';
import LiveRegion from '@cloudscape-design/components/live-region';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { isOtherDigit, isRefusedKey, plainDigits, typedDate } from './typed-date.ts';

interface Props {
  readonly value: string;
  /** The id of its label, if the form field around it does not provide one. */
  readonly labelledBy?: string;
  onChange(date: string): void;
}

const textOf = ({ target }: SyntheticEvent): string => (target as HTMLInputElement).value;

/**
 * A date that people type, because a birth is many months back in a calendar; stored as `2026-11-22`. Text that the
 * input would drop or turn into another date is not accepted, and the field states the expected format.
 */
export function DateField({ value, labelledBy, onChange }: Props) {
  const say = useText();
  const [refused, setRefused] = useState(false);
  /** While a text is handled here, the input's own interpretation is ignored. */
  const seenTo = useRef(false);
  const stop = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  /** Whether a complete text was handled; otherwise the input continues with what was begun. */
  const take = (text: string): boolean => {
    const typed = typedDate(text);
    setRefused(typed === 'unread');
    if (typeof typed === 'object') onChange(typed.date);
    if (typed !== 'begun') return true;
    const plain = plainDigits(text);
    if (plain !== text) onChange(plain);
    return plain !== text;
  };
  return (
    <div
      onInputCapture={(event) => {
        seenTo.current = take(textOf(event));
      }}
      onInput={() => {
        seenTo.current = false;
      }}
      onPasteCapture={(event) => {
        if (take(event.clipboardData.getData('text'))) stop(event);
      }}
      onKeyDownCapture={(event) => {
        const { key, ctrlKey, metaKey, altKey } = event;
        // The input would drop it before it is written.
        if (isOtherDigit(key)) event.stopPropagation();
        if (key === 'Backspace' || key === 'Delete') setRefused(false);
        else if (!ctrlKey && !metaKey && !altKey && isRefusedKey(textOf(event), key)) {
          stop(event);
          setRefused(true);
        }
      }}
    >
      <DateInput
        {...(labelledBy === undefined ? {} : { ariaLabelledby: labelledBy })}
        value={value}
        format="iso"
        placeholder="YYYY-MM-DD"
        onChange={({ detail }) => {
          if (!seenTo.current) onChange(detail.value);
        }}
      />
      <LiveRegion>
        {refused && (
          <Box color="text-status-error" fontSize="body-s">
            {say('api.rule.date')}
          </Box>
        )}
      </LiveRegion>
    </div>
  );
}
