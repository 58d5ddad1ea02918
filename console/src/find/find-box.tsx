import { useEffect, useRef, useState } from 'react';
import { useNarrow } from '../app/use-narrow.ts';
import { useOwnTexts } from '../i18n/use-own-texts.ts';
import { useText } from '../i18n/use-text.ts';
import './find.css';
import { FindPanel } from './find-panel.tsx';

/** Whether a key was meant for a field, not for the page. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Whether a dialog is open; the design system keeps closed ones in the page. */
const isInDialog = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], dialog[open]')].some((dialog) => dialog.checkVisibility());

/** Calls when somebody presses `/` on the page. */
function useSlash(onSlash: () => void): void {
  const latest = useRef(onSlash);
  latest.current = onSlash;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (isInDialog()) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** The search for anything: a field in the top bar, and on a phone a button that opens it over the whole screen. */
export function FindBox() {
  const ready = useOwnTexts('find');
  const narrow = useNarrow();
  if (!ready) return null;
  return narrow ? <FindScreen /> : <FindLine />;
}

function FindLine() {
  const field = useRef<HTMLInputElement>(null);
  const line = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  useSlash(() => field.current?.focus());
  return (
    <search
      ref={line}
      className="find-line-box"
      onBlur={(event) => {
        if (!line.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <FindPanel
        field={field}
        open={open}
        onOpen={() => setOpen(true)}
        onLeave={() => {
          setOpen(false);
          document.getElementById('page')?.focus({ preventScroll: true });
        }}
      />
    </search>
  );
}

function FindScreen() {
  const say = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
    field.current?.focus();
  };
  const leave = () => {
    setOpen(false);
    dialog.current?.close();
  };
  useSlash(show);
  return (
    <>
      <button type="button" className="find-open" onClick={show}>
        {say('find.label')}
      </button>
      <dialog
        ref={dialog}
        className="find-screen"
        aria-label={say('find.label')}
        onClose={() => setOpen(false)}
      >
        <div className="find-screen-top">
          <button type="button" className="find-close" onClick={leave}>
            {say('find.close')}
          </button>
        </div>
        <FindPanel field={field} open={open} onOpen={() => setOpen(true)} onLeave={leave} />
      </dialog>
    </>
  );
}
