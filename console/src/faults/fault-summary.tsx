import './fault-summary.css';
import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useOwnTexts } from '../i18n/use-own-texts.ts';
import { useText } from '../i18n/use-text.ts';
import { type Fault, faultsIn } from './faults-in.ts';

const FORM = '[role="dialog"], form, main';

interface Props {
  /** How many faults there are at least, so that they are listed: a short form shows a single one itself. */
  readonly least?: number;
}

/**
 * At the top of a form: everything that is marked as wrong in it, by name, as links that move the keyboard there; what is
 * wrong stands at the field. It follows what the form shows, whatever form it is, and is gone when all is mended.
 */
export function FaultSummary({ least = 1 }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const faults = useFaults(place);
  return (
    <div ref={place} role="status" className="fault-summary">
      {faults.length >= least && <FaultList faults={faults} />}
    </div>
  );
}

function FaultList({ faults }: { faults: readonly Fault[] }) {
  const say = useText();
  const ready = useOwnTexts('faults');
  // Whoever stands in a field already still sees it when the list pushes it down.
  useLayoutEffect(() => {
    if (ready) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [ready]);
  if (!ready) return null;
  return (
    <Alert type="error" header={say('faults.title', { count: faults.length })}>
      <ul>
        {faults.map((fault) => (
          <li key={fault.id}>
            <Link
              href={`#${fault.control.id}`}
              onFollow={(event) => {
                event.preventDefault();
                goTo(fault.control);
              }}
            >
              <NameOf fault={fault} />
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function NameOf({ fault: { field, group, text } }: { fault: Fault }) {
  const say = useText();
  if (field === '') return text;
  return group === undefined ? field : say('faults.of', { field, group });
}

function goTo(control: HTMLElement): void {
  control.focus();
  control.scrollIntoView({ block: 'center' });
}

const isSame = (one: Fault, other: Fault | undefined): boolean =>
  one.id === other?.id &&
  one.control === other.control &&
  one.text === other.text &&
  one.field === other.field &&
  one.group === other.group;

/** What is marked as wrong in the form around a place, as long as it stands. */
function useFaults(place: RefObject<HTMLElement | null>): readonly Fault[] {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  useEffect(() => {
    const form = place.current?.closest(FORM);
    if (!form) return;
    const look = () => {
      const found = faultsIn(form);
      setFaults((known) =>
        known.length === found.length && found.every((one, index) => isSame(one, known[index]))
          ? known
          : found,
      );
    };
    const watcher = new MutationObserver(look);
    watcher.observe(form, { subtree: true, childList: true, characterData: true });
    look();
    return () => watcher.disconnect();
  }, [place]);
  return faults;
}
