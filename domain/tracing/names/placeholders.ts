/**
 * What clerks write where they know nothing, in the languages served. As a whole text it is a missing value; the
 * phrases of the first list are no part of any name and are dropped from inside one as well ("FNU Karimi").
 */
const ANYWHERE = `
unknown|not known|unk|fnu|lnu|no last name|no first name|no family name|no surname|no given name|not available|
not applicable|not provided|not recorded|not stated|not specified|not given|not reported|n/a|unnamed|noname|no name|
xxx|xxxx|xxxxx|???|
inconnu|inconnue|non connu|non connue|non renseigné|non renseignée|sans nom|sans prénom|
desconocido|desconocida|sin nombre|desconhecido|desconhecida|sem nome|sconosciuto|sconosciuta|
unbekannt|keine angabe|keine angaben|necunoscut|necunoscută|fără nume|
bilinmiyor|bilinmeyen|belirtilmemiş|isimsiz|nenas|nayê zanîn|nepoznat|nepoznata|nepoznato|непознат|непозната|непознато|
i panjohur|e panjohur|haijulikani|hajulikani|
неизвестно|неизвестен|неизвестна|неизвестный|неизвестная|не известно|нет данных|не указано|не установлено|
невідомо|невідомий|невідома|не відомо|немає даних|не вказано|
غير معروف|غير معروفة|غير معلوم|غير معلومة|غير متوفر|غير متوفرة|غير محدد|غير محددة|غير مذكور|غير مذكورة|مجهول|
مجهولة|مجهول الاسم|مجهول الهوية|لا يعرف|لا أعرف|لا يوجد|بدون اسم|بلا اسم|لا ينطبق|
نامعلوم|نا معلوم|نامشخص|نا مشخص|معلوم نیست|مشخص نیست|بدون نام|نمی داند|نمیداند|نامعلومه|نه دی معلوم|
معلوم نہیں|نہیں معلوم|نەزانراو|نەناسراو|
አይታወቅም|ያልታወቀ|ያልታወቀች|አልታወቀም|ስም የለም|ስም የለውም|ኣይፍለጥን|ዘይፍለጥ|ዘይተፈልጠ|
hin beekamu|hin beekamne|lama yaqaan|lama garanayo|lama yaqaano|aan la aqoon|aan la garanayn|
অজানা|অজ্ঞাত|अज्ञात|မသိ|မသိရ|未知|不详|უცნობი|անհայտ
`;

/** Words that may also be somebody's name, or a part of one: missing only where nothing else stands there. */
const ALONE = `
none|nil|null|nan|na|n a|nd|no|nothing|blank|empty|tbc|tbd|test|anonymous|undisclosed|other|x|xx|baby|baby boy|baby girl|
infant|newborn|new born|same|see above|as above|idem|
néant|aucun|aucune|sans|sans objet|idem|ninguno|ninguna|no consta|no sabe|não consta|keine|keiner|ohne|ohne namen|k a|
ignoto|ignota|nessuno|fără|yok|belirsiz|nediyar|tune|hakuna|sijui|ma jiro|ma jirto|ma garanayo|
нет|н/д|н д|отсутствует|без имени|не знаю|не знает|немає|нема|відсутнє|
لا شيء|بدون|ندارد|ناشناس|نشته|نادیار|کوئی نہیں|የለም|የለኝም|የለን|የለውም
`;

const MARKS = /[^\p{L}\p{M}\p{N}/?]+/gu;

/** Lower case, one space between words, no marks but those of "n/a" and "???". */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0640]/g, '')
    .replace(MARKS, ' ')
    .trim();
}

const list = (text: string): string[] => text.split('|').map(plain).filter(Boolean);
const anywhere = list(ANYWHERE);
/** The longest first, so that a phrase goes before its beginning. */
const PHRASES = [...new Set(anywhere)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const WHOLE: ReadonlySet<string> = new Set([...anywhere, ...list(ALONE)]);
const FIRST_WORDS = new Set(PHRASES.map((phrase) => phrase.split(' ')[0]!));
/** Nothing but a repeated letter, marks or digits: "xxxxxx", "-", "?", "000". */
const FILLER = /^(?:(\p{L})\1{2,}|[\p{N}/?\s]*)$/u;

/** Every phrase that counts as missing, for the version of an index. */
export const PLACEHOLDERS: readonly string[] = [...WHOLE].sort();

/** Whether a text, a name or a place, says that nothing is known. */
export function isPlaceholder(text: string): boolean {
  const read = plain(text);
  return WHOLE.has(read) || WHOLE.has(read.replace(/[/ ]/g, '')) || FILLER.test(read);
}

/** A full name without the parts that say that a part is not known; empty if nothing else stands there. */
export function knownName(full: string): string {
  if (isPlaceholder(full)) return '';
  const words = plain(full).split(' ');
  if (!words.some((word) => FIRST_WORDS.has(word))) return full;
  // Every space doubled, so that two phrases side by side have one each.
  let rest = ` ${words.join('  ')} `;
  for (const phrase of PHRASES) rest = rest.replaceAll(` ${phrase.replaceAll(' ', '  ')} `, ' ');
  return rest.replace(/ +/g, ' ').trim();
}
