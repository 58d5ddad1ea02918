import { readXml } from './read-xml.ts';

/** A sheet of a workbook: its name, and the part that holds it. */
export interface SheetPlace {
  readonly name: string;
  readonly part: string;
}

/** What the workbook says about itself: its sheets that people see, in their order, and how it counts days. */
export function readBook(
  book: Uint8Array,
  relations: Uint8Array,
): { sheets: SheetPlace[]; from1904: boolean } {
  const targets = new Map<string, string>();
  readXml(relations, {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship')
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  const sheets: SheetPlace[] = [];
  let from1904 = false;
  readXml(book, {
    open: (element, { name = '', id = '', state = 'visible', date1904 = '' }) => {
      const part = targets.get(id);
      if (element === 'sheet' && state === 'visible' && part !== undefined) sheets.push({ name, part });
      if (element === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
    },
  });
  return { sheets, from1904 };
}

/** The texts that cells refer to by their position, without the reading aids of East Asian scripts. */
export function readTexts(bytes: Uint8Array | undefined): string[] {
  const texts: string[] = [];
  let text = '';
  let inside = false;
  let aids = 0;
  if (bytes)
    readXml(bytes, {
      open: (name) => {
        if (name === 'si') text = '';
        if (name === 'rPh') aids += 1;
        if (name === 't') inside = aids === 0;
      },
      text: (part) => {
        if (inside) text += part;
      },
      close: (name) => {
        if (name === 't') inside = false;
        if (name === 'rPh') aids -= 1;
        if (name === 'si') texts.push(text);
      },
    });
  return texts;
}

/** The formats that every spreadsheet has by number and that show dates. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** The format of each style of a cell, by the style's position. */
export function readFormats(bytes: Uint8Array | undefined): string[] {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let inCells = false;
  if (bytes)
    readXml(bytes, {
      open: (name, { numFmtId = '0', formatCode = '' }) => {
        if (name === 'numFmt') codes.set(numFmtId, formatCode);
        if (name === 'cellXfs') inCells = true;
        if (name === 'xf' && inCells)
          formats.push(codes.get(numFmtId) ?? (isBuiltInDate(Number(numFmtId)) ? 'yyyy-mm-dd' : ''));
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    });
  return formats;
}
