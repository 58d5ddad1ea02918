import type { StaffLanguage } from '../../contracts/languages.ts';
import type { Role } from '../../domain/kernel/actor.ts';
import type { DemoCaseNote } from './demo-cases.ts';

export interface SignInTexts {
  readonly title: string;
  readonly lead: string;
  /** The warning that nobody proves who they are. */
  readonly demonstration: string;
  readonly noOffice: string;
  readonly offices: string;
  readonly office: Readonly<Record<string, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly open: string;
  readonly overdue: string;
  /** The heading of what was left open on purpose, and what each of it is and asks for. */
  readonly lookAt: string;
  readonly leftOpen: Readonly<Record<DemoCaseNote['what'], string>>;
  /** For those who have no queue. */
  readonly looksAt: Readonly<Partial<Record<Role, string>>>;
}

const en: SignInTexts = {
  title: 'Sign in to Kinbridge',
  demonstration: 'Demonstration: anyone on this machine can be anyone.',
  lead: 'These people are invented. Choose who you want to be.',
  noOffice: 'All offices',
  offices: 'Offices',
  office: {
    ...{ amman: 'Amman', beirut: 'Beirut', nairobi: 'Nairobi', bucharest: 'Bucharest' },
    ...{ toronto: 'Toronto', lyon: 'Lyon', skopje: 'Skopje' },
  },
  role: {
    caseworker: 'Caseworker',
    'health-staff': 'Health staff',
    'orientation-trainer': 'Orientation trainer',
    'tracing-officer': 'Tracing officer',
    'sponsorship-officer': 'Sponsorship officer',
    'travel-officer': 'Travel officer',
    'protection-officer': 'Protection officer',
    supervisor: 'Supervisor',
    'programme-manager': 'Programme manager',
    auditor: 'Auditor',
    administrator: 'Administrator',
    'partner-staff': 'Partner staff',
    sponsor: 'Sponsor',
  },
  open: 'Open',
  overdue: 'overdue',
  lookAt: 'What to look at first',
  leftOpen: {
    'failed-stage': 'A stage has failed. Its supervisor tries it again, skips it or closes the case.',
    'late-offer':
      'Three sponsors did not answer in time. The supervisor of the receiving office decides how the household is placed.',
    'cross-script-match':
      'A name in another script may be the person who is sought. A tracing officer compares the two records.',
    'full-queue':
      'More exams wait than fit on a page, many overdue. Sort them, and record the one that waits longest.',
  },
  looksAt: {
    'programme-manager': 'Figures of all offices and the families behind them',
    auditor: 'All cases, their history and its proofs',
    administrator: 'Policies, partner systems and operation',
    'partner-staff': 'What offices gave to their organisation, and nothing else',
  },
};

const fr: SignInTexts = {
  title: 'Se connecter à Kinbridge',
  demonstration: 'Démonstration : sur cette machine, chacun peut être n’importe qui.',
  lead: 'Ces personnes sont inventées. Choisissez qui vous voulez être.',
  noOffice: 'Tous les bureaux',
  offices: 'Bureaux',
  office: {
    ...{ amman: 'Amman', beirut: 'Beyrouth', nairobi: 'Nairobi', bucharest: 'Bucarest' },
    ...{ toronto: 'Toronto', lyon: 'Lyon', skopje: 'Skopje' },
  },
  role: {
    caseworker: 'Chargé de dossier',
    'health-staff': 'Personnel de santé',
    'orientation-trainer': 'Formateur en orientation',
    'tracing-officer': 'Chargé de recherche',
    'sponsorship-officer': 'Chargé du parrainage',
    'travel-officer': 'Chargé des voyages',
    'protection-officer': 'Chargé de protection',
    supervisor: 'Superviseur',
    'programme-manager': 'Responsable de programme',
    auditor: 'Auditeur',
    administrator: 'Administrateur',
    'partner-staff': 'Personnel d’un partenaire',
    sponsor: 'Parrain',
  },
  open: 'À traiter',
  overdue: 'en retard',
  lookAt: 'À regarder d’abord',
  leftOpen: {
    'failed-stage': 'Une étape a échoué. Son superviseur la relance, la saute ou ferme le dossier.',
    'late-offer':
      'Trois parrains n’ont pas répondu à temps. Le superviseur du bureau d’accueil décide comment le ménage est placé.',
    'cross-script-match':
      'Un nom dans une autre écriture est peut-être celui de la personne recherchée. Un chargé de recherche compare les deux fiches.',
    'full-queue':
      'Plus d’examens attendent qu’une page n’en montre, beaucoup sont en retard. Triez-les et enregistrez celui qui attend depuis le plus longtemps.',
  },
  looksAt: {
    'programme-manager': 'Les chiffres de tous les bureaux et les familles concernées',
    auditor: 'Tous les dossiers, leur historique et ses preuves',
    administrator: 'Règles, systèmes partenaires et exploitation',
    'partner-staff': 'Ce que les bureaux ont confié à leur organisation, et rien d’autre',
  },
};

const ar: SignInTexts = {
  title: 'تسجيل الدخول إلى Kinbridge',
  demonstration: 'عرض توضيحي: يمكن لأي شخص على هذا الجهاز أن يدخل باسم أي شخص.',
  lead: 'هؤلاء الأشخاص وهميون. اختر الشخص الذي تريد الدخول باسمه.',
  noOffice: 'جميع المكاتب',
  offices: 'المكاتب',
  office: {
    ...{ amman: 'عمّان', beirut: 'بيروت', nairobi: 'نيروبي', bucharest: 'بوخارست' },
    ...{ toronto: 'تورونتو', lyon: 'ليون', skopje: 'سكوبيه' },
  },
  role: {
    caseworker: 'مسؤول الملف',
    'health-staff': 'الطاقم الصحي',
    'orientation-trainer': 'مدرّب التوجيه الثقافي',
    'tracing-officer': 'مسؤول البحث عن المفقودين',
    'sponsorship-officer': 'مسؤول الكفالة',
    'travel-officer': 'مسؤول السفر',
    'protection-officer': 'مسؤول الحماية',
    supervisor: 'المشرف',
    'programme-manager': 'مدير البرنامج',
    auditor: 'المدقّق',
    administrator: 'مدير النظام',
    'partner-staff': 'موظّفو جهة شريكة',
    sponsor: 'الكفيل',
  },
  open: 'مهام مفتوحة',
  overdue: 'متأخرة',
  lookAt: 'ما يُنظر فيه أولًا',
  leftOpen: {
    'failed-stage': 'أخفقت إحدى المراحل. يعيد مشرفها المحاولة أو يتجاوزها أو يغلق الملف.',
    'late-offer': 'لم يجب ثلاثة كفلاء في الموعد. يقرر مشرف المكتب المستقبِل كيف يُختار للأسرة من يستقبلها.',
    'cross-script-match':
      'قد يكون اسم مكتوب بحروف أخرى اسم الشخص المبحوث عنه. يقارن مسؤول البحث بين السجلّين.',
    'full-queue':
      'تنتظر فحوص صحية أكثر مما تتسع له صفحة واحدة، وكثير منها متأخر. رتّبها وسجّل الفحص الذي طال انتظاره أكثر من غيره.',
  },
  looksAt: {
    'programme-manager': 'أرقام جميع المكاتب والعائلات التي وراءها',
    auditor: 'جميع الملفات وسجلّها وإثباتاته',
    administrator: 'السياسات وأنظمة الشركاء والتشغيل',
    'partner-staff': 'ما أسندته المكاتب إلى جهتهم ولا شيء غيره',
  },
};

const es: SignInTexts = {
  title: 'Iniciar sesión en Kinbridge',
  demonstration: 'Demostración: en este equipo, cualquiera puede entrar como cualquiera.',
  lead: 'Estas personas son inventadas. Elija quién quiere ser.',
  noOffice: 'Todas las oficinas',
  offices: 'Oficinas',
  office: {
    ...{ amman: 'Ammán', beirut: 'Beirut', nairobi: 'Nairobi', bucharest: 'Bucarest' },
    ...{ toronto: 'Toronto', lyon: 'Lyon', skopje: 'Skopie' },
  },
  role: {
    caseworker: 'Oficial de casos',
    'health-staff': 'Personal de salud',
    'orientation-trainer': 'Docente de orientación',
    'tracing-officer': 'Oficial de búsqueda',
    'sponsorship-officer': 'Oficial de patrocinio',
    'travel-officer': 'Oficial de viajes',
    'protection-officer': 'Oficial de protección',
    supervisor: 'Supervisión',
    'programme-manager': 'Responsable de programa',
    auditor: 'Auditoría',
    administrator: 'Administración',
    'partner-staff': 'Personal de una organización asociada',
    sponsor: 'Patrocinador',
  },
  open: 'Pendientes',
  overdue: 'con retraso',
  lookAt: 'Qué mirar primero',
  leftOpen: {
    'failed-stage': 'Una etapa ha fallado. Su supervisión la reintenta, la omite o cierra el caso.',
    'late-offer':
      'Tres patrocinadores no respondieron a tiempo. La supervisión de la oficina de acogida decide cómo se ubica el hogar.',
    'cross-script-match':
      'Un nombre en otra escritura puede ser el de la persona buscada. Una persona oficial de búsqueda compara las dos fichas.',
    'full-queue':
      'Esperan más exámenes de los que caben en una página, muchos con retraso. Ordénelos y registre el que lleva más tiempo esperando.',
  },
  looksAt: {
    'programme-manager': 'Las cifras de todas las oficinas y las familias que hay detrás',
    auditor: 'Todos los casos, su historial y sus pruebas',
    administrator: 'Reglas, sistemas asociados y funcionamiento',
    'partner-staff': 'Lo que las oficinas confiaron a su organización, y nada más',
  },
};

const uk: SignInTexts = {
  title: 'Вхід до Kinbridge',
  demonstration: 'Демонстрація: на цьому комп’ютері будь-хто може увійти від імені будь-кого.',
  lead: 'Ці люди вигадані. Оберіть, ким хочете бути.',
  noOffice: 'Усі офіси',
  offices: 'Офіси',
  office: {
    ...{ amman: 'Амман', beirut: 'Бейрут', nairobi: 'Найробі', bucharest: 'Бухарест' },
    ...{ toronto: 'Торонто', lyon: 'Ліон', skopje: 'Скоп’є' },
  },
  role: {
    caseworker: 'Фахівець із ведення справ',
    'health-staff': 'Медичний працівник',
    'orientation-trainer': 'Викладач культурної орієнтації',
    'tracing-officer': 'Фахівець із розшуку',
    'sponsorship-officer': 'Фахівець зі спонсорства',
    'travel-officer': 'Фахівець з організації переїзду',
    'protection-officer': 'Фахівець із захисту',
    supervisor: 'Керівник',
    'programme-manager': 'Керівник програми',
    auditor: 'Аудитор',
    administrator: 'Адміністратор',
    'partner-staff': 'Працівники партнерської організації',
    sponsor: 'Спонсор',
  },
  open: 'До виконання',
  overdue: 'прострочено',
  lookAt: 'На що глянути спершу',
  leftOpen: {
    'failed-stage': 'Етап не вдався. Керівник запускає його знову, пропускає або закриває справу.',
    'late-offer':
      'Троє спонсорів не відповіли вчасно. Керівник офісу, що приймає, вирішує, як розмістити родину.',
    'cross-script-match':
      'Ім’я, записане іншим письмом, може належати розшукуваній особі. Фахівець із розшуку порівнює обидва записи.',
    'full-queue':
      'Оглядів чекає більше, ніж уміщує сторінка, і багато з них прострочено. Упорядкуйте їх і запишіть той, що чекає найдовше.',
  },
  looksAt: {
    'programme-manager': 'Показники всіх офісів і родини, що за ними стоять',
    auditor: 'Усі справи, їхня історія та її докази',
    administrator: 'Правила, партнерські системи та робота системи',
    'partner-staff': 'Те, що офіси передали їхній організації, і нічого більше',
  },
};

export const SIGN_IN_TEXTS: Readonly<Record<StaffLanguage, SignInTexts>> = { en, fr, ar, es, uk };
