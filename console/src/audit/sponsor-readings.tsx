import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { DayField, isDay } from './day-field.tsx';
import { ReaderChain } from './reader-chain.tsx';

/** For auditors: what a sponsor read on a day. */
export function SponsorReadings({ sponsorId }: { sponsorId: string }) {
  const say = useText();
  const [day, setDay] = useState('');
  return (
    <SpaceBetween size="m">
      <Box color="text-body-secondary">{say('audit.sponsor-reads')}</Box>
      <DayField day={day} onChange={setDay} />
      {isDay(day) && <ReaderChain key={day} day={day} reader={sponsorId} />}
    </SpaceBetween>
  );
}
