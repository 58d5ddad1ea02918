import type { StaffLanguage } from '../../contracts/languages.ts';

export interface PasswordTexts {
  readonly title: string;
  readonly id: string;
  readonly password: string;
  readonly next: string;
  readonly code: string;
  readonly codeLead: string;
  readonly enrolLead: string;
  readonly key: string;
  readonly open: string;
  readonly wrong: string;
  readonly again: string;
  /** The button to the organisation's own provider, by its name. */
  organisation(name: string): string;
  readonly refused: Readonly<Record<OrganisationRefusal, string>>;
}

/** Why an organisation's provider let nobody in. */
export type OrganisationRefusal = 'unknown' | 'not-proven' | 'no-answer';

const en: PasswordTexts = {
  title: 'Sign in to Kinbridge',
  id: 'User name',
  password: 'Password',
  next: 'Continue',
  code: 'Code of six digits',
  codeLead: 'Enter the code that your authenticator app shows now.',
  enrolLead:
    'Add this key to your authenticator app, then enter the code that it shows. The key is shown only now.',
  key: 'Key',
  open: 'Add it to an app on this device',
  wrong: 'That did not match. After several failures, signing in is closed for 15 minutes.',
  again: 'Start again',
  organisation: (name) => `Sign in with ${name}`,
  refused: {
    unknown:
      'Your organisation knows you, but you have no open account in Kinbridge by that name. Ask an administrator of Kinbridge.',
    'not-proven': 'That sign-in could not be confirmed, or took too long. Start again.',
    'no-answer':
      'Your organisation’s sign-in does not answer at the moment. Try again, or use your password here.',
  },
};

const fr: PasswordTexts = {
  title: 'Se connecter à Kinbridge',
  id: 'Nom d’utilisateur',
  password: 'Mot de passe',
  next: 'Continuer',
  code: 'Code à six chiffres',
  codeLead: 'Saisissez le code que votre application d’authentification affiche maintenant.',
  enrolLead:
    'Ajoutez cette clé à votre application d’authentification, puis saisissez le code affiché. La clé n’est montrée que maintenant.',
  key: 'Clé',
  open: 'L’ajouter à une application de cet appareil',
  wrong: 'Cela ne correspond pas. Après plusieurs échecs, la connexion est fermée pendant 15 minutes.',
  again: 'Recommencer',
  organisation: (name) => `Se connecter avec ${name}`,
  refused: {
    unknown:
      'Votre organisation vous connaît, mais vous n’avez pas de compte ouvert à ce nom dans Kinbridge. Adressez-vous à un administrateur de Kinbridge.',
    'not-proven': 'Cette connexion n’a pas pu être confirmée, ou a pris trop de temps. Recommencez.',
    'no-answer':
      'La connexion de votre organisation ne répond pas pour le moment. Réessayez, ou utilisez votre mot de passe ici.',
  },
};

const ar: PasswordTexts = {
  title: 'تسجيل الدخول إلى Kinbridge',
  id: 'اسم المستخدم',
  password: 'كلمة المرور',
  next: 'متابعة',
  code: 'رمز من ستة أرقام',
  codeLead: 'أدخل الرمز الذي يعرضه تطبيق المصادقة الآن.',
  enrolLead: 'أضف هذا المفتاح إلى تطبيق المصادقة، ثم أدخل الرمز الذي يعرضه. لا يظهر المفتاح إلا الآن.',
  key: 'المفتاح',
  open: 'إضافته إلى تطبيق على هذا الجهاز',
  wrong: 'البيانات غير متطابقة. بعد عدة محاولات فاشلة يُغلق تسجيل الدخول مدة 15 دقيقة.',
  again: 'البدء من جديد',
  organisation: (name) => `تسجيل الدخول عبر \u2068${name}\u2069`,
  refused: {
    unknown:
      'منظمتك تعرفك، لكن ليس لك حساب مفتوح بهذا الاسم في Kinbridge. اسأل أحد مديري النظام في Kinbridge.',
    'not-proven': 'تعذّر تأكيد تسجيل الدخول هذا، أو استغرق وقتًا طويلًا. ابدأ من جديد.',
    'no-answer': 'لا تجيب خدمة تسجيل الدخول في منظمتك الآن. حاول مرة أخرى، أو استخدم كلمة المرور هنا.',
  },
};

const es: PasswordTexts = {
  title: 'Iniciar sesión en Kinbridge',
  id: 'Nombre de usuario',
  password: 'Contraseña',
  next: 'Continuar',
  code: 'Código de seis cifras',
  codeLead: 'Escriba el código que muestra ahora su aplicación de autenticación.',
  enrolLead:
    'Añada esta clave a su aplicación de autenticación y escriba después el código que muestra. La clave solo se muestra ahora.',
  key: 'Clave',
  open: 'Añadirla a una aplicación de este dispositivo',
  wrong: 'Los datos no coinciden. Tras varios intentos fallidos, el acceso se cierra durante 15 minutos.',
  again: 'Empezar de nuevo',
  organisation: (name) => `Iniciar sesión con ${name}`,
  refused: {
    unknown:
      'Su organización le conoce, pero no tiene aquí una cuenta abierta con ese nombre en Kinbridge. Consulte a una persona administradora de Kinbridge.',
    'not-proven': 'No se pudo confirmar este inicio de sesión, o tardó demasiado. Empiece de nuevo.',
    'no-answer':
      'El inicio de sesión de su organización no responde ahora. Inténtelo de nuevo o use aquí su contraseña.',
  },
};

const uk: PasswordTexts = {
  title: 'Вхід до Kinbridge',
  id: 'Ім’я користувача',
  password: 'Пароль',
  next: 'Продовжити',
  code: 'Код із шести цифр',
  codeLead: 'Введіть код, який зараз показує ваш застосунок автентифікації.',
  enrolLead:
    'Додайте цей ключ до застосунку автентифікації, а потім введіть код, який він покаже. Ключ показано лише зараз.',
  key: 'Ключ',
  open: 'Додати його до застосунку на цьому пристрої',
  wrong: 'Дані не збігаються. Після кількох невдалих спроб вхід закривається на 15 хвилин.',
  again: 'Почати спочатку',
  organisation: (name) => `Увійти через «${name}»`,
  refused: {
    unknown:
      'Ваша організація Вас знає, але відкритого облікового запису з таким ім’ям у Kinbridge немає. Зверніться до адміністратора Kinbridge.',
    'not-proven': 'Цей вхід не вдалося підтвердити, або він тривав надто довго. Почніть спочатку.',
    'no-answer':
      'Вхід Вашої організації зараз не відповідає. Спробуйте ще раз або скористайтеся тут паролем.',
  },
};

export const PASSWORD_TEXTS: Readonly<Record<StaffLanguage, PasswordTexts>> = { en, fr, ar, es, uk };
