import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { DayField, isDay } from './day-field.tsx';
import { ReaderChain } from './reader-chain.tsx';

/** For auditors: what a sponsor read on a day. */
export function SponsorReadings({ sponsorId }: { sponsorId: string }) {
  const [day, setDay] = useState('');
  return (
    <SpaceBetween size="m">
      <DayField day={day} onChange={setDay} />
      {isDay(day) && <ReaderChain key={day} day={day} reader={sponsorId} />}
    </SpaceBetween>
  );
}
