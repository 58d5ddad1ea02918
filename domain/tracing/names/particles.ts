/**
 * Words that do not identify anybody: articles, "son of", nobiliary particles. Folded forms, and Latin readings of
 * any script.
 */
export const PARTICLES: ReadonlySet<string> = new Set(
  (
    'al el ul ur as ash an ar az at ad ed es er il bin ibn ben bint binti ould wld wuld weld oglu ogly oglou kizi kyzy qizi uulu ugli ogli ' +
    'de da do dos das del della di du des la le les los las van von der den ter zu zum zur af av y e i und na ' +
    // Between a name and another one that the person bears or bore.
    'nee ne born aka alias dit dite genannt geb vulgo урожд урожденная урожденный ' +
    'المعروف الملقب الشهير المشهور مشهور معروف ' +
    'аль эль ибн бин бен оглы оглу кызы гызы угли уулу улы бинт ' +
    'ال بن ابن بنت ولد'
  ).split(' '),
);

/** Honorifics and ranks; dropped when another token is left. Folded forms. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    'xaaji xaajiyad xaajiyo sheekh shekh sheik shiekh maalim mucallim weizerit weyzerit woizerit wro wrt kaka lala tata mzee bibi mama baba dr mr mrs ms miss prof professor hajja hajjah haja hajia sitt sister uncle aunt ammo khala ustadh malam mwalimu moallim macalin pan pani domnul doamna gospodin gospodja engineer eng ing sir lady lord haji hajji hadji hadj hajj haj alhaji sheikh shaikh sheik cheikh shaykh ' +
    'mullah mulla mawlawi maulvi moulavi maulana molla imam ustad ustaz ayatollah emir president prasident general colonel gen col capt captain major king prince princess queen ' +
    'father fr rev reverend abba ato weyzero woizero weizero wezero bay bey hanim hanum effendi efendi pasha khanum khanom agha aga saheb sahib ' +
    'шейх хаджи пан пані мулла имам доктор профессор президент господин г-н гн ' +
    'الشيخ شيخ الحاج حاج حاجي الحاجة الحاجه حاجة حاجه الست دكتور الدكتور استاذ الاستاذ السيدة ملا مولوي حاجی'
  ).split(' '),
);

/** First words of two-word given names whose second word distinguishes people: Ghulam Reza, Ghulam Ali. */
export const COMPOUND_HEADS: ReadonlySet<string> = new Set(
  (
    'ghulam gholam gulam gholaam golam gebre gebra gabra ghebre welde wolde woldu weldu tekle ' +
    'غلام гулом гулам гебре'
  ).split(' '),
);

/** First parts of compound names that join the word after them: "servant of", "father of", "mother of". */
export const JOINING: Readonly<Record<string, string>> = {
  abd: 'abd',
  abdul: 'abd',
  abdel: 'abd',
  abdal: 'abd',
  abdol: 'abd',
  abdoul: 'abd',
  abdur: 'abd',
  abdu: 'abd',
  abdus: 'abd',
  abdush: 'abd',
  abdun: 'abd',
  abdar: 'abd',
  abder: 'abd',
  abdil: 'abd',
  cabdul: 'abd',
  abu: 'abu',
  abou: 'abu',
  abo: 'abu',
  abul: 'abu',
  aboul: 'abu',
  umm: 'umm',
  um: 'umm',
  oum: 'umm',
  omm: 'umm',
  عبد: 'عبد',
  ابو: 'ابو',
  أبو: 'ابو',
  ابي: 'ابو',
  أبي: 'ابو',
  ام: 'ام',
  أم: 'ام',
  абд: 'абд',
  абдул: 'абд',
  абдель: 'абд',
  абдур: 'абд',
  абу: 'абу',
  умм: 'умм',
};

const LATIN_ABD = /^c?abd(?:[aeiou]{1,2}(?:l(?=[a-z]{3})|(?:([rnstdz])(?=\1))|s(?=sh))|(?=l)l|i(?=[a-z]{4}))/;
const CYRILLIC_ABD = /^абд(?:[ауеэ](?:ль?(?=[а-я]{3})|(?:([рнстдз])(?=\1))))/;

/**
 * One form for all spellings of a name fused with "abd" (servant of): abdulaziz, abdelaziz → abdaziz; عبدالرحمن →
 * عبدرحمن.
 */
export function normalizeAbdNames(folded: string): string {
  if (/^c?abd[aeiou]{0,2}ll?ah?[ih]?[a-z]{0,2}$/.test(folded)) return folded;
  return folded
    .replace(LATIN_ABD, 'abd')
    .replace(CYRILLIC_ABD, 'абд')
    .replace(/^عبدال(?!له)(?=.{2})/, 'عبد');
}
