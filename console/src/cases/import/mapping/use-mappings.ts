import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ListIntakeMappings, SaveIntakeMapping } from '../../../../../contracts/api/intake-mappings.ts';
import type { KeptMapping, Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { useCall } from '../../../api/use-call.ts';
import { oneShotKey, useWrite } from '../../../api/use-write.ts';
import { useSession } from '../../../session/use-session.ts';

const MAPPINGS = ['intake-mappings'] as const;

/** The mappings of this person's office; none for somebody without an office. */
export function useMappings(): readonly KeptMapping[] | undefined {
  const call = useCall();
  const { person } = useSession();
  const { data } = useQuery({
    queryKey: MAPPINGS,
    queryFn: ({ signal }) => call(ListIntakeMappings, { query: {}, signal }),
    enabled: person.office !== undefined,
  });
  return person.office === undefined ? [] : data?.mappings;
}

/** Keeps a mapping for the office, as a new version of the one with its name. */
export function useSaveMapping(kept: readonly KeptMapping[]) {
  const call = useCall();
  const queries = useQueryClient();
  const key = useRef(oneShotKey());
  return useWrite<KeptMapping, Mapping>(key.current, {
    send: (sent, mapping) => {
      const before = kept.find((one) => one.mapping.name === mapping.name);
      return call(SaveIntakeMapping, { body: { version: before?.version ?? 0, mapping }, key: sent });
    },
    onDone: () => queries.invalidateQueries({ queryKey: MAPPINGS }),
  });
}
