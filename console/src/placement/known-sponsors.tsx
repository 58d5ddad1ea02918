import Box from '@cloudscape-design/components/box';
import type * as z from 'zod';
import type { KnownSponsorSchema } from '../../../contracts/api/placement.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

type Known = z.infer<typeof KnownSponsorSchema>;

interface Props {
  readonly known: readonly Known[] | undefined;
  nameOf(sponsorId: string): string | undefined;
}

/** Sponsors that named the household because they know it: what it said, and what keeps them from being asked. */
export function KnownSponsors({ known = [], nameOf }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  if (known.length === 0) return null;
  const sentence = ({ sponsorId, answer, reasonCode, gates }: Known): string => {
    const sponsor = nameOf(sponsorId) ?? say('placement.sponsor-gone');
    if (answer === 'asked') return say('placement.known.asked', { sponsor });
    if (answer === 'refused') {
      const reason = reasonCode === undefined ? '–' : words('words.reason', reasonCode);
      return say('placement.known.refused', { sponsor, reason });
    }
    if (gates.length === 0) return say('placement.known.agreed', { sponsor });
    const named = format.list(gates.map((gate) => words('placement.gate', gate)));
    return say('placement.known.closed', { sponsor, gates: named });
  };
  return (
    <Box>
      {known.map((one) => (
        <p key={one.sponsorId}>{sentence(one)}</p>
      ))}
    </Box>
  );
}
