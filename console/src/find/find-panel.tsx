import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { optionId, ResultList } from './result-list.tsx';
import { moved, type Result, resultsOf } from './results.ts';
import { useFind } from './use-find.ts';

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly open: boolean;
  onOpen(): void;
  /** Leaves the search: after a choice, or by Escape. */
  onLeave(): void;
}

/** The field and what it finds: a combobox whose list shows as one types. */
export function FindPanel({ field, open, onOpen, onLeave }: Props) {
  const say = useText();
  const navigate = useNavigate();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const { found, error, current, settle } = useFind(typed);
  const results = found ? resultsOf(found) : [];
  const shown = open && results.length > 0;
  const leave = () => {
    setTyped('');
    setActive(-1);
    onLeave();
  };
  const choose = ({ path }: Result) => {
    settle();
    leave();
    navigate(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(moved(active, event.key, results.length));
    } else if (event.key === 'Enter') {
      settle();
      const [first] = results;
      const chosen = results[active] ?? (results.length === 1 && current ? first : undefined);
      if (chosen) choose(chosen);
      else setActive(results.length > 0 ? 0 : -1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    }
  };
  return (
    <>
      <input
        ref={field}
        className="find-field"
        type="search"
        dir="auto"
        role="combobox"
        aria-label={say('find.label')}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? optionId(list, active) : undefined}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        placeholder={say('find.placeholder')}
        value={typed}
        onFocus={onOpen}
        onChange={(event) => {
          setTyped(event.target.value.slice(0, 200));
          setActive(-1);
          onOpen();
        }}
        onKeyDown={onKeyDown}
      />
      <div className="find-panel" hidden={!open}>
        {error && <ProblemAlert problem={error} />}
        {typed.trim().length < 2 ? (
          <WhatToType />
        ) : (
          !error && <NothingYet results={results} current={current} />
        )}
        <ResultList id={list} results={results} active={active} onChoose={choose} />
        {found?.more && <p className="find-more">{say('find.more')}</p>}
      </div>
      <output className="find-told" aria-live="polite">
        {open && current ? say('find.count', { count: results.length }) : ''}
      </output>
    </>
  );
}

/** What can be typed, for people of this role. */
function WhatToType() {
  const say = useText();
  const { person } = useSession();
  const audits = person.roles.every((role) => role === 'auditor');
  return (
    <div className="find-empty">
      <strong>{say('find.empty.title')}</strong>
      <p>{say(audits ? 'find.empty.auditor' : 'find.empty.staff')}</p>
      <p>{say('find.empty.keys')}</p>
    </div>
  );
}

function NothingYet({
  results,
  current,
}: {
  readonly results: readonly Result[];
  readonly current: boolean;
}) {
  const say = useText();
  if (results.length > 0) return null;
  if (!current) return <p className="find-empty">{say('find.searching')}</p>;
  return (
    <div className="find-empty">
      <strong>{say('find.none.title')}</strong>
      <p>{say('find.none.todo')}</p>
    </div>
  );
}
