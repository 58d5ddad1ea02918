import type { NoticeLanguage } from '../../../domain/notices/languages.ts';

interface SheetWords {
  readonly name: string;
  readonly title: string;
  readonly open: string;
  readonly code: string;
  readonly apart: string;
  readonly leave: string;
  readonly lost: string;
}

/** What stands on the sheet that a person is given, in their language: it does not say what the page is about. */
export const SHEET_WORDS: Readonly<Record<NoticeLanguage, SheetWords>> = {
  en: {
    name: 'English',
    title: 'Your page',
    open: 'Point the camera of a phone at this square, or type the address.',
    code: 'Your code',
    apart: 'Keep this part apart from the other, and show it to nobody. Nobody will ever ask you for it.',
    leave: 'The link at the top of the page closes it at once and opens another one.',
    lost: 'If you lose one of the parts, or somebody else has seen both, tell the office: the page is then closed.',
  },
  fr: {
    name: 'Français',
    title: 'Votre page',
    open: 'Visez ce carré avec l’appareil photo d’un téléphone, ou tapez l’adresse.',
    code: 'Votre code',
    apart:
      'Gardez cette partie à part de l’autre et ne la montrez à personne. Personne ne vous la demandera.',
    leave: 'Le lien en haut de la page la ferme aussitôt et en ouvre une autre.',
    lost: 'Si vous perdez une des parties, ou si quelqu’un a vu les deux, dites-le au bureau : la page sera fermée.',
  },
  ar: {
    name: 'العربية',
    title: 'صفحتك',
    open: 'وجّه كاميرا الهاتف إلى هذا المربع أو اكتب العنوان.',
    code: 'رمزك',
    apart: 'احفظ هذا الجزء بعيدًا عن الآخر ولا تُره لأحد. لن يطلبه منك أحد أبدًا.',
    leave: 'الرابط في أعلى الصفحة يغلقها فورًا ويفتح صفحة أخرى.',
    lost: 'إن فقدت أحد الجزأين، أو رآهما غيرك معًا، فأخبر المكتب كي تُغلق الصفحة.',
  },
  ro: {
    name: 'Română',
    title: 'Pagina dumneavoastră',
    open: 'Îndreptați camera unui telefon spre acest pătrat sau scrieți adresa.',
    code: 'Codul dumneavoastră',
    apart: 'Păstrați această parte separat de cealaltă și nu o arătați nimănui. Nimeni nu v-o va cere.',
    leave: 'Legătura din partea de sus a paginii o închide imediat și deschide alta.',
    lost: 'Dacă pierdeți una dintre părți sau dacă altcineva le-a văzut pe amândouă, spuneți biroului: pagina va fi închisă.',
  },
  mk: {
    name: 'Македонски',
    title: 'Вашата страница',
    open: 'Насочете ја камерата на телефон кон квадратот или напишете ја адресата.',
    code: 'Вашиот код',
    apart: 'Чувајте го овој дел одвоено од другиот и не го покажувајте никому. Никој нема да ви го побара.',
    leave: 'Врската на врвот од страницата веднаш ја затвора и отвора друга.',
    lost: 'Ако изгубите еден дел или некој друг ги видел двата, кажете ѝ на канцеларијата: страницата ќе се затвори.',
  },
  uk: {
    name: 'Українська',
    title: 'Ваша сторінка',
    open: 'Наведіть камеру телефона на цей квадрат або введіть адресу.',
    code: 'Ваш код',
    apart: 'Зберігайте цю частину окремо від іншої й нікому не показуйте. Ніхто її у вас не вимагатиме.',
    leave: 'Посилання вгорі сторінки одразу закриває її та відкриває іншу.',
    lost: 'Якщо ви загубите одну з частин або хтось побачить обидві, скажіть офісу: сторінку буде закрито.',
  },
};
