import { useMemo, useState } from 'react';
import type { IntakeContent } from '../../../../../domain/intake/intake-text.ts';
import { groupOf, isOwn, mapFile, tableOf } from '../../../../../domain/intake/mapping/map-file.ts';
import type { Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { suggestMapping } from '../../../../../domain/intake/mapping/suggest.ts';
import { useSession } from '../../../session/use-session.ts';
import { fitting } from './mapping-edits.ts';
import { useMappings } from './use-mappings.ts';

const fixed = (otherwise: string) => ({ from: [], codes: {}, otherwise });

/** How a file is read whose columns have names of their own; undefined for one that goes in as it is. */
export function useMapping(content: IntakeContent | undefined, wanted: boolean, onChanged: () => void) {
  const { person } = useSession();
  const kept = useMappings();
  const [chosen, setChosen] = useState<{ content: IntakeContent; mapping: Mapping }>();
  const own = useMemo(() => content !== undefined && isOwn(content), [content]);
  const foreign = content !== undefined && (!own || wanted) ? content : undefined;
  const repeat = useMemo(() => foreign && groupOf(foreign), [foreign]);
  const table = useMemo(() => foreign && tableOf(foreign, repeat), [foreign, repeat]);
  const suggested = useMemo(() => {
    const office = person.office === undefined ? {} : { office: fixed(person.office) };
    return table && suggestMapping(table, { name: '', repeat, fixed: office });
  }, [table, repeat, person.office]);
  const fits = table && fitting(kept ?? [], table.header);
  const mapping = chosen?.content === foreign ? chosen?.mapping : (fits?.mapping ?? suggested);
  const change = (next: Mapping) => {
    onChanged();
    if (foreign) setChosen({ content: foreign, mapping: next });
  };
  return {
    editor: table &&
      suggested &&
      mapping && { table, suggested, mapping, kept: kept ?? [], onChange: change },
    /** The file as an intake. */
    mapped: () => (foreign && mapping ? mapFile(foreign, mapping) : content),
  };
}
