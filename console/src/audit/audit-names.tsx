import './audit.css';
import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Toggle from '@cloudscape-design/components/toggle';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { AuditNames } from '../../../contracts/audit-names.ts';
import { Reading } from '../app/reading.tsx';
import { useText, useWords } from '../i18n/use-text.ts';

interface Known {
  readonly name: string;
  readonly latin?: string | undefined;
  /** A colleague's role and office. */
  readonly as?: string;
}

interface Names {
  readonly known: ReadonlyMap<string, Known>;
  readonly ids: boolean;
  /** Whether a part around asks if ids are to be shown. */
  readonly asks: boolean;
}
const Names = createContext<Names>({ known: new Map(), ids: false, asks: false });

interface Props {
  /** What the pages that were read say of names. */
  readonly pages: readonly AuditNames[];
  readonly children: ReactNode;
}

/** Names instead of ids for all that is inside; who needs the ids has them shown beside. */
export function WithNames({ pages, children }: Props) {
  const say = useText();
  const words = useWords();
  const around = useContext(Names);
  const [asked, setAsked] = useState(false);
  const ids = around.asks ? around.ids : asked;
  const known = useMemo(() => {
    const found = new Map(around.known);
    for (const { people, names } of pages) {
      for (const { id, name, role, office } of people) {
        const as = say('desk.who', {
          role: words('words.role', role),
          office: words('words.office', office),
        });
        found.set(id, name === null ? { name: as } : { name, as });
      }
      for (const [id, { name, latin }] of Object.entries(names))
        found.set(id, { name, latin: latin ?? undefined });
    }
    return found;
  }, [around.known, pages, say, words]);
  return (
    <Names.Provider value={{ known, ids, asks: true }}>
      {!around.asks && (
        <div className="no-print">
          <Toggle checked={asked} onChange={({ detail }) => setAsked(detail.checked)}>
            {say('audit.show-ids')}
          </Toggle>
        </div>
      )}
      {children}
    </Names.Provider>
  );
}

/** The name behind an id, if this reader may know it. */
export function useKnown(): (id: string) => Known | undefined {
  const { known } = useContext(Names);
  return (id) => known.get(id);
}

/** An id that can be copied. */
export function CopyId({ id }: { id: string }) {
  const say = useText();
  return (
    <span className="copy-id">
      <CopyToClipboard
        variant="inline"
        textToCopy={id}
        copyButtonAriaLabel={say('audit.copy-id', { id })}
        copySuccessText={say('executions.copied')}
        copyErrorText={say('executions.not-copied')}
      />
    </span>
  );
}

/** Who: by name, with role and office of a colleague; the id where no name is known, or where ids are asked for. */
export function Named({ id }: { id: string }) {
  const { known, ids } = useContext(Names);
  const one = known.get(id);
  if (!one) return <CopyId id={id} />;
  return (
    <>
      <bdi title={id}>{one.name}</bdi>
      <Reading latin={one.latin} of={one.name} />
      {one.as !== undefined && (
        <Box variant="small" color="text-body-secondary" display="block">
          {one.as}
        </Box>
      )}
      {ids && <CopyId id={id} />}
    </>
  );
}

/** Whom or what a fact is about: by name, otherwise by an id where ids are asked for. */
export function About({ id }: { id: string }) {
  const say = useText();
  const { known, ids } = useContext(Names);
  const one = known.get(id);
  return (
    <>
      {one && (
        <>
          {say('audit.about', { name: one.name })} <Reading latin={one.latin} of={one.name} />
        </>
      )}
      {ids && <CopyId id={id} />}
    </>
  );
}
