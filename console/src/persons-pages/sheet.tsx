import { directionOf, type NoticeLanguage } from '../../../domain/notices/languages.ts';
import { Qr } from './qr.tsx';
import { SHEET_WORDS } from './sheet-words.ts';
import './sheet.css';

interface Props {
  readonly url: string;
  readonly code: string;
  readonly language: NoticeLanguage;
}

/** The sheet that a person is given: the link on one part, the code on another, to be cut apart. It names nobody. */
export function Sheet({ url, code, language }: Props) {
  const words = SHEET_WORDS[language];
  return (
    <div className="sheet" lang={language} dir={directionOf(language)}>
      <div className="sheet-part">
        <h3>{words.title}</h3>
        <Qr text={url} label={url} />
        <p>{words.open}</p>
        <p className="sheet-address" dir="ltr">
          {url}
        </p>
        <p>{words.leave}</p>
      </div>
      <div className="sheet-part">
        <h3>{words.code}</h3>
        <p className="sheet-code" dir="ltr">
          {code.slice(0, 4)} {code.slice(4)}
        </p>
        <p>{words.apart}</p>
        <p>{words.lost}</p>
      </div>
    </div>
  );
}

/** Prints the sheet alone. */
export function printSheet(): void {
  document.body.classList.add('prints-sheet');
  print();
  document.body.classList.remove('prints-sheet');
}
